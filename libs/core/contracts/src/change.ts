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

/** Standard change: its template is its approval, so that nobody assesses or authorizes it. */
export const STANDARD_CHANGE_LIFECYCLE = {
  new: ['scheduled', 'cancelled'],
  scheduled: ['implement', 'cancelled'],
  implement: ['review'],
  review: ['closed', 'implement'],
  closed: [],
  cancelled: [],
} as const satisfies Lifecycle<Exclude<ChangeState, 'assess' | 'authorize'>>;

/** Emergency change: no assessment by people; approved before it starts, reviewed without exception. */
export const EMERGENCY_CHANGE_LIFECYCLE = {
  new: ['authorize', 'cancelled'],
  authorize: ['scheduled', 'new', 'cancelled'],
  scheduled: ['implement', 'authorize', 'cancelled'],
  implement: ['review'],
  review: ['closed', 'implement'],
  closed: [],
  cancelled: [],
} as const satisfies Lifecycle<Exclude<ChangeState, 'assess'>>;

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
  plannedImplementer: PersonRef | null;
  /** Who reported the implementation; null until then. */
  implementedBy: PersonRef | null;
  /** Highest urgency of the services touched. */
  urgency: Level | null;
  risk: RiskLevel | null;
  riskReason: string | null;
  /** Every source of the risk with what it found; the higher risk counts. */
  riskReasons: RiskReason[];
  /** Whose approvals it needs; null until its risk is assessed. */
  approvalPolicy: ApprovalPolicy | null;
  /** The window that was approved, within which the start may be moved. */
  approvedStart: string | null;
  approvedEnd: string | null;
  tasks: ImplementationTaskView[];
  /** Whether a post-implementation review is held, and why; null until the implementation is over. */
  reviewNeeded: boolean | null;
  reviewReason: string | null;
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

export const CHANGE_ACTIONS = ['edit', 'submit', 'withdraw', 'move-start', 'delete-draft', 'plan-tasks', 'report-tasks'] as const;
export type ChangeAction = (typeof CHANGE_ACTIONS)[number];

export const RISK_SOURCES = ['facts', 'questionnaire'] as const;

export interface RiskReason {
  source: (typeof RISK_SOURCES)[number];
  risk: RiskLevel;
  reason: string;
}

/** What the approval policy (a decision table) asks for. */
export interface ApprovalPolicy {
  /** Role of those who approve. */
  approverGroup: string;
  approvals: number;
  /** Whether the change advisory board decides after them. */
  board: boolean;
  /** ISO 8601 duration. */
  remindAfter: string;
  reason: string;
}

export const CHANGE_PLANS = ['implementationPlan', 'backoutPlan', 'testPlan'] as const;
export type ChangePlan = (typeof CHANGE_PLANS)[number];

/** Which plans a change needs (a decision table). */
export type RequiredPlans = Record<ChangePlan, boolean> & { reason: string };

/** What the decision tables say of a content as it is written now, before it is submitted. */
export interface ChangeForecast {
  risk: RiskLevel | null;
  riskReasons: RiskReason[];
  requiredPlans: RequiredPlans;
  /** null: a standard change, which its template approves. */
  approvalPolicy: ApprovalPolicy | null;
}

export const IMPLEMENTATION_TASK_STATES = ['open', 'done', 'failed'] as const;
export type ImplementationTaskState = (typeof IMPLEMENTATION_TASK_STATES)[number];

/** One step of the implementation. */
export interface ImplementationTaskView {
  id: string;
  position: number;
  title: string;
  owner: PersonRef | null;
  plannedStart: string | null;
  plannedEnd: string | null;
  state: ImplementationTaskState;
  note: string | null;
  reportedBy: PersonRef | null;
  reportedAt: string | null;
}

export const APPROVAL_STAGES = ['change-manager', 'cab', 'emergency-approver'] as const;

export interface ApprovalView {
  stage: (typeof APPROVAL_STAGES)[number];
  decision: 'approved' | 'rejected';
  by: PersonRef;
  /** The absent colleague in whose name a deputy decided. */
  inNameOf: PersonRef | null;
  at: string;
  comment: string | null;
  contentHash: string;
  void: boolean;
  /** Which time of asking it belongs to: an edit or a rejection opens the next. */
  round: number;
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
