import type { ChangeOutcome, ChangeState, PersonRef } from './change.js';
import type { Lifecycle } from './lifecycle.js';
import type { LiveAnswer } from './live-queries.js';
import type { ProjectState } from './projects.js';

export const RELEASE_TYPES = ['major', 'minor', 'emergency'] as const;
export type ReleaseType = (typeof RELEASE_TYPES)[number];

export const RELEASE_STATES = [
  'draft', 'preparing', 'go-no-go', 'scheduled', 'deploying', 'verifying', 'rollback-decision', 'rolling-back', 'early-life-support', 'closed', 'rolled-back', 'cancelled',
] as const;
export type ReleaseState = (typeof RELEASE_STATES)[number];

/**
 * Release management, ITIL 4. A no-go, and an edit after the go, lead back to the preparation. What fails while it is deployed or verified is
 * decided within a time limit: the deployment goes on, or the release is rolled back. Early-life support may end in a rollback, too.
 */
export const RELEASE_LIFECYCLE = {
  draft: ['preparing', 'cancelled'],
  preparing: ['go-no-go', 'cancelled'],
  'go-no-go': ['scheduled', 'preparing', 'cancelled'],
  scheduled: ['deploying', 'preparing', 'cancelled'],
  deploying: ['verifying', 'rollback-decision'],
  verifying: ['early-life-support', 'rollback-decision'],
  'rollback-decision': ['deploying', 'rolling-back'],
  'rolling-back': ['rolled-back'],
  'early-life-support': ['closed', 'rolling-back'],
  closed: [],
  'rolled-back': [],
  cancelled: [],
} as const satisfies Lifecycle<ReleaseState>;

/** What a readiness policy may ask of a release: a closed set. Each counts records (or parts of the release) that are in the way. */
export const RELEASE_CHECKS = [
  'scope', 'window', 'deployment-steps', 'verification-plan', 'rollback-plan', 'changes-authorized', 'changes-not-failed', 'conflicts', 'freezes', 'gates-passed', 'acceptance', 'risk-owners', 'risk-appetite',
] as const;
export type ReleaseCheck = (typeof RELEASE_CHECKS)[number];

export const CHECK_WEIGHTS = ['must', 'should'] as const;
export type CheckWeight = (typeof CHECK_WEIGHTS)[number];

/** A line of the readiness policy: what is asked of releases of a type, and how many may be in the way. From the decision table `release-readiness`. */
export interface ReadinessRule {
  check: ReleaseCheck;
  weight: CheckWeight;
  atMost: number;
  reason: string;
}

/** A line of the policy with what the records say. */
export interface ReadinessLine extends ReadinessRule {
  /** How many are in the way, and which records. */
  answer: LiveAnswer;
  ready: boolean;
}

/** One step of the deployment, in the order of positions. */
export const DEPLOYMENT_STEP_STATES = ['planned', 'done', 'failed'] as const;
export type DeploymentStepState = (typeof DEPLOYMENT_STEP_STATES)[number];

export interface DeploymentStepView {
  position: number;
  title: string;
  owner: PersonRef;
  state: DeploymentStepState;
  note: string;
  reportedBy: PersonRef | null;
  reportedAt: string | null;
}

/** What people write about a release. Changes, projects and services by number. */
export interface ReleaseContent {
  title: string;
  description: string;
  type: ReleaseType;
  /** Number of the goal it serves. */
  goal: string | null;
  services: string[];
  changes: string[];
  projects: string[];
  /** ISO 8601 with zone. */
  plannedStart: string | null;
  plannedEnd: string | null;
  /** How long the decision on a rollback may take, in minutes. */
  rollbackMinutes: number;
  earlyLifeDays: number;
  /** In their order. */
  steps: { title: string; owner: string }[];
  verificationPlan: string;
  rollbackPlan: string;
}

export interface ReleaseListItem {
  number: string;
  title: string;
  type: ReleaseType;
  state: ReleaseState;
  manager: PersonRef;
  services: string[];
  plannedStart: string | null;
  plannedEnd: string | null;
  updatedAt: string;
}

export const GO_NO_GO = ['go', 'no-go'] as const;
export type GoNoGo = (typeof GO_NO_GO)[number];

/** Why a release is rolled back: somebody decided it, nobody decided in time, or early-life support did not accept it. */
export const ROLLBACK_CAUSES = ['decided', 'time-up', 'early-life'] as const;
export type RollbackCause = (typeof ROLLBACK_CAUSES)[number];

/** What was decided at a go/no-go, and by whom. */
export interface GoNoGoView {
  round: number;
  by: PersonRef;
  decision: GoNoGo;
  comment: string;
  at: string;
  /** Why it does not count any more; null: it counts. */
  voidReason: string | null;
}

/** What was known when the go or no-go was recorded. `hash` is the SHA-256 of its canonical text. */
export interface FrozenReadinessView {
  round: number;
  outcome: GoNoGo;
  /** Why it is another outcome than the decisions say; null: it is what they say. */
  reason: string | null;
  at: string;
  hash: string;
  /** Whether the stored text still has the hash. */
  intact: boolean;
  lines: ReadinessLine[];
  /** Checks that answer something else now. */
  changedSince: ReleaseCheck[];
}

export interface ReleaseReadinessView {
  lines: ReadinessLine[];
  /** No must is missing and every risk has an owner. */
  ready: boolean;
  frozen: FrozenReadinessView[];
}

/** A record of the scope as it stands. */
export interface ScopeChange {
  number: string;
  title: string;
  state: ChangeState;
  outcome: ChangeOutcome | null;
}

export interface ScopeProject {
  number: string;
  title: string;
  state: ProjectState;
}

export interface ReleaseView extends ReleaseListItem, Omit<ReleaseContent, 'steps'> {
  version: number;
  steps: DeploymentStepView[];
  scopeChanges: ScopeChange[];
  scopeProjects: ScopeProject[];
  decisions: GoNoGoView[];
  /** Number of its early-life support, once it is open. */
  earlyLifeSupport: string | null;
  verificationNote: string | null;
  /** What failed while it was deployed or verified. */
  failure: string | null;
  rollbackCause: RollbackCause | null;
  rollbackReason: string | null;
  /** Until when the decision on a rollback has to be taken. */
  rollbackDecisionDue: string | null;
  rollbackNote: string | null;
  cancellationReason: string | null;
  /** Why the content cannot be edited now; null: it can. */
  lockedReason: string | null;
  processInstanceKey: string | null;
  createdAt: string;
  allowedActions: ReleaseAction[];
}

export const RELEASE_ACTIONS = ['edit', 'submit', 'cancel'] as const;
export type ReleaseAction = (typeof RELEASE_ACTIONS)[number];

export const RELEASE_NOTE_SECTIONS = ['changes', 'projects', 'improvements', 'known-risks'] as const;
export type ReleaseNoteSection = (typeof RELEASE_NOTE_SECTIONS)[number];

/** What is new with the release, from its scope. Frozen when the release ends. */
export interface ReleaseNotesView {
  title: string;
  sections: { section: ReleaseNoteSection; lines: { number: string; title: string; detail: string | null }[] }[];
  markdown: string;
  /** null: generated now. */
  frozenAt: string | null;
}
