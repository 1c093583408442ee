import type { DiagramElement } from './records.js';

export interface InstanceListItem {
  processInstanceKey: string;
  recordNumber: string | null;
  processDefinitionId: string;
  processName: string;
  processVersion: number;
  state: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
  hasIncident: boolean;
  startedAt: string;
  endedAt: string | null;
}

export interface InstanceView extends InstanceListItem {
  bpmnXml: string;
  parentProcessInstanceKey: string | null;
  elements: DiagramElement[];
  takenFlows: string[];
  history: ElementInstanceView[];
  variables: VariableView[];
  incidents: IncidentView[];
}

export interface ElementInstanceView {
  elementInstanceKey: string;
  elementId: string;
  elementName: string | null;
  type: string;
  state: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
  startedAt: string;
  endedAt: string | null;
  hasIncident: boolean;
}

export interface VariableView {
  variableKey: string;
  scopeKey: string;
  name: string;
  /** JSON text. */
  value: string;
}

export interface IncidentView {
  incidentKey: string;
  errorType: string;
  message: string;
  elementId: string;
  elementInstanceKey: string;
  jobKey: string | null;
  state: 'ACTIVE' | 'PENDING' | 'RESOLVED' | 'MIGRATED' | 'UNKNOWN';
  at: string;
}
