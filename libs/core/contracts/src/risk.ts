import type { PersonRef, RiskLevel } from './change.js';
import type { Lifecycle } from './lifecycle.js';

export const RISK_STATES = ['identified', 'assessed', 'treated', 'closed'] as const;
export type RiskState = (typeof RISK_STATES)[number];

/** ISO 31000: identified, rated against the appetite, treated and watched, over. Any change begins at the rating again. */
export const RISK_LIFECYCLE = {
  identified: ['assessed', 'closed'],
  assessed: ['treated', 'closed'],
  treated: ['assessed', 'closed'],
  closed: [],
} as const satisfies Lifecycle<RiskState>;

/** Probability and impact: 1 hardly, 5 almost certain or ruinous. */
export const RISK_SCALE = [1, 2, 3, 4, 5] as const;
export type RiskScale = (typeof RISK_SCALE)[number];
export const RISK_CATEGORIES = ['delivery', 'service', 'financial', 'security', 'compliance'] as const;
export type RiskCategory = (typeof RISK_CATEGORIES)[number];
export const RISK_RESPONSES = ['avoid', 'reduce', 'transfer', 'accept'] as const;
export type RiskResponse = (typeof RISK_RESPONSES)[number];

/** What people write about a risk. */
export interface RiskContent {
  title: string;
  description: string;
  probability: number;
  impact: number;
  category: RiskCategory;
}

export interface RiskListItem {
  number: string;
  title: string;
  state: RiskState;
  category: RiskCategory;
  probability: number;
  impact: number;
  /** By the decision table; null: not rated yet. */
  level: RiskLevel | null;
  aboveAppetite: boolean | null;
  /** null: nobody. */
  owner: PersonRef | null;
  /** False: the owner has been asked and has not accepted yet; such a risk counts as one without an owner. */
  ownerAccepted: boolean;
  /** Number of the record that bears it now: a project, a release, a change, a service. */
  record: string | null;
  reviewAt: string | null;
  updatedAt: string;
}

/** One step of a risk's way through the records that bore it. */
export interface RiskCarry {
  from: string | null;
  to: string;
  by: PersonRef;
  at: string;
  reason: string;
}

export interface RiskView extends RiskListItem, RiskContent {
  version: number;
  levelReason: string | null;
  response: RiskResponse | null;
  responsePlan: string | null;
  reviewNote: string | null;
  closingNote: string | null;
  raisedBy: PersonRef;
  /** From the record it was raised at to the one that bears it now. */
  carries: RiskCarry[];
  processInstanceKey: string | null;
  createdAt: string;
  allowedActions: RiskAction[];
}

export const RISK_ACTIONS = ['edit', 'hand-over', 'carry', 'close'] as const;
export type RiskAction = (typeof RISK_ACTIONS)[number];

/** How many open risks stand where; cells without any are left out. */
export interface RiskHeatMap {
  cells: { probability: number; impact: number; count: number; aboveAppetite: number }[];
}
