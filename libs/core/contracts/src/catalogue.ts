import type { WeeklyHours } from './calendar.js';
import type { Level, PersonRef } from './change.js';
import type { Lifecycle } from './lifecycle.js';

/** Services and configuration items: what is retired stays on the records that name it, and is offered for no new one. */
export const USE_STATES = ['live', 'retired'] as const;
export type UseState = (typeof USE_STATES)[number];

export const USE_LIFECYCLE = { live: ['retired'], retired: ['live'] } as const satisfies Lifecycle<UseState>;

export interface ServiceView {
  number: string;
  name: string;
  description: string;
  urgency: Level;
  owner: PersonRef;
  /** When the service is supported; null: nobody has said. */
  supportHours: WeeklyHours | null;
  /** When the service may be interrupted; empty: at any time. */
  maintenanceWindows: readonly WeeklyHours[];
  state: UseState;
  version: number;
}

export interface GoalView {
  number: string;
  name: string;
  description: string;
  indicator: string;
  owner: PersonRef;
  version: number;
}

export const DIRECTIONS = ['increase', 'decrease'] as const;
/** Which way the figure has to move. */
export type Direction = (typeof DIRECTIONS)[number];

export interface MeasurementView {
  at: string;
  value: number;
  note: string;
  by: PersonRef;
}

/** Fields that may not be changed any more, each with the reason. */
export type LockedFields = Readonly<Record<string, string>>;

/** One step towards a goal: a figure with where it stood, where it is to stand and by when. */
export interface ObjectiveView {
  number: string;
  name: string;
  description: string;
  goal: string;
  indicator: string;
  unit: string;
  direction: Direction;
  baseline: number;
  target: number;
  /** `2026-12-31`. */
  due: string | null;
  owner: PersonRef;
  latest: MeasurementView | null;
  /** Share of the way from baseline to target, 0 to 1 and beyond; null before the first measurement. */
  progress: number | null;
  locked: LockedFields;
  version: number;
}

/** What a service promises (SLO), measured over time. */
export interface ServiceLevelObjectiveView {
  number: string;
  name: string;
  description: string;
  service: string;
  indicator: string;
  unit: string;
  direction: Direction;
  target: number;
  owner: PersonRef;
  latest: MeasurementView | null;
  /** Whether the latest measurement keeps the promise; null before the first. */
  met: boolean | null;
  locked: LockedFields;
  version: number;
}

export const ITEM_KINDS = ['application', 'database', 'server', 'network', 'cloud-service', 'workplace', 'other'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** A configuration item: what services run on. */
export interface ConfigurationItemView {
  number: string;
  name: string;
  description: string;
  kind: ItemKind;
  /** Services that run on it directly. */
  services: string[];
  /** Items it cannot do without. */
  dependsOn: string[];
  state: UseState;
  owner: PersonRef;
  version: number;
}

/** Services that an interruption of items would reach, by the relations on record: computed, not confirmed by anybody. */
export interface ComputedImpact {
  services: { number: string; name: string; through: string[] }[];
}

/** What a service runs on: items that are said to carry it, and those they cannot do without, found by the relations on record. */
export interface ServiceDependencies {
  items: { number: string; name: string; kind: ItemKind; direct: boolean; through: string[] }[];
}

export interface ImportReport {
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  /** Rows that were not taken, and why; the others were. Line 1 is the header. */
  refused: { line: number; field: string; message: string }[];
}
