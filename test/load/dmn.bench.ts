import { evaluate, unaryTest } from 'feelin';
import { createDecisionEngine } from '#engine/dmn';

interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly note?: string;
}

interface Rule {
  readonly customer: string;
  readonly amount: string;
  readonly output: string;
}

interface Inputs {
  readonly customer: string;
  readonly amount: number;
}

const MEASURED_MILLIS = 500;
const UNIT = 'evaluations/s';

const cell = (kind: string, text: string): string => `<${kind}><text>${text.replaceAll('<', '&lt;')}</text></${kind}>`;
const clause = (index: number, text: string): string => `<input id="i${index}"><inputExpression><text>${text}</text></inputExpression></input>`;
const customersOf = (rules: number): number => Math.ceil(rules / 2);

/** A unique table of so many rules: a customer, then a range of amounts. `indexed` writes the customer so that it can be looked up. */
function rulesOf(count: number, indexed: boolean): readonly Rule[] {
  const customers = customersOf(count);
  return Array.from({ length: count }, (_, index) => {
    const customer = `"c${index % customers}"`;
    return { customer: indexed ? customer : `? = ${customer}`, amount: index < customers ? '< 1000' : '>= 1000', output: String(index) };
  });
}

function modelOf(rules: readonly Rule[]): string {
  const rows = rules.map(({ customer, amount, output }, index) => `<rule id="r${index}">${cell('inputEntry', customer)}${cell('inputEntry', amount)}${cell('outputEntry', output)}</rule>`);
  const xml = `<decision id="d" name="d"><decisionTable>${clause(1, 'customer')}${clause(2, 'amount')}<output id="o" name="o"/>${rows.join('')}</decisionTable></decision>`;
  return `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="bench" name="bench" namespace="http://example.org/bench">${xml}</definitions>`;
}

/** Other inputs at every turn, so that every rule is the right one now and then. */
function inputsAt(turn: number, rules: number): Inputs {
  return { customer: `c${turn % customersOf(rules)}`, amount: (turn * 37) % 2000 };
}

function ours(count: number, indexed: boolean): number {
  const engine = createDecisionEngine();
  const drg = engine.parse(modelOf(rulesOf(count, indexed)));
  if (!drg.ok) throw new Error(drg.failure.message);
  return perSecond((turn) => {
    const { customer, amount } = inputsAt(turn, count);
    const variables: Readonly<Record<string, string>> = { customer: JSON.stringify(customer), amount: String(amount) };
    const { failure, output } = engine.evaluate(drg.value, 'd', { get: (name) => variables[name], names: () => Object.keys(variables) }, { now: () => 0, zone: 'UTC' });
    if (failure || output === 'null') throw new Error(failure?.message ?? 'no rule matched');
  });
}

/** feelin knows no tables: its user tries the cells of one rule after the other and takes the first that fits. */
function feelins(count: number): number {
  const rules = rulesOf(count, true);
  return perSecond((turn) => {
    const inputs = inputsAt(turn, count);
    const rule = rules.find(({ customer, amount }) => fits(customer, inputs.customer, inputs) && fits(amount, inputs.amount, inputs));
    if (!rule) throw new Error('no rule matched');
    return evaluate(rule.output, { ...inputs }).value;
  });
}

const fits = (test: string, value: unknown, inputs: Inputs): boolean => unaryTest(test, { ...inputs, '?': value }).value === true;

/** Calls per second of CPU (others on the machine do not count), after a warm-up as long. */
function perSecond(work: (turn: number) => unknown): number {
  runFor(MEASURED_MILLIS, work);
  return runFor(MEASURED_MILLIS, work);
}

/** Strides through the turns, so that few calls too meet early and late rules alike. */
function runFor(millis: number, work: (turn: number) => unknown): number {
  const [start, cpu] = [performance.now(), process.threadCpuUsage()];
  let calls = 0;
  for (; performance.now() - start < millis; calls += 1) work(calls * 619);
  const { user, system } = process.threadCpuUsage(cpu);
  return (calls / (user + system)) * 1_000_000;
}

function parsesPerSecond(count: number): number {
  const engine = createDecisionEngine();
  const xml = modelOf(rulesOf(count, true));
  return runFor(MEASURED_MILLIS, () => engine.parse(xml));
}

function besideFeelin(count: number, note: string): BenchRow[] {
  const name = `DMN table of ${count.toLocaleString('en')} rules`;
  const [mine, theirs] = [ours(count, true), feelins(count)];
  return [
    { name, value: mine, unit: UNIT, note: `${(mine / theirs).toFixed(0)} times feelin; ${note}` },
    { name: `${name} (feelin)`, value: theirs, unit: UNIT, note: 'has no tables: the cells rule by rule, the first that fits; it parses every cell anew' },
  ];
}

/** Decisions per second with a small and a large unique table, found by index and by reading through all rules, beside `feelin` in the same run. */
export default function run(): Promise<BenchRow[]> {
  return Promise.resolve([
    ...besideFeelin(20, 'from JSON text to JSON text'),
    ...besideFeelin(2_000, 'found by index'),
    { name: 'DMN table of 2,000 rules (no index)', value: ours(2_000, false), unit: UNIT, note: 'cells that cannot be indexed: every rule is tried' },
    { name: 'DMN deployment of 2,000 rules', value: parsesPerSecond(2_000), unit: 'models/s', note: 'read and made ready' },
  ]);
}
