import type { Level, PersonRef } from './change.js';
import type { Lifecycle } from './lifecycle.js';

export const IMPROVEMENT_STATES = ['proposed', 'assess', 'approve', 'plan', 'act', 'measure', 'achieved', 'rejected'] as const;
export type ImprovementState = (typeof IMPROVEMENT_STATES)[number];

/** The continual improvement model of ITIL 4. What did not help goes back from Measure to Assess. */
export const IMPROVEMENT_LIFECYCLE = {
  proposed: ['assess', 'rejected'],
  assess: ['approve', 'rejected'],
  approve: ['plan', 'assess', 'rejected'],
  plan: ['act', 'rejected'],
  act: ['measure', 'rejected'],
  measure: ['achieved', 'assess', 'rejected'],
  achieved: [],
  rejected: [],
} as const satisfies Lifecycle<ImprovementState>;

/** Where an improvement came from. */
export const IMPROVEMENT_CAUSES = ['idea', 'failed-review', 'lapsed-condition', 'missed-slo', 'missed-level', 'rolled-back'] as const;
export type ImprovementCause = (typeof IMPROVEMENT_CAUSES)[number];
export const IMPROVEMENT_EFFORTS = ['small', 'medium', 'large'] as const;
export type ImprovementEffort = (typeof IMPROVEMENT_EFFORTS)[number];
export const IMPROVEMENT_ACTION_KINDS = ['none', 'change', 'project'] as const;
/** What an improvement raises to take effect. */
export type ImprovementActionKind = (typeof IMPROVEMENT_ACTION_KINDS)[number];

export interface ImprovementContent {
  title: string;
  description: string;
  /** Number of the objective it serves; null: somebody still has to say which. */
  objective: string | null;
  services: string[];
}

export interface ImprovementListItem {
  number: string;
  title: string;
  state: ImprovementState;
  cause: ImprovementCause;
  /** Number of the record it came from. */
  origin: string | null;
  objective: string | null;
  priority: Level | null;
  owner: PersonRef;
  /** 1 at first; one more each time it reopened itself. */
  round: number;
  measureAt: string | null;
  updatedAt: string;
}

export interface ImprovementView extends ImprovementListItem, ImprovementContent {
  version: number;
  proposedBy: PersonRef | null;
  priorityReason: string | null;
  benefit: Level | null;
  effort: ImprovementEffort | null;
  indicator: string | null;
  unit: string | null;
  baseline: number | null;
  target: number | null;
  measured: number | null;
  lessons: string | null;
  plan: string | null;
  measureAfterDays: number | null;
  actionKind: ImprovementActionKind | null;
  /** Number of the change or project it raised. */
  action: string | null;
  closingNote: string | null;
  processInstanceKey: string | null;
  createdAt: string;
  allowedActions: ImprovementAction[];
}

export const IMPROVEMENT_ACTIONS = ['edit', 'withdraw'] as const;
export type ImprovementAction = (typeof IMPROVEMENT_ACTIONS)[number];
