import { parseDecisionModel, type DecisionModel, type Dialect } from '#engine/dmn';
import { feelString, isContext, valueScope, type FeelValue } from '#engine/feel';
import { isExpected } from './values.ts';
import { keyOf, readKit, type KitCase, type KitModel } from './kit.ts';

export interface CaseOutcome {
  readonly key: string;
  readonly folder: string;
  readonly passed: boolean;
  /** What came out instead, in words. */
  readonly found: string;
}

/**
 * Runs every case of the kit as Camunda ran it: inputs typed, a failed evaluation counted as null, an expression that does
 * not parse counted against its own decision only.
 */
export function runKit(kit: string, dialect: Dialect): readonly CaseOutcome[] {
  return [...readKit(kit)].flatMap((model) => runModel(model, dialect));
}

function runModel({ xml, beside, cases }: KitModel, dialect: Dialect): readonly CaseOutcome[] {
  const model = parseDecisionModel(xml, { dialect, imports: beside, tolerant: true });
  if (model.ok) return cases.map((one) => runCase(one, model.value));
  const found = `refused: ${model.failure.map(({ message }) => message).join('; ')}`;
  return cases.map((one) => ({ key: keyOf(one), folder: one.folder, passed: false, found }));
}

function runCase(one: KitCase, model: DecisionModel): CaseOutcome {
  const scope = valueScope(one.inputs);
  const answers = one.results.map(({ name, expected }) => ({ name, expected, ...ask(model, one, name, scope) }));
  const wrong = answers.filter(({ actual, expected }) => !isExpected(actual, expected));
  const found = wrong.map(({ name, actual, expected, failure }) => `${name}: ${text(actual)} instead of ${text(expected)}${failure === undefined ? '' : ` (${failure})`}`);
  return { key: keyOf(one), folder: one.folder, passed: wrong.length === 0, found: found.join('; ') };
}

function ask(model: DecisionModel, { service, results }: KitCase, name: string, scope: ReturnType<typeof valueScope>): { actual: FeelValue; failure: string | undefined } {
  const { output, failure } = model.evaluate(service ?? name, scope);
  const actual = service !== undefined && results.length > 1 && isContext(output) ? (output.get(name) ?? null) : output;
  return { actual, failure: failure?.message };
}

function text(value: FeelValue): string {
  return typeof value === 'string' ? `"${value}"` : (feelString(value) ?? 'null');
}
