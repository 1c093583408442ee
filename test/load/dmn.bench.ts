import { createDecisionEngine } from '#engine/dmn';

interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly note?: string;
}

const MEASURED_MILLIS = 500;

const cell = (kind: string, text: string): string => `<${kind}><text>${text.replaceAll('<', '&lt;')}</text></${kind}>`;
const clause = (index: number, text: string): string => `<input id="i${index}"><inputExpression><text>${text}</text></inputExpression></input>`;

/** A unique table of so many rules: a customer, then a range of amounts. `indexed` writes the customer so that it can be looked up. */
function table(rules: number, indexed: boolean): string {
  const customers = Math.ceil(rules / 2);
  const customer = (index: number): string => (indexed ? `"c${index % customers}"` : `? = "c${index % customers}"`);
  const amount = (index: number): string => (index < customers ? '< 1000' : '>= 1000');
  const rows = Array.from({ length: rules }, (_, index) => `<rule id="r${index}">${cell('inputEntry', customer(index))}${cell('inputEntry', amount(index))}${cell('outputEntry', String(index))}</rule>`);
  const xml = `<decision id="d" name="d"><decisionTable>${clause(1, 'customer')}${clause(2, 'amount')}<output id="o" name="o"/>${rows.join('')}</decisionTable></decision>`;
  return `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="bench" name="bench" namespace="http://example.org/bench">${xml}</definitions>`;
}

function evaluationsPerSecond(rules: number, indexed: boolean): number {
  const engine = createDecisionEngine();
  const drg = engine.parse(table(rules, indexed));
  if (!drg.ok) throw new Error(drg.failure.message);
  let turn = 0;
  const evaluate = (): void => {
    turn += 1;
    const variables: Readonly<Record<string, string>> = { customer: `"c${turn % Math.ceil(rules / 2)}"`, amount: String((turn * 37) % 2000) };
    const { failure, output } = engine.evaluate(drg.value, 'd', { get: (name) => variables[name], names: () => Object.keys(variables) }, 0);
    if (failure || output === 'null') throw new Error(failure?.message ?? 'no rule matched');
  };
  runFor(MEASURED_MILLIS / 5, evaluate);
  return runFor(MEASURED_MILLIS, evaluate);
}

function runFor(millis: number, work: () => void): number {
  const start = performance.now();
  let calls = 0;
  for (; performance.now() - start < millis; calls += 1) work();
  return Math.round((calls / (performance.now() - start)) * 1000);
}

function parsesPerSecond(rules: number): number {
  const engine = createDecisionEngine();
  const xml = table(rules, true);
  return runFor(MEASURED_MILLIS, () => void engine.parse(xml));
}

/** Decisions per second with a small and a large unique table, found by index and by reading through all rules. */
export default function run(): Promise<BenchRow[]> {
  return Promise.resolve([
    { name: 'DMN table of 20 rules', value: evaluationsPerSecond(20, true), unit: 'evaluations/s', note: 'from JSON text to JSON text' },
    { name: 'DMN table of 2,000 rules', value: evaluationsPerSecond(2_000, true), unit: 'evaluations/s', note: 'found by index' },
    { name: 'DMN table of 2,000 rules (no index)', value: evaluationsPerSecond(2_000, false), unit: 'evaluations/s', note: 'cells that cannot be indexed: every rule is tried' },
    { name: 'DMN deployment of 2,000 rules', value: parsesPerSecond(2_000), unit: 'models/s', note: 'read and made ready' },
  ]);
}
