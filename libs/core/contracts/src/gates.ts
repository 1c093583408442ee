import type { PersonRef } from './change.js';
import type { Lifecycle } from './lifecycle.js';
import type { LiveAnswer, LiveCriterion } from './live-queries.js';
import type { GatekeeperRole, ProjectClass, TeamRole } from './projects.js';

export const GATE_STATES = ['planned', 'evidence', 'voting', 'passed', 'conditional', 'held', 'recycled', 'killed', 'reopened', 'cancelled'] as const;
export type GateState = (typeof GATE_STATES)[number];

/** Each review collects evidence and takes a vote; a condition that lapses reopens the gate. */
export const GATE_LIFECYCLE = {
  planned: ['evidence', 'cancelled'],
  evidence: ['voting', 'cancelled'],
  voting: ['passed', 'conditional', 'held', 'recycled', 'killed', 'cancelled'],
  passed: [],
  conditional: ['passed', 'reopened', 'cancelled'],
  held: ['evidence', 'cancelled'],
  recycled: ['evidence', 'cancelled'],
  killed: [],
  reopened: ['evidence', 'cancelled'],
  cancelled: [],
} as const satisfies Lifecycle<GateState>;

export const GATE_OUTCOMES = ['go', 'conditional-go', 'hold', 'recycle', 'kill'] as const;
export type GateOutcome = (typeof GATE_OUTCOMES)[number];

export const CRITERION_WEIGHTS = ['must', 'should'] as const;
export type CriterionWeight = (typeof CRITERION_WEIGHTS)[number];

/** What is asked at a gate: by hand, with evidence of its owner, or by a query on live records. */
export interface GateCriterion {
  key: string;
  text: string;
  weight: CriterionWeight;
  ownerRole: TeamRole;
  /** null: by hand. */
  live: LiveCriterion | null;
}

export interface GateTemplate {
  name: string;
  gatekeepers: GatekeeperRole[];
  criteria: GateCriterion[];
}

export interface StageTemplate {
  name: string;
  workingDays: number;
  gate: GateTemplate;
}

/** The stages and gates that projects of a class begin with. */
export interface GateSetView {
  class: ProjectClass;
  stages: StageTemplate[];
  version: number;
}

export interface EvidenceView {
  text: string;
  /** What the owner says. */
  claim: boolean;
  by: PersonRef;
  at: string;
}

export interface JudgementView {
  met: boolean;
  note: string;
  by: PersonRef;
  at: string;
}

/** A criterion with what is known of it: now, or when the dossier was frozen. */
export interface CriterionState extends GateCriterion {
  owner: PersonRef | null;
  evidence: EvidenceView | null;
  judgement: JudgementView | null;
  answer: LiveAnswer | null;
  /** null: nobody has judged it yet. */
  met: boolean | null;
}

export interface VoteView {
  by: PersonRef;
  /** The absent gatekeeper whose voice it is; null: their own. */
  inNameOf: PersonRef | null;
  vote: GateOutcome;
  comment: string;
  at: string;
}

export const CONDITION_STATES = ['proposed', 'open', 'met', 'lapsed', 'dropped'] as const;
export type ConditionState = (typeof CONDITION_STATES)[number];

/** What has to be done by a date, in place of a criterion that was not met. */
export interface ConditionView {
  id: string;
  criterion: string | null;
  text: string;
  owner: PersonRef;
  due: string;
  state: ConditionState;
  note: string;
}

/** What was known when the gate was decided. `hash` is the SHA-256 of its canonical text. */
export interface DossierView {
  round: number;
  outcome: GateOutcome;
  reason: string | null;
  decidedAt: string;
  hash: string;
  /** Whether the stored text still has the hash. */
  intact: boolean;
  criteria: CriterionState[];
  votes: VoteView[];
  conditions: Omit<ConditionView, 'state' | 'note'>[];
  /** Keys of criteria whose answer or evidence is another now. */
  changedSince: string[];
}

export interface GateListItem {
  number: string;
  name: string;
  project: string;
  projectName: string;
  ordinal: number;
  state: GateState;
  plannedOn: string;
  outcome: GateOutcome | null;
  updatedAt: string;
}

export const GATE_ACTIONS = ['judge', 'propose-condition', 'confirm-condition', 'give-evidence'] as const;
export type GateAction = (typeof GATE_ACTIONS)[number];

export interface GateView extends GateListItem {
  version: number;
  /** How often it has been reviewed. */
  round: number;
  gatekeepers: PersonRef[];
  criteria: CriterionState[];
  votes: VoteView[];
  conditions: ConditionView[];
  dossiers: DossierView[];
  /** What stands in the way of a pass now, in sentences. */
  blockers: string[];
  processInstanceKey: string | null;
  allowedActions: GateAction[];
}
