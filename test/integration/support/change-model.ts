import type { ChangeOutcome, ChangeState, ChangeType, ProblemCode } from '#core/contracts';

/** Where the process of a change is: the job that is run next, the task that is open, or what is waited for. */
export type Place =
  | 'draft' | 'take-up' | 'validate' | 'record-risk' | 'approve' | 'board' | 'record-authorization' | 'schedule' | 'revise' | 'cancel' | 'withdraw'
  | 'wait' | 'begin' | 'implement' | 'back-out' | 'record-implementation' | 'plan-review' | 'review' | 'close' | 'ended';

export type Who = 'rita' | 'cora' | 'carl' | 'abel' | 'emil';
export type Verdict = 'ok' | ProblemCode;

/** What a change and its process are, as a person would tell it: no database, no engine. */
export interface ModelledChange {
  readonly type: ChangeType;
  state: ChangeState;
  place: Place;
  withdrawn: boolean;
  revising: boolean;
  complete: boolean;
  /** Who has approved in this round. */
  approvals: Who[];
  rejected: boolean;
  people: number;
  board: boolean;
  /** Hours after the base hour. */
  window: readonly [number, number];
  approved: readonly [number, number] | null;
  /** The start that the process waited for. */
  awaited: number;
  /** An edit of which the process has not heard yet. */
  editOnItsWay: boolean;
  failed: boolean;
  implementedBy: Who | null;
  /** Whether all works as before once it was backed out. */
  restored: boolean;
  outcome: ChangeOutcome | null;
  /** What the review said. */
  reviewed: ChangeOutcome | null;
}

const REQUESTER: Who = 'rita';
const MANAGERS: readonly Who[] = ['cora', 'carl'];
const PREPARED: Record<ChangeType, ChangeState> = { standard: 'new', normal: 'assess', emergency: 'new' };
const WITHIN_APPROVAL: readonly Place[] = ['approve', 'board', 'record-authorization', 'wait'];
/** The state in which each task is decided. */
const DECIDED_IN: Partial<Record<Place, ChangeState>> = { approve: 'authorize', board: 'authorize', implement: 'implement', 'back-out': 'implement', review: 'review' };

export function aModelledChange(type: ChangeType): ModelledChange {
  const nothing = { approvals: [], rejected: false, approved: null, awaited: 0, editOnItsWay: false, failed: false, implementedBy: null, restored: false, outcome: null, reviewed: null };
  return { type, state: 'new', place: 'draft', withdrawn: false, revising: false, complete: true, people: 1, board: false, window: [10, 20], ...nothing };
}

export const isOpenForApproval = ({ type, state }: ModelledChange): boolean => type !== 'standard' && (state === 'authorize' || state === 'scheduled');

export function mayEdit(change: ModelledChange, who: Who): Verdict {
  if (who !== REQUESTER) return 'not-permitted';
  if (change.withdrawn) return 'illegal-transition';
  return change.place === 'draft' || change.revising || isOpenForApproval(change) ? 'ok' : 'illegal-transition';
}

export function maySubmit({ place }: ModelledChange, who: Who): Verdict {
  if (who !== REQUESTER) return 'not-permitted';
  return place === 'draft' ? 'ok' : 'illegal-transition';
}

export function mayWithdraw({ withdrawn, place, state }: ModelledChange, who: Who): Verdict {
  if (who !== REQUESTER && !MANAGERS.includes(who)) return 'not-permitted';
  if (withdrawn) return 'conflict';
  return place !== 'draft' && ['new', 'assess', 'authorize', 'scheduled'].includes(state) ? 'ok' : 'illegal-transition';
}

export function mayMove({ withdrawn, state }: ModelledChange, who: Who): Verdict {
  if (who !== REQUESTER && !MANAGERS.includes(who)) return 'not-permitted';
  if (withdrawn) return 'conflict';
  return state === 'scheduled' ? 'ok' : 'illegal-transition';
}

export function mayDecide(change: ModelledChange, at: Place, who: Who): Verdict {
  if (change.withdrawn) return 'conflict';
  const state = at === 'revise' ? PREPARED[change.type] : DECIDED_IN[at];
  if (change.state !== state) return 'illegal-transition';
  const approves = at === 'approve' || at === 'board';
  if (approves && (who === REQUESTER || change.approvals.includes(who))) return 'separation-of-duties';
  if (at === 'review' && who === change.implementedBy) return 'separation-of-duties';
  return at === 'revise' && who !== REQUESTER ? 'not-permitted' : 'ok';
}

