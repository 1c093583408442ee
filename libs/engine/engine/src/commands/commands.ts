import type { DecisionInstanceRow, JsonText, Key, UserTaskAttributes } from '../state/rows.js';

/** Variables from outside: the text of a JSON object, checked by the caller to be one, never parsed lossily. */
export type VariablesJson = JsonText;

export type RejectionType = 'INVALID_ARGUMENT' | 'NOT_FOUND' | 'INVALID_STATE' | 'ALREADY_EXISTS';
/** An expected "no": REST maps it to 400, 404, 409, 409. */
export interface Rejection {
  readonly type: RejectionType;
  readonly reason: string;
}

export interface DeployedFile {
  readonly name: string;
  /** Bytes decoded as UTF-8. */
  readonly content: string;
}

export type ProcessSelector =
  | { readonly processDefinitionKey: Key }
  /** version -1 is the newest. */
  | { readonly processDefinitionId: string; readonly version: number };

export type DecisionSelector = { readonly decisionDefinitionKey: Key } | { readonly decisionDefinitionId: string };

/** Answer of a worker to a task listener job. `corrections` holds only what is corrected; `null` or '' clears. */
export interface TaskListenerResult {
  readonly denied: boolean;
  readonly deniedReason: string;
  readonly corrections: Partial<UserTaskAttributes>;
}

/** An activity to begin in an ad-hoc sub-process, with variables of its own. */
export interface AdHocActivation {
  readonly elementId: string;
  readonly variables: VariablesJson;
}

/** Answer of the worker of an ad-hoc sub-process: what begins next, or that it may end. */
export interface AdHocResult {
  readonly activateElements: readonly AdHocActivation[];
  readonly isCompletionConditionFulfilled: boolean;
  readonly isCancelRemainingInstances: boolean;
}

/** Attributes to change; a missing one stays. */
export type UserTaskChangeset = Partial<Omit<UserTaskAttributes, 'assignee'>>;

/** Variables to set when an element is activated: in its own scope or a scope around it; '' is the process instance. */
export interface ScopedVariables {
  readonly scopeId: string;
  readonly variables: VariablesJson;
}
export interface ActivateInstruction {
  readonly elementId: string;
  /** Instance to activate it in; null: the only one there is, or a new one. */
  readonly ancestorKey: Key | null;
  readonly variables: readonly ScopedVariables[];
}
/** One element instance, or all instances of an element. */
export type ElementSource = { readonly elementInstanceKey: Key } | { readonly elementId: string };
export interface MoveInstruction {
  readonly source: ElementSource;
  readonly targetElementId: string;
  /** A key, or where the source stands: its parent, or the nearest scope around it that is one of the target's too. */
  readonly ancestor: { readonly key: Key | null } | 'inferred' | 'sourceParent';
  readonly variables: readonly ScopedVariables[];
}

