import type { Key, Millis } from './values.js';

/** What is deleted stays for what still refers to it, and so that no version number is given twice. */
export type DefinitionState = 'ACTIVE' | 'DELETED';

export interface ProcessDefinitionRow {
  readonly processDefinitionKey: Key;
  readonly processDefinitionId: string;
  readonly name: string | null;
  readonly version: number;
  readonly versionTag: string | null;
  readonly resourceName: string;
  readonly hasStartForm: boolean;
  readonly startFormId: string | null;
  /** FORGOTTEN: its history is deleted too; only its version number is remembered. */
  readonly state: DefinitionState | 'FORGOTTEN';
  readonly deploymentKey: Key;
  readonly deployedAt: Millis;
  readonly checksum: string;
  readonly xml: string;
}

export interface DecisionRequirementsRow {
  readonly decisionRequirementsKey: Key;
  readonly decisionRequirementsId: string;
  readonly decisionRequirementsName: string;
  readonly version: number;
  readonly resourceName: string;
  readonly state: DefinitionState;
  readonly deploymentKey: Key;
  readonly checksum: string;
  readonly xml: string;
}

export interface DecisionDefinitionRow {
  readonly decisionDefinitionKey: Key;
  readonly decisionDefinitionId: string;
  readonly name: string;
  readonly version: number;
  readonly versionTag: string | null;
  readonly decisionRequirementsKey: Key;
  readonly decisionRequirementsId: string;
  readonly decisionRequirementsName: string;
  readonly decisionRequirementsVersion: number;
  readonly state: DefinitionState;
  readonly deploymentKey: Key;
}

export interface FormRow {
  readonly formKey: Key;
  readonly formId: string;
  readonly version: number;
  readonly versionTag: string | null;
  readonly resourceName: string;
  readonly state: DefinitionState;
  readonly deploymentKey: Key;
  readonly checksum: string;
  readonly schema: string;
}

/** Any other deployed file (for instance an `.rpa` script). `content` is text. */
export interface ResourceRow {
  readonly resourceKey: Key;
  readonly resourceId: string;
  readonly resourceName: string;
  readonly version: number;
  readonly versionTag: string | null;
  readonly state: DefinitionState;
  readonly deploymentKey: Key;
  readonly checksum: string;
  readonly content: string;
}
