import type { ApprovalView, ChangeState, ProblemCode } from '#core/contracts';
import { ok, refuse } from '#core/kernel';
import type { Refusal, Result } from '#core/kernel';
import { commentIn, saysWhy, type DecisionContext, type StandingDecision } from '#platform/orchestration';
import { contentHash } from './change-content.js';
import type { Change } from './change.entity.js';
import { PREPARED_IN } from './change.lifecycle.js';

/** In which state of the change each task of its process is decided; other tasks of a changed model are not bound to one. */
const STATE_OF_TASK: Readonly<Record<string, ChangeState>> = {
  AuthorizeChange: 'authorize',
  AuthorizeEmergency: 'authorize',
  CabDecision: 'authorize',
  ImplementChange: 'implement',
  BackOutChange: 'implement',
  ReviewChange: 'review',
};

/** Tasks in which the change is approved, by one voice of a person each. */
export const APPROVAL_TASKS = Object.keys(STATE_OF_TASK).filter((elementId) => STATE_OF_TASK[elementId] === 'authorize');

const APPROVALS = { approve: 'approved', reject: 'rejected' } as const;

/**
 * Whether a person may decide on the change now. Separation of duties (ITIL 4 change enablement): nobody approves or rejects
 * their own request, whatever roles they hold, whatever the task is called and whoever they act as.
 */
export function mayDecideOn(change: Change, { elementId, actor, variables }: DecisionContext): Result<void, Refusal<ProblemCode>> {
  if (change.withdrawnAt) return refuse('conflict', `${change.number} has been withdrawn.`);
  const state = elementId === 'ReviseChange' ? PREPARED_IN[change.type] : STATE_OF_TASK[elementId];
  if (state !== undefined && change.state !== state) {
    return refuse('illegal-transition', `${change.number} is in the state ${change.state}; this task belongs to ${state}.`);
  }
  if (isApproval(elementId, variables) && isRequestOf(change, actor)) {
    return refuse('separation-of-duties', `You requested ${change.number}: somebody else has to decide on it.`);
  }
  if (elementId === 'ReviseChange' && change.requesterId !== actor.personId) {
    return refuse('not-permitted', `Only the requester revises ${change.number}.`);
  }
  if (elementId === 'ReviewChange' && change.implementedById !== null && [actor.personId, actor.administrator?.personId].includes(change.implementedById)) return ownWork(change);
  return saysWhy(variables['decision'], variables, { reject: 'Say why you reject the change, so that the requester can improve it.' });
}

function isRequestOf({ requesterId }: Change, { personId, administrator }: DecisionContext['actor']): boolean {
  return requesterId === personId || requesterId === administrator?.personId;
}

/** The same rules once more, where the engine completes the task: on the decision row, without trust in who asked. */
export function stillStands(change: Change, { elementId, personId, contentHash: hash, variables }: StandingDecision): Result<void, Refusal<ProblemCode>> {
  if (change.withdrawnAt) return refuse('conflict', `${change.number} has been withdrawn.`);
  if (elementId === 'ReviewChange' && change.implementedById === personId) return ownWork(change);
  if (!isApproval(elementId, variables)) return ok();
  if (change.requesterId === personId) return refuse('separation-of-duties', `The requester of ${change.number} cannot decide on it.`);
  return hash === contentHash(change) ? ok() : refuse('conflict', `The content of ${change.number} was changed after the decision.`);
}

/** The approval a decision carries, or null when it carries none. */
export function approvalIn({ elementId, variables }: DecisionContext): Pick<ApprovalView, 'stage' | 'decision' | 'comment'> | null {
  const decision = decisionOf(variables);
  if (decision === undefined) return null;
  return { stage: STAGES[elementId] ?? 'change-manager', decision, comment: commentIn(variables) };
}

function ownWork({ number }: Change): Result<never, Refusal<ProblemCode>> {
  return refuse('separation-of-duties', `You implemented ${number}: somebody else has to review it.`);
}

const STAGES: Readonly<Record<string, ApprovalView['stage']>> = { CabDecision: 'cab', AuthorizeEmergency: 'emergency-approver' };

export function isApproval(elementId: string, variables: Record<string, unknown>): boolean {
  return STATE_OF_TASK[elementId] === 'authorize' || decisionOf(variables) !== undefined;
}

function decisionOf({ decision }: Record<string, unknown>): ApprovalView['decision'] | undefined {
  return decision === 'approve' || decision === 'reject' ? APPROVALS[decision] : undefined;
}
