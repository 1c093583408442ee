/** Plain shapes of what the engine answers: keys are decimal strings, times ISO 8601 texts. */

export interface EngineResource {
  name: string;
  content: string;
}

export interface Deployment {
  deploymentKey: string;
  processes: { processDefinitionId: string; processDefinitionKey: string; processDefinitionVersion: number; resourceName: string }[];
  decisions: { decisionDefinitionId: string; decisionDefinitionKey: string; version: number }[];
  decisionRequirements: { decisionRequirementsId: string; decisionRequirementsKey: string; version: number; resourceName: string }[];
  forms: { formId: string; formKey: string; version: number; resourceName: string }[];
}

export interface ProcessDefinition {
  processDefinitionId: string;
  processDefinitionKey: string;
  name: string | null;
  version: number;
  resourceName: string | null;
  versionTag: string | null;
}

export type EngineState = 'ACTIVE' | 'COMPLETED' | 'TERMINATED';

export interface ProcessInstance {
  processInstanceKey: string;
  processDefinitionId: string;
  processDefinitionKey: string;
  processDefinitionName: string | null;
  processDefinitionVersion: number;
  businessId: string | null;
  state: EngineState;
  hasIncident: boolean;
  startDate: string;
  endDate: string | null;
  parentProcessInstanceKey: string | null;
}

export interface ElementInstance {
  elementInstanceKey: string;
  elementId: string;
  elementName: string | null;
  type: string;
  state: EngineState;
  startDate: string;
  endDate: string | null;
  hasIncident: boolean;
  incidentKey: string | null;
  processInstanceKey: string;
}

export interface ElementStatistic {
  elementId: string;
  active: number;
  completed: number;
  canceled: number;
  incidents: number;
}

export interface EngineVariable {
  variableKey: string;
  name: string;
  /** JSON text. */
  value: string;
  scopeKey: string;
  processInstanceKey: string;
}

export interface EngineIncident {
  incidentKey: string;
  processInstanceKey: string;
  processDefinitionId: string;
  elementId: string;
  elementInstanceKey: string;
  jobKey: string | null;
  errorType: string;
  errorMessage: string;
  creationTime: string;
  state: 'ACTIVE' | 'PENDING' | 'RESOLVED' | 'MIGRATED' | 'UNKNOWN';
}

export interface EngineJob {
  jobKey: string;
  type: string;
  state: string;
  retries: number;
  elementId: string | null;
  elementInstanceKey: string;
  processInstanceKey: string;
}

export type UserTaskState =
  | 'CREATING' | 'CREATED' | 'ASSIGNING' | 'UPDATING' | 'COMPLETING' | 'COMPLETED' | 'CANCELING' | 'CANCELED' | 'FAILED';

export interface EngineUserTask {
  userTaskKey: string;
  name: string | null;
  elementId: string;
  elementInstanceKey: string;
  processInstanceKey: string;
  processDefinitionId: string;
  processDefinitionKey: string;
  processDefinitionVersion: number;
  processName: string | null;
  state: UserTaskState;
  assignee: string | null;
  candidateGroups: string[];
  candidateUsers: string[];
  creationDate: string;
  completionDate: string | null;
  dueDate: string | null;
  followUpDate: string | null;
  priority: number;
  formKey: string | null;
}

export interface EngineForm {
  formId: string;
  version: number;
  schema: object;
}

/** A job handed to this worker until its deadline. */
export interface ActivatedJob {
  jobKey: string;
  type: string;
  kind: string;
  listenerEventType: string;
  elementId: string;
  elementInstanceKey: string;
  processInstanceKey: string;
  processDefinitionId: string;
  processDefinitionKey: string;
  processDefinitionVersion: number;
  retries: number;
  deadline: number;
  customHeaders: Record<string, unknown>;
  variables: Record<string, unknown>;
  userTaskKey: string | null;
}

export interface ActivateJobs {
  type: string;
  worker: string;
  timeoutMs: number;
  maxJobs: number;
  /** How long the engine holds the question open when there is nothing to do. */
  longPollMs: number;
}

export interface SearchPage {
  limit?: number;
  from?: number;
  sort?: { field: string; order: 'ASC' | 'DESC' }[];
}

export interface Found<T> {
  items: T[];
  total: number;
}

/** Equal to the value, or one of several. */
export type OneOrSome = string | readonly string[];

export interface InstanceFilter {
  processInstanceKey?: OneOrSome;
  processDefinitionId?: OneOrSome;
  processDefinitionKey?: OneOrSome;
  businessId?: OneOrSome;
  state?: OneOrSome;
  hasIncident?: boolean;
}
export interface UserTaskFilter {
  userTaskKey?: string;
  processInstanceKey?: string;
  state?: OneOrSome;
  candidateGroup?: OneOrSome;
  candidateUser?: OneOrSome;
  assignee?: OneOrSome;
  /** Due no later than this moment (ISO 8601). */
  dueUntil?: string;
  elementId?: string;
}
export interface ElementInstanceFilter {
  processInstanceKey?: string;
  elementId?: string;
  state?: OneOrSome;
}
export interface IncidentFilter {
  processInstanceKey?: OneOrSome;
  state?: OneOrSome;
}
export interface VariableFilter {
  processInstanceKey?: string;
  scopeKey?: string;
  name?: OneOrSome;
}
export interface JobFilter {
  processInstanceKey?: string;
  type?: OneOrSome;
  state?: OneOrSome;
}
export interface ProcessDefinitionFilter {
  processDefinitionId?: OneOrSome;
  isLatestVersion?: boolean;
}
