import type { PersonRef } from './change.js';

export type ModelKind = 'bpmn' | 'dmn' | 'form';

export interface ModelListItem {
  /** The process, decision requirements or form id. */
  id: string;
  kind: ModelKind;
  name: string;
  folder: string;
  deployedVersion: number | null;
  draftBy: PersonRef | null;
  draftAt: string | null;
}

export interface ModelView extends ModelListItem {
  /** Draft if there is one, else the deployed content. */
  content: string;
  isDraft: boolean;
  /** For If-Match. */
  version: number;
  /** Instances running on earlier and on the current version. */
  runningInstances: { version: number; count: number }[];
  /** Job types that a handler of this installation serves; another one is an error unless it is marked external. */
  servedJobTypes: string[];
}

export interface ModelVersion {
  version: number;
  deployedAt: string;
  deployedBy: PersonRef | null;
  note: string | null;
  processDefinitionKey: string | null;
}

export interface ModelProblem {
  severity: 'error' | 'warning' | 'info';
  elementId: string | null;
  rule: string;
  /** A sentence that says what is wrong and what to do. */
  message: string;
}

export interface DeploymentResult {
  version: number;
  key: string;
  problems: ModelProblem[];
}
