import { ManualClock } from '#core/kernel';
import { compileExpression, EMPTY_SCOPE, jsonScope, type FeelBudget, type FeelOutcome } from '../index.js';

/** The longest an evaluation may take: the backstop of 900 ms and the way to its next reading, on a slow machine. */
const LONGEST_MILLIS = 2500;

/** CPU time that something takes: a machine that is busy with other suites does not count. */
function cpuMillisOf(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function evaluate(expression: string, budget: Partial<FeelBudget> = {}): FeelOutcome | 'refused' {
  const compiled = compileExpression(expression);
  return compiled.ok ? compiled.value.evaluate(EMPTY_SCOPE, { budget }) : 'refused';
}

/** How it ends where time does not matter, with steps enough for every value below. */
function ending(expression: string): string {
  const outcome = evaluate(expression, { millis: 60_000, steps: 300_000, cells: 100_000 });
  if (outcome === 'refused') return outcome;
  return outcome.ok ? 'value' : outcome.failure.code;
}

const long = 'a'.repeat(30_000);

describe('The budget of an evaluation', () => {
  it.each([
    ['a loop over a huge range', 'for i in 1..1000000000000 return i', 'SIZE_EXCEEDED'],
    ['a cross product', 'some i in 1..100000, j in 1..100000 satisfies i + j < 0', 'STEPS_EXCEEDED'],
    ['a search without end', 'some i in 1..1000000000 satisfies i < 0', 'STEPS_EXCEEDED'],
    ['a text that doubles', 'for i in 1..100 return if i = 1 then "abcdefgh" else partial[-1] + partial[-1]', 'SIZE_EXCEEDED'],
    ['a list that doubles', 'for i in 1..100 return if i = 1 then [1] else concatenate(partial[-1], partial[-1])', 'SIZE_EXCEEDED'],
    ['a shared list that doubles when written out', 'string(for i in 1..60 return [partial, partial])', 'STEPS_EXCEEDED'],
    ['a list nested too deep', '(for i in 1..1100 return if i = 1 then [] else [partial[-1]])[-1]', 'DEPTH_EXCEEDED'],
    ['a function that calls itself', '{f: function(f, n) f(f, n + 1), r: f(f, 1)}', 'DEPTH_EXCEEDED'],
    ['a function that calls itself twice', '{f: function(f, n) f(f, n) + f(f, n), r: f(f, 1)}', 'DEPTH_EXCEEDED'],
    ['a power out of range', '10 ** 999999999', 'EVALUATION_FAILED'],
  ])('should end %s', (_, expression, code) => {
    expect(ending(expression)).toBe(code);
  });

  it.each([
    ['nested repetition', `matches("${long}", "(a+)+$b")`],
    ['overlapping alternatives', `matches("${long}", "(a|a)*b")`],
    ['nested counts', 'matches("aaaa", "((a{1,100}){1,100}){1,100}")'],
    ['a million patterns', 'for i in 1..1000000 return matches("abc", "a" + string(i))'],
    ['searches in a long text', `for i in 1..1000000 return contains("${long}", "aab")`],
    ['arithmetic with thousands of digits', 'for i in 1..1000000 return floor(9e6000)'],
    ['comparison of immense lists', '(for i in 1..2000 return partial) = (for i in 1..2000 return partial)'],
    ['search in immense lists', 'distinct values(for i in 1..60 return [i, partial, partial])'],
    ['immense lists in warnings', '1 in {a: (for i in 1..2000 return partial)}'],
    ['immense lists in arithmetic', '(for i in 1..2000 return partial) + 1'],
    ['types of immense lists', '(for i in 1..2000 return partial) instance of list<list<list<list<list<list<Any>>>>>>'],
    ['comparison of deep lists', '(for i in 1..900 return if i = 1 then [] else [partial[-1]]) = (for i in 1..900 return if i = 1 then [] else [partial[-1]])'],
  ])('should not be held up by %s', (_, expression) => {
    expect(cpuMillisOf(() => evaluate(expression))).toBeLessThan(LONGEST_MILLIS);
  });

  it('should decide by steps, the same on every machine', () => {
    const compiled = compileExpression('count(for i in 1..1000 return i)');
    if (!compiled.ok) throw new Error('does not compile');
    expect(compiled.value.evaluate(EMPTY_SCOPE, { budget: { steps: 100_000 } })).toMatchObject({ ok: true, value: 1000 });
    expect(compiled.value.evaluate(EMPTY_SCOPE, { budget: { steps: 1000 } })).toMatchObject({ ok: false, failure: { code: 'STEPS_EXCEEDED' } });
  });
});

describe('Long texts', () => {
  const cpuMillis = (expression: string, text: string): number => {
    const compiled = compileExpression(expression);
    return cpuMillisOf(() => compiled.ok && compiled.value.evaluate(jsonScope(() => JSON.stringify(text))));
  };

  it.each([
    ['a search that reads to the end every time', 'count(extract(v, "a(.*b)?"))', 'a', 1_000_000],
    ['a pattern of many instructions', 'matches(v, "a{900}$")', 'a', 17_000],
    ['a pattern of groups', 'matches(v, "(.)(.)(.)(.)+$")', 'a', 1_300_000],
    ['a pattern of alternatives', 'split(v, "(a|aa)+$")', 'a', 1_300_000],
    ['a time of brackets', 'time(v)', '[', 500_000],
    ['a date and time of signs', 'date and time("2020-01-01T" + v)', '@\n', 250_000],
    ['a number of many digits', 'number(v) * number(v)', '9', 4_000_000],
    ['equal texts in a list', 'index of(for i in 1..300000 return v, v + "")', 'a', 1_000_000],
    ['comparison of lists of texts', '(for i in 1..200000 return v) = (for i in 1..200000 return v + "")', 'a', 1_000_000],
    ['a test against a list of texts', 'v in (for i in 1..300000 return v + "")', 'a', 1_000_000],
    ['the longest of many texts', 'max(for i in 1..600000 return v)', 'a', 1_000_000],
    ['a range of dots', 'range("[" + v + "x")', '..]', 200_000],
    ['a range of blanks', 'range("[@" + v + "1..2]")', ' ', 100_000],
    ['a replacement of digits', 'replace("a", "a", "$" + v)', '0', 1_000_000],
    ['a replacement of empty groups', 'replace(v, "()a", replace(v, "a", "\\\\$1"))', 'a', 300_000],
  ])('should not hold up anybody: %s', (_, expression, unit, times) => {
    expect(cpuMillis(expression, unit.repeat(times))).toBeLessThan(LONGEST_MILLIS);
  });
});

describe('Variables of a great length', () => {
  it('should be paid for where they are read, once each', () => {
    const compiled = compileExpression('[a = "x", a = "x", b = "x"]');
    const scope = jsonScope((name) => JSON.stringify(name.repeat(50_000)));
    expect(compiled.ok && compiled.value.evaluate(scope, { budget: { steps: 1000 } })).toMatchObject({ ok: false, failure: { code: 'STEPS_EXCEEDED' } });
    expect(compiled.ok && compiled.value.evaluate(scope, { budget: { steps: 2000 } })).toMatchObject({ ok: true });
  });

  it('should not hold up an expression that reads many of them', () => {
    const names = Array.from({ length: 50 }, (_, index) => `v${index}`);
    const compiled = compileExpression(`[${names.join(', ')}].n`);
    const text = `[${'[1],'.repeat(500_000)}[1]]`;
    let outcome: unknown;
    const millis = cpuMillisOf(() => (outcome = compiled.ok && compiled.value.evaluate(jsonScope(() => text))));
    expect(outcome).toMatchObject({ ok: false });
    expect(millis).toBeLessThan(LONGEST_MILLIS);
  });
});

describe('Numbers of thousands of digits', () => {
  const long = '{b: decimal(1, 6000), c: decimal(1, 5999), w: decimal(9e6000, 0), r:';
  it.each([
    ['their sum', 'sum(for i in 1..300000 return w)'],
    ['the greatest of them', 'max(for i in 1..300000 return if odd(i) then b else c)'],
    ['their median', 'median(for i in 1..100000 return if odd(i) then b else c)'],
    ['a search among them', 'index of(for i in 1..300000 return b, c)'],
    ['them as text', 'string(for i in 1..300000 return w)'],
    ['a list of them', 'for i in 1..300000 return w'],
    ['products without a loop', `[${Array.from({ length: 9000 }, () => 'w*w').join()}]`],
    ['negatives without a loop', `[${Array.from({ length: 9000 }, () => '-w').join()}]`],
    ['intervals without a loop', `[${Array.from({ length: 4000 }, () => 'b in [c..b]').join()}]`],
  ])('should not hold up anybody: %s', (_, expression) => {
    expect(cpuMillisOf(() => evaluate(`${long} ${expression}}.r`))).toBeLessThan(LONGEST_MILLIS);
  });
});

describe('A text that stands in many places', () => {
  it.each([
    ['of a result', 'for i in 1..400 return v'],
    ['of keys', '{c: context put({}, v, 1), r: for i in 1..400 return c}.r'],
    ['of a text', 'string(for i in 1..400 return v)'],
    ['of JSON', 'to json(for i in 1..400 return v)'],
    ['around a text', 'string join(for i in 1..60 return string join([], "", v, v))'],
  ])('should count in each: %s', (_, expression) => {
    const compiled = compileExpression(expression);
    const outcome = compiled.ok && compiled.value.evaluate(jsonScope(() => JSON.stringify('a'.repeat(1_000_000))), { budget: { millis: 60_000 } });
    expect(outcome).toMatchObject({ ok: false, failure: { code: expect.stringMatching(/STEPS_EXCEEDED|SIZE_EXCEEDED/) as string } });
  });
});

describe('Large patterns', () => {
  it.each([
    ['counts of counts', `(?:${'a'.repeat(900)}){1000}`],
    ['many counts', 'a{1000}'.repeat(280)],
    ['nested counts', '((((a{5}){5}){5}){5})'.repeat(80)],
  ])('should be none: %s', (_, pattern) => {
    expect(cpuMillisOf(() => expect(evaluate(`matches("aaa", "${pattern}")`)).toMatchObject({ ok: true, value: null }))).toBeLessThan(LONGEST_MILLIS);
  });

  it('should not hold up anybody when each is another one', () => {
    const classes = '[\\\\p{L}\\\\p{N}]'.repeat(100);
    expect(cpuMillisOf(() => evaluate(`for i in 1..1000 return matches("aaa", "${classes}" + string(i), "i")`))).toBeLessThan(LONGEST_MILLIS);
  });
});

describe('A variable that no value can hold', () => {
  it.each([
    ['a number beyond a double', '1e400'],
    ['such a number inside', '{"a": [1, -1e999999]}'],
    ['too many levels', '['.repeat(5000) + ']'.repeat(5000)],
    ['no JSON', '{'],
  ])('should be a failure of the expression that reads it: %s', (_, text) => {
    const compiled = compileExpression('v = 1');
    const outcome = compiled.ok && compiled.value.evaluate(jsonScope(() => text));
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'EVALUATION_FAILED', message: "The value of variable 'v' cannot be read" } });
  });
});