export function submitted(change: ModelledChange): void {
  change.place = 'take-up';
}

export function withdrawn(change: ModelledChange): void {
  change.withdrawn = true;
  if (change.place !== 'begin') change.place = 'withdraw';
}

/** What was approved, or is being approved, is another content now. */
export function edited(change: ModelledChange): void {
  if (!isOpenForApproval(change)) return;
  Object.assign(change, { approvals: [], rejected: false, approved: null });
  if (WITHIN_APPROVAL.includes(change.place)) change.place = 'take-up';
  else change.editOnItsWay = true;
}

export function moved(change: ModelledChange, window: readonly [number, number]): void {
  const { type, approved, place } = change;
  change.window = window;
  const within = approved !== null && window[0] >= approved[0] && window[1] <= approved[1];
  if (type !== 'standard' && !within) edited(change);
  else if (place === 'wait') change.awaited = window[0];
}

export function decided(change: ModelledChange, who: Who, well: boolean): void {
  switch (change.place) {
    case 'approve':
    case 'board':
      return approvedOrNot(change, who, well);
    case 'revise':
      change.revising = false;
      change.place = well ? 'take-up' : 'cancel';
      return;
    case 'implement':
      change.failed = !well;
      change.implementedBy = who;
      change.place = well ? 'record-implementation' : 'back-out';
      return;
    case 'back-out':
      change.restored = well;
      change.place = 'record-implementation';
      return;
    case 'review':
      change.reviewed = well ? 'successful' : 'unsuccessful';
      change.place = 'close';
      return;
    default:
      throw new Error(`There is no task at ${change.place}.`);
  }
}

function approvedOrNot(change: ModelledChange, who: Who, well: boolean): void {
  change.approvals.push(who);
  if (!well) change.rejected = true;
  const enough = change.place === 'board' || change.approvals.length >= change.people;
  if (!well || (enough && (change.place === 'board' || !change.board))) change.place = 'record-authorization';
  else if (enough) change.place = 'board';
}

/** What the job at the place of the change makes of it. */
export const AFTER_JOB: Partial<Record<Place, (change: ModelledChange) => void>> = {
  'take-up': (change) => {
    change.state = isOpenForApproval(change) ? 'authorize' : PREPARED[change.type];
    change.place = 'validate';
  },
  validate: (change) => {
    if (change.complete) change.place = change.type === 'standard' ? 'schedule' : 'record-risk';
    else Object.assign(change, { state: PREPARED[change.type], revising: true, place: 'revise' });
  },
  'record-risk': (change) => {
    Object.assign(change, { state: 'authorize', approvals: [], rejected: false, place: change.people === 0 ? 'board' : 'approve' });
    if (change.editOnItsWay) Object.assign(change, { editOnItsWay: false, place: 'take-up' });
  },
  'record-authorization': (change) => {
    if (change.rejected) Object.assign(change, { state: PREPARED[change.type], revising: true, place: 'revise' });
    else Object.assign(change, { state: 'scheduled', approved: change.window, place: 'wait', awaited: change.window[0] });
  },
  schedule: (change) => void Object.assign(change, { state: 'scheduled', place: 'wait', awaited: change.window[0] }),
  wait: (change) => void Object.assign(change, { place: 'begin' }),
  begin: (change) => {
    if (change.withdrawn) Object.assign(change, { state: 'cancelled', place: 'ended' });
    else if (change.type !== 'standard' && !change.approved) change.place = 'take-up';
    else if (change.window[0] === change.awaited) Object.assign(change, { state: 'implement', place: 'implement' });
  },
  'record-implementation': (change) => void Object.assign(change, { state: 'review', place: 'plan-review', outcome: outcomeOf(change) }),
  'plan-review': (change) => void Object.assign(change, { place: change.failed || change.type === 'emergency' ? 'review' : 'close' }),
  close: (change) => void Object.assign(change, { state: 'closed', place: 'ended', outcome: change.reviewed ?? change.outcome }),
  cancel: (change) => void Object.assign(change, { state: 'cancelled', place: 'ended', revising: false }),
  withdraw: (change) => void Object.assign(change, { state: 'cancelled', place: 'ended', revising: false }),
};

function outcomeOf({ failed, restored }: ModelledChange): ChangeOutcome {
  if (!failed) return 'successful';
  return restored ? 'backed-out' : 'unsuccessful';
}
