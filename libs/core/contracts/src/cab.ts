import type { ChangeState, PersonRef, RiskLevel } from './change.js';
import type { Lifecycle } from './lifecycle.js';

export const CAB_STATES = ['planned', 'held', 'minuted', 'cancelled'] as const;
export type CabState = (typeof CAB_STATES)[number];

/** Meeting of the change advisory board: decisions are taken while it is held, minutes end it. */
export const CAB_LIFECYCLE = {
  planned: ['held', 'cancelled'],
  held: ['minuted'],
  minuted: [],
  cancelled: [],
} as const satisfies Lifecycle<CabState>;

/** People come a little before the time: so long before its start a meeting is held without being asked whether that is meant. */
export const CAB_EARLY_MS = 30 * 60_000;

export const CAB_ACTIONS = ['edit', 'keep-agenda', 'hold', 'decide', 'minute', 'cancel'] as const;
export type CabAction = (typeof CAB_ACTIONS)[number];

/** A person's decision on a change while it stood on the agenda. */
export interface CabDecisionView {
  by: PersonRef;
  decision: 'approve' | 'reject';
  comment: string | null;
  at: string;
  /** True when the decision did not come to count. */
  void: boolean;
}

export const AGENDA_STATES = ['open', 'postponed'] as const;
export type AgendaState = (typeof AGENDA_STATES)[number];

export interface AgendaItemView {
  change: string;
  title: string;
  state: AgendaState;
  changeState: ChangeState;
  risk: RiskLevel | null;
  requester: PersonRef;
  plannedStart: string | null;
  plannedEnd: string | null;
  decisions: CabDecisionView[];
  /** Stands on the agenda and has yet to be decided, or left to another meeting with a reason. */
  undecided: boolean;
}

/** A change that a meeting leaves to another one. */
export interface DeferredChange {
  change: string;
  reason: string;
}

export interface CabMeetingListItem {
  number: string;
  title: string;
  state: CabState;
  start: string;
  end: string;
  chair: PersonRef;
  /** Changes on the agenda. */
  changes: number;
}

export interface CabMeetingView extends CabMeetingListItem {
  version: number;
  /** Room or address of the call. */
  place: string;
  members: PersonRef[];
  agenda: AgendaItemView[];
  minutes: string;
  heldAt: string | null;
  minutedAt: string | null;
  allowedActions: CabAction[];
}

/** A change that waits for the board and stands on no agenda. */
export interface WaitingForCab {
  change: string;
  title: string;
  risk: RiskLevel | null;
  requester: PersonRef;
  plannedStart: string | null;
}
