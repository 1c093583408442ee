import type {
  CorrelatedMessageSubscriptionRow, DecisionDefinitionRow, DecisionInstanceRow, DecisionRequirementsRow, ElementInstanceRow, FormRow, IncidentRow,
  JobRow, MessageSubscriptionRow, Millis, ProcessDefinitionRow, ProcessInstanceRow, ResourceRow, SequenceFlowRow, UserTaskRow, VariableRow,
} from '#engine/engine';
import { instantOfText, SHOWN_VALUE_LENGTH } from '#engine/engine-store';

/** Rows as the API shows them. */

export const TENANT = '<default>';
export const PARTITION = 1;

export const isoDate = (millis: Millis): string => new Date(millis).toISOString();
export const isoDateOrNull = (millis: Millis | null): string | null => (millis === null ? null : isoDate(millis));
/** A date kept as text, shown as an instant; what is no date-time stays as it is. */
const shownDate = (text: string | null): string | null => isoDateOrNull(instantOfText(text)) ?? text;
const tenantId = TENANT;

export const processDefinitionItem = (row: ProcessDefinitionRow) => ({
  processDefinitionKey: row.processDefinitionKey, name: row.name, resourceName: row.resourceName, version: row.version, versionTag: row.versionTag,
  processDefinitionId: row.processDefinitionId, tenantId, hasStartForm: row.hasStartForm, state: row.state,
});

export const processInstanceItem = (row: ProcessInstanceRow) => ({
  processInstanceKey: row.processInstanceKey, rootProcessInstanceKey: row.rootProcessInstanceKey, processDefinitionKey: row.processDefinitionKey,
  processDefinitionId: row.processDefinitionId, processDefinitionName: row.processDefinitionName, processDefinitionVersion: row.processDefinitionVersion,
  processDefinitionVersionTag: row.processDefinitionVersionTag, parentProcessInstanceKey: row.parentProcessInstanceKey,
  parentElementInstanceKey: row.parentElementInstanceKey, startDate: isoDate(row.startDate), endDate: isoDateOrNull(row.endDate), state: row.state,
  hasIncident: row.hasIncident, tenantId, tags: row.tags, businessId: row.businessId,
});

export const elementInstanceItem = (row: ElementInstanceRow) => ({
  elementInstanceKey: row.elementInstanceKey, processInstanceKey: row.processInstanceKey, rootProcessInstanceKey: row.rootProcessInstanceKey,
  processDefinitionKey: row.processDefinitionKey, processDefinitionId: row.processDefinitionId, elementId: row.elementId, elementName: row.elementName,
  type: row.type, state: row.state, startDate: isoDate(row.startDate), endDate: isoDateOrNull(row.endDate), hasIncident: row.hasIncident,
  incidentKey: row.incidentKey, tenantId,
});

const variableBase = (row: VariableRow) => ({
  variableKey: row.variableKey, name: row.name, scopeKey: row.scopeKey, processInstanceKey: row.processInstanceKey,
  rootProcessInstanceKey: row.rootProcessInstanceKey, tenantId,
});
export const variableItem = (row: VariableRow) => ({ ...variableBase(row), value: row.value });
export const variableListItem = (row: VariableRow, truncate: boolean) => {
  const isTruncated = truncate && row.value.length > SHOWN_VALUE_LENGTH;
  return { ...variableBase(row), value: isTruncated ? row.value.slice(0, SHOWN_VALUE_LENGTH) : row.value, isTruncated };
};

export const jobItem = (row: JobRow) => ({
  jobKey: row.jobKey, type: row.type, kind: row.kind, listenerEventType: row.listenerEventType, state: row.state, retries: row.retries, worker: row.worker,
  deadline: isoDateOrNull(row.deadline), customHeaders: row.customHeaders, elementId: row.elementId, elementInstanceKey: row.elementInstanceKey,
  processInstanceKey: row.processInstanceKey, rootProcessInstanceKey: row.rootProcessInstanceKey, processDefinitionKey: row.processDefinitionKey,
  processDefinitionId: row.processDefinitionId, errorCode: row.errorCode, errorMessage: row.errorMessage, hasFailedWithRetriesLeft: row.hasFailedWithRetriesLeft,
  isDenied: row.isDenied, deniedReason: row.deniedReason, creationTime: isoDate(row.creationTime), lastUpdateTime: isoDate(row.lastUpdateTime),
  endTime: isoDateOrNull(row.endTime), tenantId,
});

export const userTaskItem = (row: UserTaskRow) => ({
  userTaskKey: row.userTaskKey, state: row.state, name: row.name, assignee: row.assignee, candidateGroups: row.candidateGroups, candidateUsers: row.candidateUsers,
  dueDate: shownDate(row.dueDate), followUpDate: shownDate(row.followUpDate), priority: row.priority, elementId: row.elementId, elementInstanceKey: row.elementInstanceKey,
  processInstanceKey: row.processInstanceKey, rootProcessInstanceKey: row.rootProcessInstanceKey, processDefinitionKey: row.processDefinitionKey,
  processDefinitionId: row.processDefinitionId, processDefinitionVersion: row.processDefinitionVersion, processName: row.processName,
  creationDate: isoDate(row.creationDate), completionDate: isoDateOrNull(row.completionDate), externalFormReference: row.externalFormReference,
  formKey: row.formKey, customHeaders: row.customHeaders, tags: row.tags, tenantId,
});