/** Every command from outside with what it carries. `requestId` names the caller's request that may be answered later. */
export interface CommandPayloads {
  deploy: { readonly files: readonly DeployedFile[] };
  createProcessInstance: {
    readonly process: ProcessSelector;
    readonly variables: VariablesJson;
    readonly businessId: string | null;
    readonly tags: readonly string[];
    readonly startInstructions: readonly { readonly elementId: string }[];
    readonly terminateAfter: readonly string[];
  };
  cancelProcessInstance: { readonly processInstanceKey: Key };
  /** All of it or nothing: activations first, then terminations. */
  modifyProcessInstance: {
    readonly processInstanceKey: Key;
    readonly activate: readonly ActivateInstruction[];
    readonly move: readonly MoveInstruction[];
    readonly terminate: readonly ElementSource[];
  };
  /** Goes over to another definition; every running element is mapped to one of it. */
  migrateProcessInstance: {
    readonly processInstanceKey: Key;
    readonly targetProcessDefinitionKey: Key;
    readonly mapping: readonly { readonly sourceElementId: string; readonly targetElementId: string }[];
  };
  activateJobs: {
    readonly type: string;
    readonly worker: string;
    readonly timeout: number;
    readonly maxJobs: number;
    /** Empty: all variables. */
    readonly fetchVariables: readonly string[];
  };
  completeJob: { readonly jobKey: Key; readonly variables: VariablesJson; readonly result: TaskListenerResult | null; readonly adHoc?: AdHocResult | null };
  failJob: { readonly jobKey: Key; readonly retries: number; readonly retryBackOff: number; readonly errorMessage: string; readonly variables: VariablesJson };
  throwJobError: { readonly jobKey: Key; readonly errorCode: string; readonly errorMessage: string; readonly variables: VariablesJson };
  updateJob: { readonly jobKey: Key; readonly retries: number | null; readonly timeout: number | null };
  publishMessage: { readonly name: string; readonly correlationKey: string; readonly timeToLive: number; readonly messageId: string; readonly variables: VariablesJson };
  correlateMessage: { readonly name: string; readonly correlationKey: string; readonly variables: VariablesJson };
  broadcastSignal: { readonly name: string; readonly variables: VariablesJson };
  /** `processDefinitionKey` null: of all processes. */
  evaluateConditionals: { readonly processDefinitionKey: Key | null; readonly variables: VariablesJson };
  completeUserTask: { readonly userTaskKey: Key; readonly variables: VariablesJson; readonly action: string; readonly requestId: string };
  /** `assignee` null unassigns. */
  assignUserTask: { readonly userTaskKey: Key; readonly assignee: string | null; readonly allowOverride: boolean; readonly action: string; readonly requestId: string };
  updateUserTask: { readonly userTaskKey: Key; readonly changeset: UserTaskChangeset; readonly action: string; readonly requestId: string };
  setVariables: { readonly elementInstanceKey: Key; readonly variables: VariablesJson; readonly local: boolean };
  activateAdHocActivities: { readonly elementInstanceKey: Key; readonly elements: readonly AdHocActivation[]; readonly cancelRemaining: boolean };
  resolveIncident: { readonly incidentKey: Key };
  evaluateDecision: { readonly decision: DecisionSelector; readonly variables: VariablesJson };
  evaluateExpression: { readonly expression: string; readonly variables: VariablesJson };
  /** A version of a process, decision requirements with their decisions, a form, or any other resource. */
  deleteResource: { readonly resourceKey: Key };
  /** Of a deleted process nothing is left but its version number. */
  forgetProcess: { readonly processDefinitionKey: Key };
  deleteProcessInstance: { readonly processInstanceKey: Key };
  deleteDecisionInstance: { readonly decisionEvaluationKey: Key };
  /** From the clockwork; a timer, job or message that is gone or not due is ignored. */
  triggerTimer: { readonly timerKey: Key };
  timeOutJob: { readonly jobKey: Key };
  endJobBackOff: { readonly jobKey: Key };
  expireMessage: { readonly messageKey: Key };
}
export type CommandKind = keyof CommandPayloads;
export type Command = { readonly [K in CommandKind]: { readonly kind: K } & CommandPayloads[K] }[CommandKind];
export type CommandOf<K extends CommandKind> = { readonly kind: K } & CommandPayloads[K];

export interface DeployedProcess {
  readonly processDefinitionKey: Key;
  readonly processDefinitionId: string;
  readonly processDefinitionVersion: number;
  readonly resourceName: string;
}
export interface DeployedDecision {
  readonly decisionDefinitionKey: Key;
  readonly decisionDefinitionId: string;
  readonly version: number;
  readonly name: string;
  readonly decisionRequirementsId: string;
  readonly decisionRequirementsKey: Key;
}
export interface DeployedRequirements {
  readonly decisionRequirementsKey: Key;
  readonly decisionRequirementsId: string;
  readonly decisionRequirementsName: string;
  readonly version: number;
  readonly resourceName: string;
}
export interface DeployedForm {
  readonly formKey: Key;
  readonly formId: string;
  readonly version: number;
  readonly resourceName: string;
}
export interface DeployedResource {
  readonly resourceKey: Key;
  readonly resourceId: string;
  readonly version: number;
  readonly resourceName: string;
}

