import { evaluate as feelinEvaluate } from 'feelin';
import { compileExpression, feelToJson, jsonScope } from '#engine/feel';

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

/** Calls per second, after a warm-up of a tenth of the time. */
function perSecond(work: () => unknown): number {
  runFor(MEASURED_MILLIS / 10, work);
  return runFor(MEASURED_MILLIS, work);
}

function runFor(millis: number, work: () => unknown): number {
  const start = performance.now();
  let calls = 0;
  while (performance.now() - start < millis) {
    for (let call = 0; call < CALLS_BETWEEN_CLOCK_READINGS; call += 1) work();
    calls += CALLS_BETWEEN_CLOCK_READINGS;
  }
  return Math.round((calls / (performance.now() - start)) * 1000);
}

/** Variables as the engine keeps them: JSON text, read anew for every evaluation. */
function ours({ expression, variables }: Case): () => unknown {
  const compiled = compileExpression(expression);
  if (!compiled.ok) throw new Error(compiled.failure[0]?.message);
  const texts = new Map(Object.entries(variables).map(([name, value]) => [name, JSON.stringify(value)]));
  return () => {
    const outcome = compiled.value.evaluate(jsonScope((name) => texts.get(name)));
    if (!outcome.ok) throw new Error(outcome.failure.message);
    return feelToJson(outcome.value);
  };
}

function rowsOf(benchCase: Case): readonly BenchRow[] {
  const mine = perSecond(ours(benchCase));
  const theirs = perSecond(() => feelinEvaluate(benchCase.expression, benchCase.variables));
  return [
    { name: `FEEL ${benchCase.name}`, value: mine, unit: 'evaluations/s', note: `${(mine / theirs).toFixed(1)} times feelin; from JSON text to JSON text` },
    { name: `FEEL ${benchCase.name} (feelin)`, value: theirs, unit: 'evaluations/s', note: 'parses on every call: it has no compiled form' },
  ];
}

/** Evaluations per second of three expressions, beside `feelin` in the same run. */
export default function run(): Promise<BenchRow[]> {
  return Promise.resolve(CASES.flatMap(rowsOf));
}
