import type { Element } from '../compile/executable.js';
import type { Step } from '../process/step.js';
import type { JsonText, Key, ProcessDefinitionRow, ProcessInstanceRow } from '../state/rows.js';
import { setAllLocal } from './variables.js';

export interface NewInstance {
  readonly definition: ProcessDefinitionRow;
  readonly variables: JsonText;
  readonly businessId: string | null;
  readonly tags: readonly string[];
  readonly startCorrelationKey: string | null;
  /** Call activity it is started by. */
  readonly parent: { readonly processInstanceKey: Key; readonly elementInstanceKey: Key; readonly rootProcessInstanceKey: Key } | null;
}

/** Creates a process instance with its variables; the process begins to run with the given follow-ups. */
export function createInstance(step: Step, root: Element, wanted: NewInstance, key = step.newKey()): Key {
  step.emit({ kind: 'ELEMENT_ACTIVATING', instance: instanceRow(step, root, key, wanted) });
  setAllLocal(step, key, wanted.variables);
  return key;
}

function instanceRow(step: Step, root: Element, key: Key, { definition, parent, businessId, tags, startCorrelationKey }: NewInstance): ProcessInstanceRow {
  return {
    elementInstanceKey: key,
    processInstanceKey: key,
    rootProcessInstanceKey: parent?.rootProcessInstanceKey ?? key,
    processDefinitionKey: definition.processDefinitionKey,
    processDefinitionId: definition.processDefinitionId,
    processDefinitionName: definition.name,
    processDefinitionVersion: definition.version,
    processDefinitionVersionTag: definition.versionTag,
    elementId: root.id,
    type: 'PROCESS',
    state: 'ACTIVE',
    phase: 'ACTIVATING',
    startDate: step.now,
    endDate: null,
    listenerIndex: 0,
    internals: null,
    hasIncident: false,
    parentProcessInstanceKey: parent?.processInstanceKey ?? null,
    parentElementInstanceKey: parent?.elementInstanceKey ?? null,
    tags,
    businessId,
    startCorrelationKey,
  };
}

/** A start event of a process has happened: an instance begins there. */
export function startByEvent(step: Step, at: StartEventPlace, variables: JsonText, startCorrelationKey: string | null): Key {
  const key = step.newKey();
  createByEvent(step, key, at, variables, startCorrelationKey);
  step.followUp({ do: 'begin', key });
  return key;
}

/** Where a process starts: the event, in this version. */
export interface StartEventPlace {
  readonly processDefinitionKey: Key;
  readonly elementId: string;
}

export function createByEvent(step: Step, key: Key, at: StartEventPlace, variables: JsonText, startCorrelationKey: string | null): void {
  const definition = step.state.deployed('processDefinitions', at.processDefinitionKey);
  if (!definition) throw new Error(`process definition ${at.processDefinitionKey} does not exist`);
  const { root } = step.definitions.process(step.state, at.processDefinitionKey);
  createInstance(step, root, { definition, variables: '{}', businessId: null, tags: [], startCorrelationKey, parent: null }, key);
  const triggeredBy = { elementId: at.elementId, variables };
  step.emit({ kind: 'INTERNALS_CHANGED', key, internals: { triggeredBy } });
}
