import type { ElementInstanceView, IncidentView, InstanceListItem } from '#core/contracts';
import type { ElementInstance, EngineIncident, ProcessInstance } from '#platform/orchestration';

export function listItemOf(instance: ProcessInstance): InstanceListItem {
  return {
    processInstanceKey: instance.processInstanceKey,
    recordNumber: instance.businessId,
    processDefinitionId: instance.processDefinitionId,
    processName: instance.processDefinitionName ?? instance.processDefinitionId,
    processVersion: instance.processDefinitionVersion,
    state: instance.state,
    hasIncident: instance.hasIncident,
    startedAt: instance.startDate,
    endedAt: instance.endDate,
  };
}

export function historyOf(element: ElementInstance): ElementInstanceView {
  const { elementInstanceKey, elementId, elementName, type, state, startDate, endDate, hasIncident } = element;
  return { elementInstanceKey, elementId, elementName, type, state, startedAt: startDate, endedAt: endDate, hasIncident };
}

export function incidentViewOf(incident: EngineIncident): IncidentView {
  const { incidentKey, errorType, errorMessage, elementId, elementInstanceKey, jobKey, state, creationTime } = incident;
  return { incidentKey, errorType, message: errorMessage, elementId, elementInstanceKey, jobKey, state, at: creationTime };
}