describe('The limits of a text', () => {
  it.each([
    ['open brackets', '['.repeat(30_000)],
    ['parentheses', `${'('.repeat(5000)}1${')'.repeat(5000)}`],
    ['a chain of sums', `1${'+1'.repeat(30_000)}`],
    ['a chain of paths', `a${'.a'.repeat(30_000)}`],
    ['a chain of filters', `a${'[1]'.repeat(20_000)}`],
    ['a chain of calls', `f${'(1)'.repeat(20_000)}`],
    ['signs', `${'-'.repeat(30_000)}1`],
    ['beginnings of tests', '1 in ('.repeat(10_000)],
    ['conditions', 'if '.repeat(20_000)],
    ['more than 65,536 characters', `"${'a'.repeat(70_000)}"`],
    ['a number of thousands of digits', '9'.repeat(5000)],
  ])('should refuse %s', (_, text) => {
    const millis = cpuMillisOf(() => expect(ending(text)).toBe('refused'));
    expect(millis).toBeLessThan(LONGEST_MILLIS);
  });

  it('should read nested tests that go back and forth in linear time', () => {
    const text = `${'1 in ('.repeat(50)}1${')+1'.repeat(50)}`;
    expect(cpuMillisOf(() => compileExpression(text))).toBeLessThan(LONGEST_MILLIS);
  });

  it('should take a context of thousands of entries', () => {
    const text = `{${Array.from({ length: 4000 }, (_, index) => `k ${index}: 1`).join(', ')}}`;
    expect(ending(text)).toBe('value');
  });
});

