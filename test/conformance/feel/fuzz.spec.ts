import { jest } from '@jest/globals';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { compileExpression, compileUnaryTests, feelFromJson, feelToJson, isContext, valueScope, type CompiledFeel, type FeelScope } from '#engine/feel';
import { CORPUS_VARIABLES, ExpressionGenerator } from './expression-generator.js';

const LONG = process.env['TOLLGATE_TEST_LONG'] === '1';
/** A count of one's own lets several processes share a million between them, each with its seed. */
const CASES = Number(process.env['TOLLGATE_FUZZ_CASES'] ?? (LONG ? 1_000_000 : 20_000));
const SEED = Number(process.env['TOLLGATE_SEED'] ?? Math.abs(jest.getSeed()));
/**
 * Longest that one text may hold the event loop, in CPU time: a machine that is busy with other suites does not count. An
 * evaluation is stopped after 900 ms; the rest is the way to the next look at the clock, on a slow machine.
 */
const LONGEST_MILLIS = 2500;
/** Memory is compared once the caches are full, and again at the end. */
const CASES_BEFORE_MEMORY_COUNTS = Math.min(CASES / 2, 20_000);
const MOST_GROWTH = 50_000_000;

const FRAGMENTS = ['(', ')', '[', ']', '{', '}', '"', '`', '..', '**', '-', ',', ':', '?', '@', '//', '/*', '*/', ' in ', ' and ', ' if ', ' for ', ' function(', 'null', '1e9', '\\', '\n', '😀', '\u0000', '__proto__', '1..1000000000', ' between ', 'not(', '> '];

const variables = feelFromJson(CORPUS_VARIABLES);
const scope: FeelScope = valueScope(isContext(variables) ? variables : {});

/** A generated text, in half of the cases damaged: pieces cut out, put in, doubled or moved. */
function mutated(generator: ExpressionGenerator): string {
  let text = generator.next();
  for (let times = generator.below(6) - 2; times > 0; times -= 1) text = mutatedOnce(text, generator);
  return text;
}

function mutatedOnce(text: string, generator: ExpressionGenerator): string {
  const [from, length] = [generator.below(text.length + 1), generator.below(8)];
  switch (generator.below(4)) {
    case 0:
      return text.slice(0, from) + text.slice(from + length);
    case 1:
      return text.slice(0, from) + (FRAGMENTS[generator.below(FRAGMENTS.length)] ?? '') + text.slice(from);
    case 2:
      return text.slice(0, from) + text.slice(from, from + length).repeat(3) + text.slice(from);
    default:
      return text.slice(from) + text.slice(0, from);
  }
}

function evaluated(compiled: CompiledFeel): void {
  const outcome = compiled.evaluate(scope, { input: 5 });
  if (outcome.ok) JSON.parse(feelToJson(outcome.value));
}

/** Milliseconds of CPU time that it took to compile and to evaluate a text. */
function timed(text: string, compile: typeof compileExpression): number {
  const start = process.cpuUsage();
  const compiled = compile(text);
  if (compiled.ok) evaluated(compiled.value);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes in use once everything unreachable has gone. */
function memoryInUse(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

interface Slowest {
  readonly text: string;
  readonly millis: number;
}

function slowestOf(cases: number, generator: ExpressionGenerator): Slowest {
  let slowest: Slowest = { text: '', millis: 0 };
  for (let count = 0; count < cases; count += 1) {
    const text = mutated(generator);
    const millis = Math.max(timed(text, compileExpression), timed(text, compileUnaryTests));
    if (millis > slowest.millis) slowest = { text, millis };
  }
  return slowest;
}

describe(`Random expressions (${CASES} with seed ${SEED})`, () => {
  it(
    'should end in time with a value or a failure, without an exception, in bounded memory',
    () => {
      const generator = new ExpressionGenerator(SEED);
      const first = slowestOf(CASES_BEFORE_MEMORY_COUNTS, generator);
      const before = memoryInUse();
      const later = slowestOf(CASES - CASES_BEFORE_MEMORY_COUNTS, generator);
      const growth = memoryInUse() - before;
      const slowest = first.millis > later.millis ? first : later;
      if (LONG) process.stdout.write(`${CASES} texts with seed ${SEED}: slowest ${slowest.millis.toFixed(1)} ms of CPU (${slowest.text}), memory ${before} and ${growth} more, ${process.resourceUsage().maxRSS} KB at most\n`);
      expect(slowest.millis > LONGEST_MILLIS ? slowest : undefined).toBeUndefined();
      expect(growth).toBeLessThan(MOST_GROWTH);
    },
    LONG ? 7_200_000 : 120_000,
  );
});
