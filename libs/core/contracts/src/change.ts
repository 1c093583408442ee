import type { Lifecycle } from './lifecycle.js';

export const CHANGE_TYPES = ['standard', 'normal', 'emergency'] as const;
export type ChangeType = (typeof CHANGE_TYPES)[number];

export const CHANGE_STATES = ['new', 'assess', 'authorize', 'scheduled', 'implement', 'review', 'closed', 'cancelled'] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

/** Normal change, ITIL 4 change enablement. */
export const NORMAL_CHANGE_LIFECYCLE = {
  new: ['assess', 'cancelled'],
  assess: ['authorize', 'new', 'cancelled'],
  authorize: ['scheduled', 'assess', 'cancelled'],
  scheduled: ['implement', 'authorize', 'cancelled'],
  implement: ['review'],
  review: ['closed', 'implement'],
  closed: [],
  cancelled: [],
} as const satisfies Lifecycle<ChangeState>;

export const LEVELS = ['low', 'medium', 'high'] as const;
export type Level = (typeof LEVELS)[number];
export const CHANGE_SIZES = ['small', 'medium', 'large'] as const;
export type ChangeSize = (typeof CHANGE_SIZES)[number];
export const CHANGE_NOVELTIES = ['routine', 'familiar', 'new'] as const;
export type ChangeNovelty = (typeof CHANGE_NOVELTIES)[number];
export const RISK_LEVELS = ['low', 'moderate', 'high'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];
export const CHANGE_OUTCOMES = ['successful', 'successful-with-issues', 'backed-out', 'unsuccessful'] as const;
export type ChangeOutcome = (typeof CHANGE_OUTCOMES)[number];

/** Answers of the risk questionnaire by question; which questions there are, a form says. */
export type QuestionnaireAnswers = Readonly<Record<string, string>>;

/** What a requester may write while the change is a draft or under revision; its type and template in the draft only. */
export interface ChangeContent {
  type: ChangeType;
  /** Number of the standard-change template it follows; standard changes only. */
  template: string | null;
  title: string;
  description: string;
  justification: string;
  /** Numbers of the services touched, at least one before submission (`SVC-3`). */
  services: string[];
  /** Numbers of the configuration items touched (`CI-12`). */
  items: string[];
  impact: Level;
  size: ChangeSize;
  novelty: ChangeNovelty;
  backoutTested: boolean;
  questionnaire: QuestionnaireAnswers;
  implementationPlan: string;
  backoutPlan: string;
  testPlan: string;
  /** ISO 8601 with zone. */
  plannedStart: string | null;
  plannedEnd: string | null;
  /** User name of who implements it; null: whoever of the implementers takes it. */
  implementer: string | null;
  /** Why the window is right although something speaks against it (a soft freeze, an overlap). */
  scheduleReason: string | null;
}

export interface ChangeView extends ChangeContent {
  number: string;
  state: ChangeState;
  version: number;
  requester: PersonRef;
  implementedBy: PersonRef | null;
  /** Highest urgency of the services touched. */
  urgency: Level | null;
  risk: RiskLevel | null;
  riskReason: string | null;
  outcome: ChangeOutcome | null;
  outcomeNote: string | null;
  approvals: ApprovalView[];
  processInstanceKey: string | null;
  createdAt: string;
  updatedAt: string;
  /** True while the requester may edit the content; otherwise `lockedReason` says why not. */
  editable: boolean;
  lockedReason: string | null;
  /** Buttons the signed-in person may press now. */
  allowedActions: ChangeAction[];
}

export const CHANGE_ACTIONS = ['edit', 'submit', 'withdraw', 'move-start', 'delete-draft'] as const;
export type ChangeAction = (typeof CHANGE_ACTIONS)[number];

export interface ApprovalView {
  stage: 'change-manager' | 'cab';
  decision: 'approved' | 'rejected';
  by: PersonRef;
  at: string;
  comment: string | null;
  contentHash: string;
  void: boolean;
}

export interface ChangeListItem {
  number: string;
  title: string;
  type: ChangeType;
  state: ChangeState;
  risk: RiskLevel | null;
  requester: PersonRef;
  services: string[];
  plannedStart: string | null;
  plannedEnd: string | null;
  updatedAt: string;
}

export interface PersonRef {
  username: string;
  displayName: string;
}
