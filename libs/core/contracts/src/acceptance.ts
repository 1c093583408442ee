import type { PersonRef } from './change.js';
import type { Direction, LockedFields } from './catalogue.js';
import type { Lifecycle } from './lifecycle.js';

export const ACCEPTANCE_STATES = ['draft', 'evidence', 'signing', 'accepted', 'withdrawn'] as const;
export type AcceptanceState = (typeof ACCEPTANCE_STATES)[number];

/** Evidence is collected, then operations sign; what they reject goes back to those who bring the evidence. */
export const ACCEPTANCE_LIFECYCLE = {
  draft: ['evidence', 'withdrawn'],
  evidence: ['signing', 'withdrawn'],
  signing: ['accepted', 'evidence', 'withdrawn'],
  accepted: [],
  withdrawn: [],
} as const satisfies Lifecycle<AcceptanceState>;

export const CRITERION_PHASES = ['entry', 'exit'] as const;
/** Whether a criterion is asked before early-life support begins, or before it ends. */
export type CriterionPhase = (typeof CRITERION_PHASES)[number];

export const READINESS = ['not-given', 'red', 'amber', 'green'] as const;
/** How its owner finds a criterion met; `not-given`: nothing was brought yet. */
export type Readiness = (typeof READINESS)[number];

/** Who has to do with a transition, and so may own criteria: who hands over, who answers for the service, who takes the calls. */
export const TRANSITION_ROLES = ['manager', 'service-owner', 'service-desk'] as const;
export type TransitionRole = (typeof TRANSITION_ROLES)[number];

export interface TransitionCriterion {
  key: string;
  text: string;
  phase: CriterionPhase;
  /** While it is red or nothing was brought for it, nobody can accept. */
  mandatory: boolean;
}

export interface CriterionTemplate extends TransitionCriterion {
  ownerRole: TransitionRole;
}

/** A level that is measured each day without a promise of the catalogue behind it. */
export interface LevelTemplate {
  key: string;
  name: string;
  unit: string;
  direction: Direction;
  target: number;
}

export const TRANSITION_SETS = ['service-acceptance', 'early-life-support'] as const;
export type TransitionSetKind = (typeof TRANSITION_SETS)[number];

/** The criteria, and for early-life support the levels, that a new record begins with. */
export interface TransitionSetView {
  kind: TransitionSetKind;
  criteria: CriterionTemplate[];
  levels: LevelTemplate[];
  version: number;
}

/** A criterion with its owner and what they brought. */
export interface CriterionReading extends TransitionCriterion {
  owner: PersonRef;
  /** Day by which its owner has to bring what shows it; null: when the round asks for it. */
  due: string | null;
  readiness: Readiness;
  evidence: { text: string; by: PersonRef; at: string } | null;
}

export interface SignatureView {
  decision: 'accept' | 'reject';
  by: PersonRef;
  comment: string;
  at: string;
}

export interface AcceptanceContent {
  title: string;
  service: string;
  project: string | null;
  release: string | null;
}

export interface AcceptanceListItem extends AcceptanceContent {
  number: string;
  state: AcceptanceState;
  /** Who hands the service over. */
  manager: PersonRef;
  /** How many mandatory criteria are red or without evidence. */
  red: number;
  criteriaCount: number;
  updatedAt: string;
}

export const ACCEPTANCE_ACTIONS = ['edit', 'submit', 'give-evidence', 'withdraw'] as const;
export type AcceptanceAction = (typeof ACCEPTANCE_ACTIONS)[number];

export interface AcceptanceView extends AcceptanceListItem {
  version: number;
  /** Who speaks for the service desk. */
  desk: PersonRef;
  /** How often evidence was collected. */
  round: number;
  criteria: CriterionReading[];
  signatures: SignatureView[];
  /** What stands in the way of the acceptance now, in sentences. */
  blockers: string[];
  processInstanceKey: string | null;
  createdAt: string;
  /** Of what is edited. */
  locked: LockedFields;
  allowedActions: AcceptanceAction[];
}