export const incidentItem = (row: IncidentRow) => ({
  incidentKey: row.incidentKey, errorType: row.errorType, errorMessage: row.errorMessage, state: row.state, creationTime: isoDate(row.creationTime),
  elementId: row.elementId, elementInstanceKey: row.elementInstanceKey, jobKey: row.jobKey, processInstanceKey: row.processInstanceKey,
  rootProcessInstanceKey: row.rootProcessInstanceKey, processDefinitionKey: row.processDefinitionKey, processDefinitionId: row.processDefinitionId, tenantId,
});

export const messageSubscriptionItem = (row: MessageSubscriptionRow) => ({
  messageSubscriptionKey: row.messageSubscriptionKey, messageName: row.messageName, correlationKey: row.correlationKey,
  messageSubscriptionState: row.messageSubscriptionState, lastUpdatedDate: isoDate(row.lastUpdatedDate), elementId: row.elementId,
  elementInstanceKey: row.elementInstanceKey, processInstanceKey: row.processInstanceKey, rootProcessInstanceKey: row.rootProcessInstanceKey,
  processDefinitionKey: row.processDefinitionKey, processDefinitionId: row.processDefinitionId, tenantId,
});

export const correlatedSubscriptionItem = (row: CorrelatedMessageSubscriptionRow) => ({
  subscriptionKey: row.subscriptionKey, messageKey: row.messageKey, messageName: row.messageName, correlationKey: row.correlationKey,
  correlationTime: isoDate(row.correlationTime), elementId: row.elementId, elementInstanceKey: row.elementInstanceKey,
  processInstanceKey: row.processInstanceKey, rootProcessInstanceKey: row.rootProcessInstanceKey, processDefinitionKey: row.processDefinitionKey,
  processDefinitionId: row.processDefinitionId, partitionId: PARTITION, tenantId,
});

export const sequenceFlowItem = (row: SequenceFlowRow) => ({
  sequenceFlowId: row.sequenceFlowId, elementId: row.elementId, processInstanceKey: row.processInstanceKey,
  rootProcessInstanceKey: row.rootProcessInstanceKey, processDefinitionKey: row.processDefinitionKey, processDefinitionId: row.processDefinitionId, tenantId,
});

export const decisionDefinitionItem = (row: DecisionDefinitionRow) => ({
  decisionDefinitionKey: row.decisionDefinitionKey, decisionDefinitionId: row.decisionDefinitionId, name: row.name, version: row.version,
  decisionRequirementsKey: row.decisionRequirementsKey, decisionRequirementsId: row.decisionRequirementsId,
  decisionRequirementsName: row.decisionRequirementsName, decisionRequirementsVersion: row.decisionRequirementsVersion, tenantId,
});

export const decisionRequirementsItem = (row: DecisionRequirementsRow) => ({
  decisionRequirementsKey: row.decisionRequirementsKey, decisionRequirementsId: row.decisionRequirementsId,
  decisionRequirementsName: row.decisionRequirementsName, version: row.version, resourceName: row.resourceName, tenantId,
});

export const decisionInstanceItem = (row: DecisionInstanceRow) => ({
  decisionEvaluationInstanceKey: row.decisionEvaluationInstanceKey, decisionEvaluationKey: row.decisionEvaluationKey, state: row.state,
  evaluationDate: isoDate(row.evaluationDate), evaluationFailure: row.evaluationFailure, decisionDefinitionId: row.decisionDefinitionId,
  decisionDefinitionKey: row.decisionDefinitionKey, decisionDefinitionName: row.decisionDefinitionName, decisionDefinitionType: row.decisionDefinitionType,
  decisionDefinitionVersion: row.decisionDefinitionVersion, rootDecisionDefinitionKey: row.rootDecisionDefinitionKey, result: row.result,
  elementInstanceKey: row.elementInstanceKey, processDefinitionKey: row.processDefinitionKey, processInstanceKey: row.processInstanceKey,
  rootProcessInstanceKey: row.rootProcessInstanceKey, tenantId,
});

export const decisionInstanceDetails = (row: DecisionInstanceRow) => ({
  ...decisionInstanceItem(row), evaluatedInputs: row.evaluatedInputs, matchedRules: row.matchedRules,
});

export const formItem = (row: FormRow) => ({ formKey: row.formKey, formId: row.formId, version: row.version, schema: row.schema, tenantId });

export const resourceItem = (row: ResourceRow) => ({
  resourceKey: row.resourceKey, resourceId: row.resourceId, resourceName: row.resourceName, version: row.version, versionTag: row.versionTag, tenantId,
});
