import type { LockedFields } from './catalogue.js';
import type { PersonRef } from './change.js';
import type { CriterionReading, LevelTemplate } from './acceptance.js';
import type { Lifecycle } from './lifecycle.js';

export const EARLY_LIFE_STATES = ['entry', 'running', 'deciding', 'accepted', 'rolled-back', 'cancelled'] as const;
export type EarlyLifeState = (typeof EARLY_LIFE_STATES)[number];

/** Criteria decide on the way in; at the end operations accept, extend or roll back. */
export const EARLY_LIFE_LIFECYCLE = {
  entry: ['running', 'cancelled'],
  running: ['deciding', 'cancelled'],
  deciding: ['running', 'accepted', 'rolled-back', 'cancelled'],
  accepted: [],
  'rolled-back': [],
  cancelled: [],
} as const satisfies Lifecycle<EarlyLifeState>;

export const EARLY_LIFE_DECISIONS = ['accept', 'extend', 'roll-back'] as const;
export type EarlyLifeDecision = (typeof EARLY_LIFE_DECISIONS)[number];

/** How an early-life support ended. */
export type EarlyLifeOutcome = Extract<EarlyLifeState, 'accepted' | 'rolled-back'>;

export interface EarlyLifeLevel extends LevelTemplate {
  /** Number of the service level whose measurements it takes; null: the service desk measures it. */
  slo: string | null;
}

/** What was measured for a day. */
export interface LevelDay {
  /** `2026-12-01`. */
  day: string;
  /** null: nobody measured it, which counts as missed. */
  value: number | null;
  met: boolean;
  note: string;
  /** null: taken from the catalogue, or nobody. */
  by: PersonRef | null;
}

export interface EarlyLifeLevelView extends EarlyLifeLevel {
  /** From the first day on. */
  days: LevelDay[];
}

export interface EarlyLifeDecisionView {
  decision: EarlyLifeDecision;
  by: PersonRef;
  comment: string;
  at: string;
}

/** How long a service is supported, from the decision table `early-life-policy`. */
export interface EarlyLifePolicy {
  workingDays: number;
  /** For so many days before the end every level has to be at its target. */
  stableDays: number;
  reason: string;
}

export interface EarlyLifeListItem {
  number: string;
  title: string;
  state: EarlyLifeState;
  services: string[];
  release: string | null;
  /** Who hands the services over. */
  manager: PersonRef;
  startedOn: string | null;
  /** Last day; null before it began. */
  plannedOn: string | null;
  extensions: number;
  /** Levels that missed their target on the last day that is closed. */
  missed: number;
  updatedAt: string;
}

export const EARLY_LIFE_ACTIONS = ['edit', 'give-evidence', 'measure', 'bring-forward', 'cancel'] as const;
export type EarlyLifeAction = (typeof EARLY_LIFE_ACTIONS)[number];

export interface EarlyLifeView extends EarlyLifeListItem {
  version: number;
  /** Who measures for the service desk. */
  desk: PersonRef;
  /** Working days that were asked for; null: as many as the policy says. */
  daysAsked: number | null;
  criteria: CriterionReading[];
  levels: EarlyLifeLevelView[];
  policy: EarlyLifePolicy | null;
  decisions: EarlyLifeDecisionView[];
  /** What stands in the way of the entry, or of the acceptance, now, in sentences. */
  blockers: string[];
  processInstanceKey: string | null;
  createdAt: string;
  /** Of what is edited. */
  locked: LockedFields;
  allowedActions: EarlyLifeAction[];
}
