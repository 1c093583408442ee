import type { Appliers } from './apply.js';

export const APPLY_DEFINITION = {
  PROCESS_DEPLOYED: (memory, { row }) => memory.tables.processDefinitions.insert(row),
  DECISION_REQUIREMENTS_DEPLOYED: (memory, { row }) => memory.tables.decisionRequirements.insert(row),
  DECISION_DEPLOYED: (memory, { row }) => memory.tables.decisionDefinitions.insert(row),
  FORM_DEPLOYED: (memory, { row }) => memory.tables.forms.insert(row),
  RESOURCE_DEPLOYED: (memory, { row }) => memory.tables.resources.insert(row),
  PROCESS_DELETED: (memory, { row }) => memory.tables.processDefinitions.update(row),
  DECISION_REQUIREMENTS_DELETED: (memory, { row }) => memory.tables.decisionRequirements.update(row),
  DECISION_DELETED: (memory, { row }) => memory.tables.decisionDefinitions.update(row),
  FORM_DELETED: (memory, { row }) => memory.tables.forms.update(row),
  RESOURCE_DELETED: (memory, { row }) => memory.tables.resources.update(row),
  HISTORY_DELETED: (memory, { of, key }) => memory.history.purge(of, key),
  START_SUBSCRIPTION_OPENED: (memory, { row }) => memory.tables.startSubscriptions.insert(row),
  START_SUBSCRIPTION_CLOSED: (memory, { row }) => memory.tables.startSubscriptions.delete(row),
  DECISION_EVALUATED: (memory, { row }) => memory.tables.decisionInstances.insert(row),
} as const satisfies Appliers<
  | 'PROCESS_DEPLOYED' | 'DECISION_REQUIREMENTS_DEPLOYED' | 'DECISION_DEPLOYED' | 'FORM_DEPLOYED' | 'RESOURCE_DEPLOYED' | 'START_SUBSCRIPTION_OPENED'
  | 'PROCESS_DELETED' | 'DECISION_REQUIREMENTS_DELETED' | 'DECISION_DELETED' | 'FORM_DELETED' | 'RESOURCE_DELETED' | 'HISTORY_DELETED' | 'START_SUBSCRIPTION_CLOSED' | 'DECISION_EVALUATED'
>;
