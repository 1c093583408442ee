import { isProcess } from '../state/state.js';
import type { Appliers } from './apply.js';

/** Rows of an instance that goes over to another definition: each is known already and only changes. */
export const APPLY_MIGRATION = {
  ELEMENT_MIGRATED: (memory, { instance }) => (isProcess(instance) ? memory.tables.processInstances.update(instance) : memory.tables.elementInstances.update(instance)),
  VARIABLE_MIGRATED: (memory, { row }) => memory.tables.variables.update(row),
  JOB_MIGRATED: (memory, { row }) => memory.tables.jobs.update(row),
  USER_TASK_MIGRATED: (memory, { row }) => memory.tables.userTasks.update(row),
  INCIDENT_MIGRATED: (memory, { row }) => memory.tables.incidents.update(row),
  MESSAGE_SUBSCRIPTION_MIGRATED: (memory, { row }) => memory.tables.messageSubscriptions.update(row),
  SIGNAL_SUBSCRIPTION_MIGRATED: (memory, { row }) => memory.tables.signalSubscriptions.update(row),
  CONDITIONAL_SUBSCRIPTION_MIGRATED: (memory, { row }) => memory.tables.conditionalSubscriptions.update(row),
  COMPENSATION_MIGRATED: (memory, { row }) => memory.tables.compensationSubscriptions.update(row),
  TIMER_MIGRATED: (memory, { row }) => memory.tables.timers.update(row),
} as const satisfies Appliers<
  | 'ELEMENT_MIGRATED' | 'VARIABLE_MIGRATED' | 'JOB_MIGRATED' | 'USER_TASK_MIGRATED' | 'INCIDENT_MIGRATED' | 'MESSAGE_SUBSCRIPTION_MIGRATED'
  | 'SIGNAL_SUBSCRIPTION_MIGRATED' | 'CONDITIONAL_SUBSCRIPTION_MIGRATED' | 'COMPENSATION_MIGRATED' | 'TIMER_MIGRATED'
>;
