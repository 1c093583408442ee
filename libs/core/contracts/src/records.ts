import type { AcceptanceState } from './acceptance.js';
import type { ChangeState, PersonRef } from './change.js';
import type { TemplateState } from './change-template.js';
import type { EarlyLifeState } from './early-life.js';
import type { ImprovementState } from './improvement.js';
import type { RiskState } from './risk.js';
import type { GateState } from './gates.js';
import type { ProjectState } from './projects.js';
import type { ReleaseState } from './release.js';

/** Kinds of records that have a page, by the prefix of their number. */
export const RECORD_PREFIXES = {
  CHG: 'change', SVC: 'service', GOAL: 'goal', OBJ: 'objective', SLO: 'service-level-objective', CI: 'configuration-item', PRJ: 'project', GATE: 'gate',
  CAL: 'working-calendar', ABS: 'absence', FRZ: 'freeze', CAB: 'cab-meeting', TPL: 'standard-change-template',
  RSK: 'risk', IMP: 'improvement', REL: 'release', SAC: 'service-acceptance', ELS: 'early-life-support',
} as const;
export type RecordKind = (typeof RECORD_PREFIXES)[keyof typeof RECORD_PREFIXES];

/** Kinds of records that a process moves, and the states each of them may have. */
export interface ProcessRecordStates {
  change: ChangeState;
  'standard-change-template': TemplateState;
  risk: RiskState;
  improvement: ImprovementState;
  project: ProjectState;
  gate: GateState;
  'service-acceptance': AcceptanceState;
  'early-life-support': EarlyLifeState;
  release: ReleaseState;
}

/** A record that a process moves, as lists over all kinds show it. */
export type ProcessRecordItem = { [Kind in keyof ProcessRecordStates]: { kind: Kind; state: ProcessRecordStates[Kind]; number: string; title: string; updatedAt: string } }[keyof ProcessRecordStates];

export interface Page<T> {
  items: T[];
  total: number;
  /** Opaque; absent on the last page. */
  nextCursor: string | null;
}

/** One line of a record's history: who did what when, the values before and after, and why. */
export interface TimelineEntry {
  id: string;
  at: string;
  /** null: the system (a job of the process). */
  by: PersonRef | null;
  /** The person in whose name `by` acted, when somebody acted for another. */
  actingFor: PersonRef | null;
  /** The absent colleague for whom `actingFor` stood in, when somebody acted as a deputy; null otherwise. */
  inNameOf: PersonRef | null;
  /** Closed set per practice, for example `change.submitted`; the web translates it. */
  action: string;
  reason: string | null;
  changes: { field: string; before: unknown; after: unknown }[];
  hash: string;
}

/** A record's running or finished process, for the live diagram. */
export interface RecordProcess {
  processInstanceKey: string;
  processDefinitionKey: string;
  processDefinitionId: string;
  processVersion: number;
  state: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
  bpmnXml: string;
  elements: DiagramElement[];
  takenFlows: string[];
  openTasks: { userTaskKey: string; elementId: string; name: string; candidateGroups: string[]; assignee: string | null }[];
}

export interface DiagramElement {
  elementId: string;
  active: number;
  completed: number;
  canceled: number;
  incidents: number;
}
