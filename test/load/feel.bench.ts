import { evaluate as feelinEvaluate } from 'feelin';
import { compileExpression, feelToJson, jsonScope, type FeelScope } from '#engine/feel';

export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly note?: string;
}

interface Case {
  readonly name: string;
  readonly expression: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const MEASURED_MILLIS = 500;
const CALLS_BETWEEN_CLOCK_READINGS = 20;

const CASES: readonly Case[] = [
  {
    name: 'condition',
    expression: 'amount > 1000 and risk = "high" or not(approved)',
    variables: { amount: 1500, risk: 'high', approved: false },
  },
  {
    name: 'mapping',
    expression: '{total: sum(items.price), count: count(items), names: items[price > 10].name}',
    variables: { items: Array.from({ length: 10 }, (_, index) => ({ name: `item ${index}`, price: index * 3 + 0.5 })) },
  },
  {
    name: 'loop of 1,000',
    expression: 'sum(for i in 1..1000 return i * factor)',
    variables: { factor: 2 },
  },
];

/** Calls per second of CPU (others on the machine do not count), after a warm-up as long. */
function perSecond(work: () => unknown): number {
  runFor(MEASURED_MILLIS, work);
  return runFor(MEASURED_MILLIS, work);
}

function runFor(millis: number, work: () => unknown): number {
  const [start, cpu] = [performance.now(), process.threadCpuUsage()];
  let calls = 0;
  while (performance.now() - start < millis) {
    for (let call = 0; call < CALLS_BETWEEN_CLOCK_READINGS; call += 1) work();
    calls += CALLS_BETWEEN_CLOCK_READINGS;
  }
  const { user, system } = process.threadCpuUsage(cpu);
  return Math.round((calls / (user + system)) * 1_000_000);
}

/** Variables as the engine keeps them: JSON text, read anew for every evaluation. */
function jsonVariables({ variables }: Case): () => FeelScope {
  const texts = new Map(Object.entries(variables).map(([name, value]) => [name, JSON.stringify(value)]));
  return () => jsonScope((name) => texts.get(name));
}

function evaluatedToJson(text: string, scope: FeelScope): string {
  const compiled = compileExpression(text);
  if (!compiled.ok) throw new Error(compiled.failure[0]?.message);
  const outcome = compiled.value.evaluate(scope);
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return feelToJson(outcome.value);
}

/** As it is used: the text was seen before, so that it is compiled already. */
function ours(benchCase: Case): () => unknown {
  const scope = jsonVariables(benchCase);
  return () => evaluatedToJson(benchCase.expression, scope());
}

/** What feelin does on every call: a text never seen before, made so by a comment. */
function oursParsedAnew(benchCase: Case): () => unknown {
  const scope = jsonVariables(benchCase);
  let turn = 0;
  return () => {
    turn += 1;
    return evaluatedToJson(`${benchCase.expression} // ${turn}`, scope());
  };
}

function rowsOf(benchCase: Case): readonly BenchRow[] {
  const [name, unit] = [`FEEL ${benchCase.name}`, 'evaluations/s'];
  const mine = perSecond(ours(benchCase));
  const parsedAnew = perSecond(oursParsedAnew(benchCase));
  const theirs = perSecond(() => feelinEvaluate(benchCase.expression, benchCase.variables));
  const times = (value: number): string => `${(value / theirs).toFixed(1)} times feelin`;
  return [
    { name, value: mine, unit, note: `${times(mine)}; compiled once; from JSON text to JSON text` },
    { name: `${name} (parsed anew)`, value: parsedAnew, unit, note: `${times(parsedAnew)}; as feelin, which parses on every call` },
    { name: `${name} (feelin)`, value: theirs, unit, note: 'has no compile step: parses on every call; from values to values' },
  ];
}

/** Evaluations per second of three expressions, beside `feelin` in the same run. */
export default function run(): Promise<BenchRow[]> {
  return Promise.resolve(CASES.flatMap(rowsOf));
}
