import { ok } from '#core/kernel';
import { feelToJson, isContext, layeredScope, tryFromJson, valueScope, type FeelScope, type FeelValue } from '#engine/feel';
import type { Element, MappedVariable, MappingNode } from '../compile/executable.js';
import type { Step } from '../process/step.js';
import type { JsonText, Key } from '../state/rows.js';
import type { Instance } from '../state/state.js';
import { evaluateIn } from './expressions.js';
import { failure, type Attempt } from './failure.js';
import { feelScope, outerScope, propagate, setAllLocal, setLocal, visibleVariable } from './variables.js';

/** Input mappings into the element's own scope. Nothing is set when one of them fails. */
export function mapInputs(step: Step, element: Element, instance: Instance): Attempt {
  const key = instance.elementInstanceKey;
  const mapped = evaluateAll(step, element.inputs, key, () => undefined);
  if (!mapped.ok) return mapped;
  for (const [name, value] of mapped.value) setLocal(step, key, name, feelToJson(value));
  return ok();
}

/**
 * Output mappings from the element's scope to the scopes around it; an instance of a multi-instance activity has its result in its
 * own. Nothing is set when one of them fails.
 */
export function mapOutputs(step: Step, element: Element, instance: Instance): Attempt {
  const outer = instance.internals?.loopCounter === undefined ? outerScope(instance) : instance.elementInstanceKey;
  if (outer === null || element.outputs.length === 0) return ok();
  const mapped = evaluateAll(step, element.outputs, instance.elementInstanceKey, (name) => visibleVariable(step.state, outer, name));
  if (!mapped.ok) return mapped;
  for (const [name, value] of mapped.value) propagate(step, outer, `{${JSON.stringify(name)}:${feelToJson(value)}}`);
  return ok();
}

type Values = Map<string, FeelValue>;

/** In order; a later source sees the earlier targets. `existing` is what an object of that name is put into. */
function evaluateAll(step: Step, variables: readonly MappedVariable[], scopeKey: Key, existing: (name: string) => JsonText | undefined): Attempt<Values> {
  if (variables.length === 0) return ok(new Map());
  return entries(step, variables, feelScope(step.state, scopeKey), (name) => {
    const text = existing(name);
    const value = text === undefined ? null : tryFromJson(text);
    return value === undefined ? failure('IO_MAPPING_ERROR', `The value of variable '${name}' cannot be read`) : ok(value);
  });
}

function entries(step: Step, variables: readonly MappedVariable[], scope: FeelScope, existing: (name: string) => Attempt<FeelValue>): Attempt<Values> {
  const values: Values = new Map();
  for (const { name, value } of variables) {
    const evaluated = evaluateNode(step, value, layeredScope(valueScope(values), scope), () => existing(name));
    if (!evaluated.ok) return evaluated;
    values.set(name, evaluated.value);
  }
  return ok(values);
}

function evaluateNode(step: Step, node: MappingNode, scope: FeelScope, existing: () => Attempt<FeelValue>): Attempt<FeelValue> {
  if ('source' in node) {
    const value = evaluateIn(step, node.source, scope);
    return value.ok ? value : failure('IO_MAPPING_ERROR', value.failure.message);
  }
  const before = existing();
  if (!before.ok) return before;
  const inside = entries(step, node.entries, scope, (name) => ok(isContext(before.value) ? (before.value.get(name) ?? null) : null));
  return inside.ok ? ok(merged(before.value, inside.value)) : inside;
}

/** What is neither an object nor null cannot be extended. */
function merged(before: FeelValue, inside: Values): FeelValue {
  if (before === null) return inside;
  return isContext(before) ? new Map([...before, ...inside]) : null;
}

/**
 * A result arrives at an element (from a job, a message, a listener): with output mappings it stays in the element's own
 * scope for them to read, otherwise it goes up to where the names are.
 */
export function takeResult(step: Step, element: Element, instance: Instance, variables: JsonText): void {
  if (element.outputs.length > 0) setAllLocal(step, instance.elementInstanceKey, variables);
  else propagate(step, instance.elementInstanceKey, variables);
}
