import { ELEMENT_TYPES, INCIDENT_ERROR_TYPES } from '#engine/engine';
import { flag, int32, key, oneOf, text } from '../input/check.js';
import { allOf, dates, exactly, hasRelated, integers, keys, nothingHas, own, relatedBy, texts, variablesBy, words, type FilterFields } from './filter.js';
import type { SearchRules } from './search-request.js';

const same = (...names: string[]): Record<string, string> => Object.fromEntries(names.map((name) => [name, name]));

const exactText = exactly(text());
const exactKey = exactly(key);
const exactInt = exactly(int32());
/** There is one tenant. */
export const tenant = tenantField(texts);
function tenantField(reader: typeof texts): FilterFields[string] {
  return (value, at, faults) => {
    const fits = reader('tenantId', value, at, faults).every(({ operator, value: given }) => {
      if (operator === 'eq') return given === '<default>';
      if (operator === 'in') return (given as readonly string[]).includes('<default>');
      if (operator === 'exists') return given === true;
      if (operator === 'notIn') return !(given as readonly string[]).includes('<default>');
      return operator === 'like' || given !== '<default>';
    });
    return fits ? [] : [{ kind: 'none' }];
  };
}

const END_STATES = ['ACTIVE', 'COMPLETED', 'TERMINATED'] as const;
const JOB_STATES = ['CANCELED', 'COMPLETED', 'CREATED', 'ERROR_THROWN', 'FAILED', 'MIGRATED', 'RETRIES_UPDATED', 'TIMED_OUT'] as const;
const JOB_KINDS = ['BPMN_ELEMENT', 'EXECUTION_LISTENER', 'TASK_LISTENER', 'AD_HOC_SUB_PROCESS'] as const;
const LISTENER_EVENTS = ['ASSIGNING', 'CANCELING', 'COMPLETING', 'CREATING', 'END', 'START', 'UNSPECIFIED', 'UPDATING'] as const;
const TASK_STATES = ['CREATING', 'CREATED', 'ASSIGNING', 'UPDATING', 'COMPLETING', 'COMPLETED', 'CANCELING', 'CANCELED', 'FAILED'] as const;

const INSTANCE_FIELDS: FilterFields = {
  startDate: own(dates),
  endDate: own(dates),
  state: own(words(END_STATES)),
  hasIncident: own(exactly(flag)),
  tenantId: tenant,
  variables: variablesBy('variables'),
  processInstanceKey: own(keys),
  parentProcessInstanceKey: own(keys),
  parentElementInstanceKey: own(keys),
  batchOperationId: nothingHas(texts),
  batchOperationKey: nothingHas(texts),
  errorMessage: relatedBy('incidents', 'errorMessage', texts),
  hasRetriesLeft: hasRelated('jobs', [{ field: 'hasFailedWithRetriesLeft', operator: 'eq', value: true }], false),
  elementInstanceState: relatedBy('elementInstances', 'state', words(END_STATES)),
  elementId: relatedBy('elementInstances', 'elementId', texts),
  hasElementInstanceIncident: hasRelated('elementInstances', [{ field: 'hasIncident', operator: 'eq', value: true }], false),
  incidentErrorHashCode: relatedBy('incidents', 'errorHashCode', integers),
  tags: allOf('tags'),
  businessId: own(texts),
};

/** Filter of the statistics of one process definition: instances of that definition. */
export const INSTANCES_OF_DEFINITION: SearchRules = { view: 'processInstances', filter: INSTANCE_FIELDS, sort: {}, or: true };

const VERSION_FIELDS = { latest: hasRelated('newer', [], true) };

