import { ok } from '#core/kernel';
import { feelToJson, tryFromJson, isContext, type FeelContext, type FeelValue } from '#engine/feel';
import type { Element, Mapping } from '../compile/executable.js';
import type { Step } from '../process/step.js';
import type { JsonText, Key } from '../state/rows.js';
import type { Instance } from '../state/state.js';
import { evaluate } from './expressions.js';
import { failure, type Attempt } from './failure.js';
import { outerScope, propagate, setAllLocal, setLocal, visibleVariable } from './variables.js';

/** Input mappings, in order, into the element's own scope; a later source sees an earlier target. */
export function mapInputs(step: Step, element: Element, instance: Instance): Attempt {
  for (const mapping of element.inputs) {
    const mapped = mapOne(step, mapping, instance.elementInstanceKey, (name) => step.state.variable(instance.elementInstanceKey, name)?.value);
    if (!mapped.ok) return mapped;
    setLocal(step, instance.elementInstanceKey, mapped.value.name, mapped.value.value);
  }
  return ok();
}

/** Output mappings, in order, from the element's scope to the scopes around it. */
export function mapOutputs(step: Step, element: Element, instance: Instance): Attempt {
  const outer = outerScope(instance);
  if (outer === null) return ok();
  for (const mapping of element.outputs) {
    const mapped = mapOne(step, mapping, instance.elementInstanceKey, (name) => visibleVariable(step.state, outer, name));
    if (!mapped.ok) return mapped;
    propagate(step, outer, `{${JSON.stringify(mapped.value.name)}:${mapped.value.value}}`);
  }
  return ok();
}

function mapOne(step: Step, mapping: Mapping, scopeKey: Key, existing: (name: string) => JsonText | undefined): Attempt<{ name: string; value: JsonText }> {
  const value = evaluate(step, mapping.source, scopeKey);
  if (!value.ok) return failure('IO_MAPPING_ERROR', value.failure.message);
  const [name = '', ...path] = mapping.target;
  if (path.length === 0) return ok({ name, value: feelToJson(value.value) });
  const before = tryFromJson(existing(name) ?? 'null');
  if (before === undefined) return failure('IO_MAPPING_ERROR', `The value of variable '${name}' cannot be read`);
  return ok({ name, value: feelToJson(placed(before, path, value.value)) });
}

/** The value with `inner` put at the path; what is no object on the way is replaced by one. */
function placed(value: FeelValue, path: readonly string[], inner: FeelValue): FeelValue {
  const [name, ...rest] = path;
  if (name === undefined) return inner;
  const context: FeelContext = isContext(value) ? value : new Map();
  return new Map([...context, [name, placed(context.get(name) ?? null, rest, inner)]]);
}

/**
 * A result arrives at an element (from a job, a message, a listener): with output mappings it stays in the element's own
 * scope for them to read, otherwise it goes up to where the names are.
 */
export function takeResult(step: Step, element: Element, instance: Instance, variables: JsonText): void {
  if (element.outputs.length > 0) setAllLocal(step, instance.elementInstanceKey, variables);
  else propagate(step, instance.elementInstanceKey, variables);
}