describe('What an expression can reach', () => {
  it.each(['__proto__', 'constructor', '{}.constructor', '{a: 1}.__proto__', '@"P1D".constructor', '"a".length', 'hasOwnProperty("a")', 'toString()', '{}.toString()'])(
    'should be nothing of the host: %s',
    (expression) => {
      const outcome = evaluate(expression);
      expect(outcome === 'refused' || !outcome.ok || outcome.value === null).toBe(true);
    },
  );

  it('should keep names of the host as ordinary entries', () => {
    expect(evaluate('{__proto__: {a: 1}}.__proto__.a')).toMatchObject({ ok: true, value: 1 });
    const scope = jsonScope((name) => (name === 'v' ? '{"__proto__": {"a": 2}, "constructor": 3}' : undefined));
    const compiled = compileExpression('v.__proto__.a + v.constructor');
    expect(compiled.ok && compiled.value.evaluate(scope)).toMatchObject({ ok: true, value: 5 });
  });

  it('should be the injected clock and no other', () => {
    const compiled = compileExpression('string(now())');
    const outcome = compiled.ok && compiled.value.evaluate(EMPTY_SCOPE, { clock: new ManualClock(Date.UTC(2030, 0, 2, 3, 4, 5)) });
    expect(outcome).toMatchObject({ value: '2030-01-02T03:04:05Z' });
  });
});