/** Every search of the API: what may be filtered and sorted by. */
export const SEARCH_RULES = {
  processDefinitions: {
    view: 'processDefinitions',
    filter: {
      name: own(texts), isLatestVersion: VERSION_FIELDS.latest, resourceName: own(exactText), version: own(exactInt), versionTag: own(exactText),
      processDefinitionId: own(texts), tenantId: tenant, processDefinitionKey: own(exactKey), hasStartForm: own(exactly(flag)), state: own(exactly(oneOf(['ACTIVE', 'DELETED']))),
    },
    sort: { ...same('processDefinitionKey', 'name', 'resourceName', 'version', 'versionTag', 'processDefinitionId'), tenantId: 'processDefinitionKey' },
  },
  processInstances: {
    view: 'processInstances',
    or: true,
    filter: {
      ...INSTANCE_FIELDS,
      processDefinitionId: own(texts), processDefinitionName: own(texts), processDefinitionVersion: own(integers), processDefinitionVersionTag: own(texts), processDefinitionKey: own(keys),
    },
    sort: {
      ...same('processInstanceKey', 'processDefinitionId', 'processDefinitionName', 'processDefinitionVersion', 'processDefinitionVersionTag', 'processDefinitionKey',
        'parentProcessInstanceKey', 'parentElementInstanceKey', 'startDate', 'endDate', 'state', 'hasIncident', 'businessId'),
      tenantId: 'processInstanceKey',
    },
  },
  elementInstances: {
    view: 'elementInstances',
    filter: {
      processDefinitionId: own(exactText), state: own(words(END_STATES)), type: own(exactly(oneOf([...ELEMENT_TYPES, 'UNSPECIFIED', 'UNKNOWN', 'SEQUENCE_FLOW']))),
      elementId: own(exactText), elementName: own(exactText), hasIncident: own(exactly(flag)), tenantId: tenant, elementInstanceKey: own(exactKey), processInstanceKey: own(exactKey),
      processDefinitionKey: own(exactKey), incidentKey: own(exactKey), startDate: own(dates), endDate: own(dates), elementInstanceScopeKey: own(exactKey, 'flowScopeKey'),
    },
    sort: {
      ...same('elementInstanceKey', 'processInstanceKey', 'processDefinitionKey', 'processDefinitionId', 'startDate', 'endDate', 'elementId', 'elementName', 'type', 'state', 'incidentKey'),
      tenantId: 'elementInstanceKey',
    },
  },
  variables: {
    view: 'variables',
    filter: { name: own(texts), value: own(texts), isTruncated: own(exactly(flag)), tenantId: tenant, variableKey: own(keys), scopeKey: own(keys), processInstanceKey: own(keys) },
    sort: { ...same('value', 'name', 'variableKey', 'scopeKey', 'processInstanceKey'), tenantId: 'variableKey' },
  },
  jobs: {
    view: 'jobs',
    filter: {
      deadline: own(dates), deniedReason: own(texts), elementId: own(texts), elementInstanceKey: own(keys), endTime: own(dates), errorCode: own(texts), errorMessage: own(texts),
      hasFailedWithRetriesLeft: own(exactly(flag)), isDenied: own(exactly(flag)), jobKey: own(keys), kind: own(words(JOB_KINDS)), listenerEventType: own(words(LISTENER_EVENTS)),
      processDefinitionId: own(texts), processDefinitionKey: own(keys), processInstanceKey: own(keys), retries: own(integers), state: own(words(JOB_STATES)), tenantId: tenant,
      type: own(texts), worker: own(texts), creationTime: own(dates), lastUpdateTime: own(dates),
    },
    sort: {
      ...same('deadline', 'deniedReason', 'elementId', 'elementInstanceKey', 'endTime', 'errorCode', 'errorMessage', 'hasFailedWithRetriesLeft', 'isDenied', 'jobKey', 'kind',
        'listenerEventType', 'processDefinitionId', 'processDefinitionKey', 'processInstanceKey', 'retries', 'state', 'type', 'worker'),
      tenantId: 'jobKey',
    },
  },
  userTasks: {
    view: 'userTasks',
    filter: {
      state: own(words(TASK_STATES)), assignee: own(texts), priority: own(integers), elementId: own(exactText), name: own(texts), candidateGroup: own(texts, 'candidateGroups'),
      candidateUser: own(texts, 'candidateUsers'), tenantId: tenant, processDefinitionId: own(exactText), creationDate: own(dates), completionDate: own(dates), followUpDate: own(dates),
      dueDate: own(dates), processInstanceVariables: variablesBy('processInstanceVariables'), localVariables: variablesBy('localVariables'), userTaskKey: own(exactKey),
      processDefinitionKey: own(exactKey), processInstanceKey: own(exactKey), elementInstanceKey: own(exactKey), tags: allOf('tags'),
    },
    sort: same('creationDate', 'completionDate', 'followUpDate', 'dueDate', 'priority', 'name'),
  },
  incidents: {
    view: 'incidents',
    filter: {
      processDefinitionId: own(texts), errorType: own(words([...INCIDENT_ERROR_TYPES, 'UNSPECIFIED'])), errorMessage: own(texts), elementId: own(texts), creationTime: own(dates),
      state: own(words(['ACTIVE', 'MIGRATED', 'PENDING', 'RESOLVED', 'UNKNOWN'])), tenantId: tenant, processDefinitionKey: own(keys), processInstanceKey: own(keys),
      elementInstanceKey: own(keys), jobKey: own(keys), incidentKey: own(keys),
    },
    sort: {
      ...same('incidentKey', 'processDefinitionKey', 'processDefinitionId', 'processInstanceKey', 'errorType', 'elementId', 'elementInstanceKey', 'creationTime', 'state', 'jobKey'),
      tenantId: 'incidentKey',
    },
  },
  messageSubscriptions: {
    view: 'messageSubscriptions',
    filter: {
      messageSubscriptionKey: own(keys), processDefinitionKey: own(keys), processDefinitionId: own(texts), processInstanceKey: own(keys), elementId: own(texts), elementInstanceKey: own(keys),
      messageSubscriptionState: own(words(['CORRELATED', 'CREATED', 'DELETED', 'MIGRATED'])), lastUpdatedDate: own(dates), messageName: own(texts), correlationKey: own(texts), tenantId: tenant,
    },
    sort: {
      ...same('messageSubscriptionKey', 'processDefinitionId', 'processInstanceKey', 'elementId', 'elementInstanceKey', 'messageSubscriptionState', 'lastUpdatedDate', 'messageName', 'correlationKey'),
      tenantId: 'messageSubscriptionKey',
    },
  },
  correlatedMessageSubscriptions: {
    view: 'correlatedMessageSubscriptions',
    filter: {
      correlationKey: own(texts), correlationTime: own(dates), elementId: own(texts), elementInstanceKey: own(keys), messageKey: own(keys), messageName: own(texts),
      partitionId: (value, at, faults) => integers('partitionId', value, at, faults).flatMap((one) => (one.operator === 'eq' && one.value !== 1 ? [{ kind: 'none' as const }] : [])),
      processDefinitionId: own(texts), processDefinitionKey: own(keys), processInstanceKey: own(keys), subscriptionKey: own(keys), tenantId: tenant,
    },
    sort: {
      ...same('correlationKey', 'correlationTime', 'elementId', 'elementInstanceKey', 'messageKey', 'messageName', 'processDefinitionId', 'processDefinitionKey', 'processInstanceKey', 'subscriptionKey'),
      partitionId: 'id', tenantId: 'id',
    },
  },
  decisionDefinitions: {
    view: 'decisionDefinitions',
    filter: {
      decisionDefinitionId: own(exactText), name: own(exactText), isLatestVersion: VERSION_FIELDS.latest, version: own(exactInt), decisionRequirementsId: own(exactText), tenantId: tenant,
      decisionDefinitionKey: own(exactKey), decisionRequirementsKey: own(exactKey), decisionRequirementsName: own(exactText), decisionRequirementsVersion: own(exactInt),
    },
    sort: {
      ...same('decisionDefinitionKey', 'decisionDefinitionId', 'name', 'version', 'decisionRequirementsId', 'decisionRequirementsKey', 'decisionRequirementsName', 'decisionRequirementsVersion'),
      tenantId: 'decisionDefinitionKey',
    },
  },
  decisionRequirements: {
    view: 'decisionRequirements',
    filter: {
      decisionRequirementsName: own(exactText), decisionRequirementsId: own(exactText), decisionRequirementsKey: own(exactKey), version: own(exactInt), tenantId: tenant, resourceName: own(exactText),
    },
    sort: { ...same('decisionRequirementsKey', 'decisionRequirementsName', 'version', 'decisionRequirementsId'), tenantId: 'decisionRequirementsKey' },
  },
  decisionInstances: {
    view: 'decisionInstances',
    filter: {
      decisionEvaluationInstanceKey: own(texts), state: own(words(['EVALUATED', 'FAILED', 'UNSPECIFIED', 'UNKNOWN'])), evaluationFailure: own(exactText), evaluationDate: own(dates),
      decisionDefinitionId: own(exactText), decisionDefinitionName: own(exactText), decisionDefinitionVersion: own(exactInt),
      decisionDefinitionType: own(exactly(oneOf(['DECISION_TABLE', 'LITERAL_EXPRESSION', 'UNSPECIFIED', 'UNKNOWN']))), tenantId: tenant, decisionEvaluationKey: own(exactKey),
      processDefinitionKey: own(exactKey), processInstanceKey: own(exactKey), decisionDefinitionKey: own(keys), elementInstanceKey: own(keys), rootDecisionDefinitionKey: own(keys),
      decisionRequirementsKey: own(keys),
    },
    sort: {
      ...same('decisionDefinitionId', 'decisionDefinitionKey', 'decisionDefinitionName', 'decisionDefinitionType', 'decisionDefinitionVersion', 'decisionEvaluationInstanceKey',
        'decisionEvaluationKey', 'elementInstanceKey', 'evaluationDate', 'evaluationFailure', 'processDefinitionKey', 'processInstanceKey', 'rootDecisionDefinitionKey', 'state'),
      tenantId: 'decisionEvaluationInstanceKey',
    },
  },
} as const satisfies Record<string, SearchRules>;
