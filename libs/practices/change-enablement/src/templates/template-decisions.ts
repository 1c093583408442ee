import type { ProblemCode, TemplateDecision, TemplateState } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { commentIn, saysWhy, type DecisionContext, type StandingDecision } from '#platform/orchestration';
import { templateHash } from './template-content.js';
import type { ChangeTemplate } from './template.entity.js';

type Verdict = Result<void, Refusal<ProblemCode>>;

/** In which state of the template each task of its process is decided. */
const STATE_OF_TASK: Readonly<Record<string, TemplateState>> = { DecideOnTemplate: 'proposed', ReviseTemplate: 'proposed', ReviewTemplate: 'demoted' };

const DECISIONS: Readonly<Record<string, TemplateDecision>> = { approve: 'approved', reject: 'rejected', renew: 'renewed' };

const NEEDS_A_WORD = {
  reject: 'Say why you reject the template, so that the proposer can improve it.',
  retire: 'Say why the template is retired, so that those who used it know.',
} as const;

/** Whether a person may decide on the template now. Nobody decides on what they proposed themselves, whoever they act as. */
export function mayDecideOnTemplate(template: ChangeTemplate, { elementId, actor, variables }: DecisionContext): Verdict {
  const state = STATE_OF_TASK[elementId];
  if (state !== undefined && template.state !== state) {
    return refuse('illegal-transition', `${template.number} is ${template.state}; this task belongs to the state ${state}.`);
  }
  if (judges(elementId) && (template.proposerId === actor.personId || template.proposerId === actor.administrator?.personId)) {
    return refuse('separation-of-duties', `You proposed ${template.number}: somebody else has to decide on it.`);
  }
  if (elementId === 'ReviseTemplate' && template.proposerId !== actor.personId) {
    return refuse('not-permitted', `Only the proposer revises ${template.number}.`);
  }
  return saysWhy(variables['decision'], variables, NEEDS_A_WORD);
}

/** The same rules once more, where the engine completes the task: on the decision row, without trust in who asked. */
export function templateDecisionStands(template: ChangeTemplate, { elementId, personId, contentHash }: StandingDecision): Verdict {
  if (!judges(elementId)) return ok();
  if (template.proposerId === personId) return refuse('separation-of-duties', `The proposer of ${template.number} cannot decide on it.`);
  return contentHash === templateHash(template) ? ok() : refuse('conflict', `The content of ${template.number} was changed after the decision.`);
}

/** What a decision says of the template, or null when it says nothing of it. */
export function templateDecisionIn({ variables }: Pick<DecisionContext, 'variables'>): { decision: TemplateDecision; comment: string | null } | null {
  const decision = DECISIONS[String(variables['decision'])];
  return decision === undefined ? null : { decision, comment: commentIn(variables) };
}

function judges(elementId: string): boolean {
  return elementId !== 'ReviseTemplate';
}
