import type { Memory } from '../state/memory.js';
import type { ElementInstanceRow, EndState, Key, Millis, Phase, ProcessInstanceRow } from '../state/rows.js';
import { isProcess, type Instance } from '../state/state.js';
import type { Appliers } from './apply.js';

type Patch = Partial<Pick<Instance, 'phase' | 'state' | 'endDate' | 'listenerIndex' | 'internals'>>;

export const APPLY_ELEMENT = {
  ELEMENT_ACTIVATING: (memory, { instance }) => {
    if (isProcess(instance)) {
      memory.startInstance(instance.processInstanceKey);
      memory.tables.processInstances.insert(instance);
    } else memory.tables.elementInstances.insert(instance);
  },
  ELEMENT_ACTIVATED: (memory, { key }) => change(memory, key, { phase: 'ACTIVATED', listenerIndex: 0 }),
  ELEMENT_COMPLETING: (memory, { key }) => change(memory, key, { phase: 'COMPLETING', listenerIndex: 0 }),
  ELEMENT_COMPLETED: (memory, { key, at }) => end(memory, key, 'COMPLETED', at),
  ELEMENT_TERMINATING: (memory, { key }) => change(memory, key, { phase: 'TERMINATING', listenerIndex: 0 }),
  ELEMENT_TERMINATED: (memory, { key, at }) => end(memory, key, 'TERMINATED', at),
  LISTENER_PASSED: (memory, { key, listenerIndex }) => change(memory, key, { listenerIndex }),
  INTERNALS_CHANGED: (memory, { key, internals }) => change(memory, key, { internals }),
  SEQUENCE_FLOW_TAKEN: (memory, { row }) => {
    if (!memory.tables.sequenceFlows.knows(row.sequenceFlowId)) memory.tables.sequenceFlows.insert(row);
  },
  TOKEN_ARRIVED: (memory, { row }) => (row.count === 1 ? memory.tables.joinTokens.insert(row) : memory.tables.joinTokens.update(row)),
  TOKEN_TAKEN: (memory, { row }) => (row.count === 0 ? memory.tables.joinTokens.delete(row) : memory.tables.joinTokens.update(row)),
  VARIABLE_CREATED: (memory, { row }) => memory.tables.variables.insert(row),
  VARIABLE_UPDATED: (memory, { row }) => memory.tables.variables.update(row),
} as const satisfies Appliers<
  | 'ELEMENT_ACTIVATING' | 'ELEMENT_ACTIVATED' | 'ELEMENT_COMPLETING' | 'ELEMENT_COMPLETED' | 'ELEMENT_TERMINATING' | 'ELEMENT_TERMINATED'
  | 'LISTENER_PASSED' | 'INTERNALS_CHANGED' | 'SEQUENCE_FLOW_TAKEN' | 'TOKEN_ARRIVED' | 'TOKEN_TAKEN' | 'VARIABLE_CREATED' | 'VARIABLE_UPDATED'
>;

function change(memory: Memory, key: Key, patch: Patch): void {
  const element = memory.tables.elementInstances.get(key);
  if (element) {
    memory.tables.elementInstances.update({ ...element, ...patch } as ElementInstanceRow);
    return;
  }
  const process = memory.tables.processInstances.get(key);
  if (process) memory.tables.processInstances.update({ ...process, ...patch } as ProcessInstanceRow);
}

/** The variables of an ended scope are history: they leave the memory, not the store. */
function end(memory: Memory, key: Key, state: Exclude<EndState, 'ACTIVE'>, at: Millis): void {
  const phase: Phase = state;
  change(memory, key, { state, phase, endDate: at, internals: null });
  for (const variable of memory.by.variablesInScope.all(key)) memory.tables.variables.forgetWith(variable);
}
