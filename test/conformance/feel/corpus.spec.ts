import { readFileSync } from 'node:fs';
import { compileExpression, feelFromJson, feelToJson, isContext, valueScope, type FeelOutcome } from '#engine/feel';
import { CORPUS_VARIABLES } from './expression-generator.js';
import { DISAGREEMENTS, type RecordedAnswer } from './disagreements.js';

const AGREEMENT = 0.995;

function recorded(file: string): readonly RecordedAnswer[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as RecordedAnswer);
}

const all = [...recorded('./written.jsonl'), ...recorded('./everyday.jsonl'), ...recorded('./generated.jsonl')];
/** What the reference refuses to parse is no answer: there the wider grammar of the standard holds. */
const answers = all.filter(({ error }) => error !== 'parse');
const variables = feelFromJson(CORPUS_VARIABLES);
const scope = valueScope(isContext(variables) ? variables : {});

/** The same text for equal values, whatever the order of entries and the way numbers are written. */
function plain(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plain).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${key}:${plain(inner)}`).join()}}`;
}

function outcomeOf(expression: string): FeelOutcome | undefined {
  const compiled = compileExpression(expression);
  return compiled.ok ? compiled.value.evaluate(scope) : undefined;
}

function ourAnswer(expression: string): string {
  const outcome = outcomeOf(expression);
  if (!outcome) return 'parse error';
  return outcome.ok ? plain(JSON.parse(feelToJson(outcome.value))) : 'evaluate error';
}

function theirAnswer({ error, result }: RecordedAnswer): string {
  return error === undefined ? plain(result) : 'evaluate error';
}

const differing = answers.filter((answer) => ourAnswer(answer.expression) !== theirAnswer(answer));

describe('Answers of a real Camunda engine', () => {
  it('should be given by us too, in at least 995 of 1,000 expressions', () => {
    expect(answers.length).toBeGreaterThanOrEqual(8500);
    expect(1 - differing.length / answers.length).toBeGreaterThanOrEqual(AGREEMENT);
  });

  it('should differ only for a reason that is written down', () => {
    const unexplained = differing.filter((answer) => !DISAGREEMENTS.some(({ covers }) => covers(answer)));
    expect(unexplained.map((answer) => `${answer.expression} → ${ourAnswer(answer.expression)}, there ${theirAnswer(answer)}`)).toEqual([]);
  });

  it.each(DISAGREEMENTS)('should still need the exception: $reason', ({ covers }) => {
    expect(differing.some(covers)).toBe(true);
  });

  it('should come with a warning wherever there is one there', () => {
    const warned = answers.filter(({ warnings }) => warnings !== undefined && warnings > 0);
    const silent = warned.filter(({ expression }) => outcomeOf(expression)?.warnings.length === 0);
    expect(silent.length / warned.length).toBeLessThan(0.02);
  });
});
