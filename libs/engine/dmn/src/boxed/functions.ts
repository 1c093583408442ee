import type { XmlElement } from '#engine/bpmn-model';
import { FeelFunction, type CompiledFeel, type FeelScope, type FeelValue } from '#engine/feel';
import { DecisionStop } from '../evaluation/decision-stop.js';
import type { DecisionRun } from '../evaluation/decision-run.js';
import { nested } from '../evaluation/scope.js';
import { attribute, child, children, nameOf, textOf, typeRefOf } from '../model/elements.js';
import type { Boxed } from './boxed.js';
import { boxedIn, requiredIn } from './read-boxed.js';
import { at, expression, problem, type Site } from './site.js';

export interface Parameter {
  readonly name: string;
  readonly type: string | undefined;
}

export function parametersOf(element: XmlElement): readonly Parameter[] {
  return children(element, 'formalParameter').map((one) => ({ name: nameOf(one), type: typeRefOf(one) }));
}

/** A function with FEEL inside (DMN 1.5 §10.2.1.6). External ones (Java, PMML) are refused: Camunda has no means to run them either. */
export function functionDefinition(element: XmlElement, site: Site): Boxed {
  const kind = attribute(element, 'kind') ?? 'FEEL';
  const external = kind !== 'FEEL';
  if (external && site.dialect === 'camunda') problem(site, 'UNSUPPORTED', `Functions of the kind '${kind}' are not supported: only FEEL is`);
  const parameters = parametersOf(element);
  const body = external ? undefined : boxedIn(element, site);
  if (!body) return { type: 'FUNCTION', evaluate: () => null };
  return { type: 'FUNCTION', evaluate: (scope, run) => boxedFunction(parameters, body, scope, run, site) };
}

/** A function whose body is a boxed expression; arguments of other types than its parameters make null. */
export function boxedFunction(parameters: readonly Parameter[], body: Boxed, scope: FeelScope, run: DecisionRun, site: Site): FeelFunction {
  return new FeelFunction(parameters.map(({ name }) => name), (args) => {
    const bound = bindArguments(parameters, args, site);
    if (!bound) return run.feel.warn('FUNCTION_INVOCATION_FAILURE', `The arguments of '${site.place.elementId}' do not have the types of its parameters`);
    return run.call(() => body.evaluate(nested(bound, scope), run), site.place);
  });
}

function bindArguments(parameters: readonly Parameter[], args: readonly FeelValue[], site: Site): ReadonlyMap<string, FeelValue> | undefined {
  const bound = new Map<string, FeelValue>();
  for (const [index, { name, type }] of parameters.entries()) {
    const value = typed(args[index] ?? null, type, site);
    if (value === undefined) return undefined;
    bound.set(name, value);
  }
  return bound;
}

/** An argument as the type of its parameter; undefined when it is none. Camunda looks at the simple types only. */
function typed(value: FeelValue, type: string | undefined, site: Site): FeelValue | undefined {
  const coerced = site.types.coerce(value, type);
  if (coerced !== undefined || site.dialect === 'standard') return coerced;
  return site.types.passesCamunda(value, type) ? value : undefined;
}

interface Binding {
  readonly name: string;
  readonly logic: Boxed;
}

/** A call by the names of the parameters (DMN 1.5 §10.2.1.5). */
export function invocation(element: XmlElement, site: Site): Boxed {
  const text = textOf(child(element, 'literalExpression'));
  const called = expression(text, site);
  const bindings = children(element, 'binding').map((binding): Binding => {
    const name = nameOf(child(binding, 'parameter') ?? binding);
    return { name, logic: boxedIn(binding, at(site, `binding '${name}'`)) ?? ABSENT };
  });
  return { type: 'INVOCATION', evaluate: (scope, run) => invoke(called, bindings, scope, run, site) };
}

const ABSENT: Boxed = { type: 'NONE', evaluate: () => null };

function invoke(called: CompiledFeel, bindings: readonly Binding[], scope: FeelScope, run: DecisionRun, site: Site): FeelValue {
  const callee = run.evaluate(called, scope, site.place);
  if (!(callee instanceof FeelFunction)) return refused(`no function found with name '${called.text}'`, site);
  const values = new Map(bindings.map(({ name, logic }) => [name, logic.evaluate(scope, run)]));
  const missing = callee.parameters.find((name) => !values.has(name));
  if (missing !== undefined) return refused(`no parameter found with name '${missing}'`, site);
  return callee.invoke(callee.parameters.map((name) => values.get(name) ?? null), run.feel);
}

/** Ends the evaluation as Camunda does; the standard's answer is null. */
function refused(message: string, site: Site): null {
  if (site.dialect === 'camunda') throw new DecisionStop(message, site.place);
  return null;
}

/** What a knowledge model encapsulates. */
export function encapsulatedLogic(element: XmlElement, site: Site): { readonly parameters: readonly Parameter[]; readonly body: Boxed; readonly type: string | undefined } {
  const kind = attribute(element, 'kind') ?? 'FEEL';
  const isFeel = kind === 'FEEL';
  if (!isFeel && site.dialect === 'camunda') problem(site, 'UNSUPPORTED', `Functions of the kind '${kind}' are not supported: only FEEL is`);
  return { parameters: parametersOf(element), body: isFeel ? requiredIn(element, site) : ABSENT, type: typeRefOf(element) };
}
