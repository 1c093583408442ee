import type { ImprovementState, ProblemCode } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { saysWhy, type DecisionContext, type StandingDecision } from '#platform/orchestration';
import { contentHash } from './improvement-content.js';
import type { Improvement } from './improvement.entity.js';
import { ENDED_STATES } from './improvement.lifecycle.js';

type Verdict = Result<void, Refusal<ProblemCode>>;

/** In which state of the improvement each task of its process is decided; other tasks of a changed model are not bound to one. */
const STATE_OF_TASK: Readonly<Record<string, ImprovementState>> = {
  LinkObjective: 'proposed',
  AssessImprovement: 'assess',
  ApproveImprovement: 'approve',
  PlanImprovement: 'plan',
  TakeAction: 'act',
  MeasureBenefit: 'measure',
};

const TELL_THE_PROPOSER = 'Say why, so that the one who proposed it learns of it.';

const OWNERS_TASKS: readonly string[] = ['AssessImprovement', 'PlanImprovement', 'TakeAction', 'MeasureBenefit'];

/** Whether a person may decide on the improvement now. Nobody approves what they proposed or own, whoever they act as. */
export function mayDecideOn(improvement: Improvement, { elementId, actor, variables }: DecisionContext): Verdict {
  const open = stillOpen(improvement);
  if (!open.ok) return open;
  const { number, state: now, ownerId } = improvement;
  const state = STATE_OF_TASK[elementId];
  if (state !== undefined && now !== state) return refuse('illegal-transition', `${number} is in the state ${now}; this task belongs to ${state}.`);
  if (OWNERS_TASKS.includes(elementId) && ownerId !== actor.personId) return refuse('not-permitted', `Only the owner decides this on ${number}.`);
  const asked = [actor.personId, actor.administrator?.personId];
  if (elementId === 'ApproveImprovement' && asked.some((id) => isOwnOf(improvement, id))) return own(improvement);
  return saysWhy(variables['decision'], variables, { reject: TELL_THE_PROPOSER, return: TELL_THE_PROPOSER });
}

/** The same rules once more, where the engine completes the task: on the decision row, without trust in who asked. */
export function stillStands(improvement: Improvement, { elementId, personId, contentHash: hash }: StandingDecision): Verdict {
  const open = stillOpen(improvement);
  if (!open.ok) return open;
  if (OWNERS_TASKS.includes(elementId) && improvement.ownerId !== personId) return refuse('conflict', `${improvement.number} has another owner now.`);
  if (elementId !== 'ApproveImprovement') return ok();
  if (isOwnOf(improvement, personId)) return own(improvement);
  return hash === contentHash(improvement) ? ok() : refuse('conflict', `The content of ${improvement.number} was changed after the decision.`);
}

function stillOpen({ number, state, withdrawnAt }: Improvement): Verdict {
  return withdrawnAt || ENDED_STATES.includes(state) ? refuse('conflict', `${number} has ended, or has been withdrawn.`) : ok();
}

function isOwnOf({ ownerId, proposedById }: Improvement, personId: string | undefined): boolean {
  return personId !== undefined && (personId === ownerId || personId === proposedById);
}

function own({ number }: Improvement): Verdict {
  return refuse('separation-of-duties', `You proposed or own ${number}: somebody else has to approve it.`);
}