export interface ActivatedJob {
  readonly jobKey: Key;
  readonly type: string;
  readonly kind: string;
  readonly listenerEventType: string;
  readonly processInstanceKey: Key;
  readonly rootProcessInstanceKey: Key;
  readonly processDefinitionKey: Key;
  readonly processDefinitionId: string;
  readonly processDefinitionVersion: number;
  readonly elementId: string;
  readonly elementInstanceKey: Key;
  readonly customHeaders: Readonly<Record<string, string>>;
  readonly worker: string;
  readonly retries: number;
  readonly deadline: number;
  readonly tags: readonly string[];
  /** The text of a JSON object. */
  readonly variables: VariablesJson;
  /** Only for task listener jobs. */
  readonly userTask: ActivatedUserTask | null;
}
export interface ActivatedUserTask extends UserTaskAttributes {
  readonly userTaskKey: Key;
  readonly formKey: Key | null;
  readonly action: string;
  readonly changedAttributes: readonly string[];
}

export interface EvaluatedDecisions {
  readonly decisionEvaluationKey: Key;
  readonly decisionDefinitionKey: Key;
  readonly decisionDefinitionId: string;
  readonly decisionDefinitionName: string;
  readonly decisionDefinitionVersion: number;
  readonly decisionRequirementsKey: Key;
  readonly decisionRequirementsId: string;
  readonly output: JsonText;
  readonly failedDecisionDefinitionId: string | null;
  readonly failureMessage: string | null;
  readonly evaluatedDecisions: readonly DecisionInstanceRow[];
}

/** What each command answers when it is not refused. */
export interface Responses {
  deploy: {
    readonly deploymentKey: Key;
    readonly processes: readonly DeployedProcess[];
    readonly decisions: readonly DeployedDecision[];
    readonly decisionRequirements: readonly DeployedRequirements[];
    readonly forms: readonly DeployedForm[];
    readonly resources: readonly DeployedResource[];
  };
  createProcessInstance: {
    readonly processInstanceKey: Key;
    readonly processDefinitionKey: Key;
    readonly processDefinitionId: string;
    readonly processDefinitionVersion: number;
    readonly tags: readonly string[];
    readonly businessId: string | null;
  };
  cancelProcessInstance: null;
  modifyProcessInstance: null;
  migrateProcessInstance: null;
  activateJobs: { readonly jobs: readonly ActivatedJob[] };
  completeJob: null;
  failJob: null;
  throwJobError: null;
  updateJob: null;
  publishMessage: { readonly messageKey: Key };
  correlateMessage: { readonly messageKey: Key; readonly processInstanceKey: Key };
  broadcastSignal: { readonly signalKey: Key };
  evaluateConditionals: {
    readonly conditionalEvaluationKey: Key;
    readonly processInstances: readonly { readonly processDefinitionKey: Key; readonly processInstanceKey: Key }[];
  };
  completeUserTask: null;
  assignUserTask: null;
  updateUserTask: null;
  setVariables: null;
  activateAdHocActivities: null;
  resolveIncident: null;
  evaluateDecision: EvaluatedDecisions;
  evaluateExpression: { readonly result: JsonText; readonly warnings: readonly { readonly type: string; readonly message: string }[] };
  deleteResource: { readonly isProcess: boolean };
  forgetProcess: null;
  deleteProcessInstance: null;
  deleteDecisionInstance: null;
  triggerTimer: null;
  timeOutJob: null;
  endJobBackOff: null;
  expireMessage: null;
}
export type Response = Responses[CommandKind];
