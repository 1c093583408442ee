import { compileExpression, compileUnaryTests, feelFromJson, feelToJson, isContext, valueScope, type CompiledFeel, type FeelScope } from '#engine/feel';
import { CORPUS_VARIABLES, ExpressionGenerator } from './expression-generator.js';

const LONG = process.env['TOLLGATE_TEST_LONG'] === '1';
const CASES = LONG ? 1_000_000 : 20_000;
const SEED = Number(process.env['TOLLGATE_SEED'] ?? Date.now() % 1_000_000);
/** Longest that one case may hold the event loop: the backstop of 900 ms, and room for a machine that is busy with other suites. */
const LONGEST_MILLIS = 3000;
const MOST_GROWTH = 200_000_000;

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

/** Milliseconds that it took to compile and to evaluate a text. */
function timed(text: string, compile: typeof compileExpression): number {
  const start = performance.now();
  const compiled = compile(text);
  if (compiled.ok) evaluated(compiled.value);
  return performance.now() - start;
}

describe(`Random expressions (${CASES} with seed ${SEED})`, () => {
  it(
    'should end in time with a value or a failure, without an exception, in bounded memory',
    () => {
      const generator = new ExpressionGenerator(SEED);
      const before = process.memoryUsage().heapUsed;
      let slowest = { text: '', millis: 0 };
      for (let count = 0; count < CASES; count += 1) {
        const text = mutated(generator);
        const millis = Math.max(timed(text, compileExpression), timed(text, compileUnaryTests));
        if (millis > slowest.millis) slowest = { text, millis };
      }
      expect(slowest.millis > LONGEST_MILLIS ? slowest : undefined).toBeUndefined();
      expect(process.memoryUsage().heapUsed - before).toBeLessThan(MOST_GROWTH);
    },
    LONG ? 3_600_000 : 120_000,
  );
});
