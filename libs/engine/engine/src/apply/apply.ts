import type { Memory } from '../state/memory.js';
import { APPLY_DEFINITION } from './definitions.apply.js';
import type { EngineEvent, EventKind, EventPayloads } from './events.js';
import { APPLY_INCIDENT } from './incidents.apply.js';
import { APPLY_ELEMENT } from './elements.apply.js';
import { APPLY_JOB } from './jobs.apply.js';
import { APPLY_MIGRATION } from './migration.apply.js';
import { APPLY_SUBSCRIPTION } from './subscriptions.apply.js';
import { APPLY_USER_TASK } from './user-tasks.apply.js';

/** Writes what one event changed. Decides nothing. */
export type Applier<K extends EventKind> = (memory: Memory, event: EventPayloads[K]) => void;
export type Appliers<K extends EventKind> = { readonly [E in K]: Applier<E> };

const APPLIERS = {
  ...APPLY_DEFINITION,
  ...APPLY_ELEMENT,
  ...APPLY_JOB,
  ...APPLY_USER_TASK,
  ...APPLY_INCIDENT,
  ...APPLY_SUBSCRIPTION,
  ...APPLY_MIGRATION,
} as const satisfies Appliers<EventKind>;

/** The only writer of state. */
export function apply(memory: Memory, event: EngineEvent): void {
  const applier = APPLIERS[event.kind] as (memory: Memory, event: EngineEvent) => void;
  applier(memory, event);
}
