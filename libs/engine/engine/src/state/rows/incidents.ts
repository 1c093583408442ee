import type { Key, Millis } from './values.js';

export const INCIDENT_ERROR_TYPES = [
  'AD_HOC_SUB_PROCESS_NO_RETRIES', 'CALLED_DECISION_ERROR', 'CALLED_ELEMENT_ERROR', 'CONDITION_ERROR', 'DECISION_EVALUATION_ERROR',
  'EXECUTION_LISTENER_NO_RETRIES', 'EXTRACT_VALUE_ERROR', 'FORM_NOT_FOUND', 'IO_MAPPING_ERROR', 'JOB_NO_RETRIES',
  'MESSAGE_SIZE_EXCEEDED', 'RESOURCE_NOT_FOUND', 'TASK_LISTENER_NO_RETRIES', 'UNHANDLED_ERROR_EVENT', 'UNKNOWN',
] as const;

export type IncidentErrorType = (typeof INCIDENT_ERROR_TYPES)[number];

/** The step that failed and is done again when the incident is resolved. */
export type RetryStep = 'ACTIVATE' | 'COMPLETE' | 'TERMINATE' | 'JOB' | 'USER_TASK';

export interface IncidentRow {
  readonly incidentKey: Key;
  readonly errorType: IncidentErrorType;
  readonly errorMessage: string;
  readonly state: 'ACTIVE' | 'RESOLVED' | 'MIGRATED' | 'PENDING';
  readonly retry: RetryStep;
  readonly elementId: string;
  readonly elementInstanceKey: Key;
  readonly jobKey: Key | null;
  readonly processInstanceKey: Key;
  readonly rootProcessInstanceKey: Key;
  readonly processDefinitionKey: Key;
  readonly processDefinitionId: string;
  readonly creationTime: Millis;
}
