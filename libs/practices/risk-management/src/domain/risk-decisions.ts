import type { ProblemCode, RiskState } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { saysWhy, type DecisionContext, type StandingDecision } from '#platform/orchestration';
import { contentHash } from './risk-content.js';
import type { Risk } from './risk.entity.js';

type Verdict = Result<void, Refusal<ProblemCode>>;

/** In which state of the risk each task of its process is decided; other tasks of a changed model are not bound to one. */
const STATE_OF_TASK: Readonly<Record<string, RiskState>> = {
  AcceptRisk: 'assessed',
  NameOwner: 'assessed',
  DecideResponse: 'assessed',
  ApproveResponse: 'assessed',
  ReviewRisk: 'treated',
};

/** Tasks that are the owner's, proposed or accepted. */
const OWNERS_TASKS: readonly string[] = ['AcceptRisk', 'DecideResponse', 'ReviewRisk'];

const NEEDS_A_WORD = {
  decline: 'Say why the risk is not yours, so that the right one can be found.',
  reject: 'Say why the risk cannot be borne as it is, so that its owner can do something about it.',
} as const;

/** Whether a person may decide on the risk now. Nobody approves bearing a risk that they own, whoever they act as. */
export function mayDecideOn(risk: Risk, { elementId, actor, variables }: DecisionContext): Verdict {
  const open = stillOpen(risk);
  if (!open.ok) return open;
  const state = STATE_OF_TASK[elementId];
  if (state !== undefined && risk.state !== state) return refuse('illegal-transition', `${risk.number} is in the state ${risk.state}; this task belongs to ${state}.`);
  if (OWNERS_TASKS.includes(elementId) && risk.ownerId !== actor.personId) return refuse('not-permitted', `Only the owner decides this on ${risk.number}.`);
  if (elementId === 'ApproveResponse' && risk.ownerId === null) return refuse('conflict', `${risk.number} has no owner now.`);
  if (elementId === 'ApproveResponse' && [actor.personId, actor.administrator?.personId].includes(risk.ownerId ?? '')) return ownRisk(risk);
  return saysWhy(variables['decision'], variables, NEEDS_A_WORD);
}

/** The same rules once more, where the engine completes the task: on the decision row, without trust in who asked. */
export function stillStands(risk: Risk, { elementId, personId, contentHash: hash }: StandingDecision): Verdict {
  const open = stillOpen(risk);
  if (!open.ok) return open;
  if (OWNERS_TASKS.includes(elementId) && risk.ownerId !== personId) return refuse('conflict', `${risk.number} has another owner now.`);
  if (elementId !== 'ApproveResponse') return ok();
  if (risk.ownerId === personId) return ownRisk(risk);
  return hash === contentHash(risk) ? ok() : refuse('conflict', `${risk.number} was changed after the decision.`);
}

function stillOpen({ number, state, closingRequestedAt }: Risk): Verdict {
  return state === 'closed' || closingRequestedAt ? refuse('conflict', `${number} is closed, or about to be.`) : ok();
}

function ownRisk({ number }: Risk): Verdict {
  return refuse('separation-of-duties', `You own ${number}: somebody else has to say whether it is borne as it is.`);
}
