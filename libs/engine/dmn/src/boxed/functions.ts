import { fail, ok, type Result } from '#core/kernel';
import type { XmlElement } from '#engine/bpmn-model';
import { FeelFunction, isContext, type CompiledFeel, type FeelScope, type FeelValue } from '#engine/feel';
import { DecisionStop } from '../evaluation/decision-stop.js';
import type { DecisionRun } from '../evaluation/decision-run.js';
import { nested } from '../evaluation/scope.js';
import { valueText } from '../evaluation/value-text.js';
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
export function boxedFunction(parameters: readonly Parameter[], body: Boxed, scope: FeelScope, run: DecisionRun, site: Site): BoxedFunction {
  return new BoxedFunction(parameters.map(({ name }) => name), run, (args) => {
    const bound = bindArguments(parameters, args, site);
    if (bound.ok) return run.call(() => body.evaluate(nested(bound.value, scope), run), site.place);
    return refused(bound.failure, site);
  });
}

/** A function that, called from an expression, makes null of a failure, but lets an invocation fail with it. */
export class BoxedFunction extends FeelFunction {
  constructor(
    parameters: readonly string[],
    run: DecisionRun,
    readonly invokeOrStop: (args: readonly FeelValue[]) => FeelValue,
  ) {
    super(parameters, (args) => run.orNull(() => invokeOrStop(args)));
  }
}

function bindArguments(parameters: readonly Parameter[], args: readonly FeelValue[], site: Site): Result<ReadonlyMap<string, FeelValue>, string> {
  const bound = new Map<string, FeelValue>();
  for (const [index, { name, type }] of parameters.entries()) {
    const value = typed(args[index] ?? null, type, site);
    if (value === undefined) return fail(`expected '${type ?? ''}' but found '${valueText(args[index] ?? null)}'`);
    bound.set(name, value);
    addPath(bound, name, value);
  }
  return ok(bound);
}

/** A parameter named `Person.Age` is the entry `Age` of a context `Person`. */
function addPath(bound: Map<string, FeelValue>, name: string, value: FeelValue): void {
  const dot = name.indexOf('.');
  if (dot < 0) return;
  const base = bound.get(name.slice(0, dot)) ?? null;
  bound.set(name.slice(0, dot), new Map([...(isContext(base) ? base : []), [name.slice(dot + 1), value]]));
}

/** An argument as the type of its parameter; undefined when it is none. Camunda looks at the simple types only. */
function typed(value: FeelValue, type: string | undefined, site: Site): FeelValue | undefined {
  if (site.dialect === 'camunda' && site.types.passesCamunda(value, type)) return value;
  return site.types.coerce(value, type);
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
  const args = callee.parameters.map((name) => values.get(name) ?? null);
  return callee instanceof BoxedFunction ? callee.invokeOrStop(args) : callee.invoke(args, run.feel);
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
