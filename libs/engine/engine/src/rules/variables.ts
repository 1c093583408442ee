import { jsonScope, type FeelScope } from '#engine/feel';
import type { Step } from '../process/step.js';
import type { JsonText, Key } from '../state/rows.js';
import { isProcess, type Instance, type State } from '../state/state.js';
import { entriesOf } from './json-text.js';

/** The scope around this one; null outside the process instance. */
export function outerScope(instance: Instance): Key | null {
  return isProcess(instance) ? null : instance.flowScopeKey;
}

/** The variable as seen from a scope: the nearest one of this name (BPMN 2.0.2 §10.4.2). */
export function visibleVariable(state: State, scopeKey: Key, name: string): JsonText | undefined {
  for (let key: Key | null = scopeKey; key !== null; key = outerScope(state.owned(key))) {
    const row = state.variable(key, name);
    if (row) return row.value;
  }
  return undefined;
}

/** Every variable seen from a scope, inner before outer. */
export function visibleVariables(state: State, scopeKey: Key): Map<string, JsonText> {
  const visible = new Map<string, JsonText>();
  for (let key: Key | null = scopeKey; key !== null; key = outerScope(state.owned(key))) {
    for (const row of state.variablesIn(key)) if (!visible.has(row.name)) visible.set(row.name, row.value);
  }
  return visible;
}

/** What an expression reads when it is evaluated in this scope. */
export function feelScope(state: State, scopeKey: Key): FeelScope {
  return jsonScope(
    (name) => visibleVariable(state, scopeKey, name),
    () => visibleVariables(state, scopeKey).keys(),
  );
}

/** Creates or changes a variable of exactly this scope. */
export function setLocal(step: Step, scopeKey: Key, name: string, value: JsonText): void {
  const row = step.state.variable(scopeKey, name);
  if (row) {
    if (row.value === value) return;
    step.emit({ kind: 'VARIABLE_UPDATED', row: { ...row, value } });
    step.wrote({ processInstanceKey: row.processInstanceKey, scopeKey, name, change: 'update' });
    return;
  }
  const { processInstanceKey, rootProcessInstanceKey, processDefinitionKey } = step.current(scopeKey);
  step.emit({
    kind: 'VARIABLE_CREATED',
    row: { variableKey: step.newKey(), scopeKey, name, value, processInstanceKey, rootProcessInstanceKey, processDefinitionKey },
  });
  step.wrote({ processInstanceKey, scopeKey, name, change: 'create' });
}

export function setAllLocal(step: Step, scopeKey: Key, variables: JsonText): void {
  for (const [name, value] of entriesOf(variables)) setLocal(step, scopeKey, name, value);
}

/**
 * Changes the nearest scope that has the name with another value, from `scopeKey` up; what no scope has goes to the process
 * instance. A value that a scope has already goes further up, as in Camunda.
 */
export function propagate(step: Step, scopeKey: Key, variables: JsonText): void {
  for (const [name, value] of entriesOf(variables)) setLocal(step, holderOf(step.state, scopeKey, name, value), name, value);
}

function holderOf(state: State, scopeKey: Key, name: string, value: JsonText): Key {
  let key = scopeKey;
  for (;;) {
    const row = state.variable(key, name);
    if (row && row.value !== value) return key;
    const outer = outerScope(state.owned(key));
    if (outer === null) return key;
    key = outer;
  }
}
