import {
  compileExpression,
  compileUnaryTests,
  compileZeebeValue,
  EMPTY_SCOPE,
  feelFromJson,
  feelToJson,
  FeelFunction,
  jsonScope,
  layeredScope,
  startRun,
  valueScope,
  type CompiledFeel,
  type FeelScope,
  type FeelValue,
} from './index.js';

function compiled(text: string, names?: readonly string[]): CompiledFeel {
  const result = compileExpression(text, names ? { names } : {});
  if (!result.ok) throw new Error(result.failure[0]?.message);
  return result.value;
}

function json(text: string, scope: FeelScope = EMPTY_SCOPE, names?: readonly string[]): string {
  const outcome = compiled(text, names).evaluate(scope);
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return feelToJson(outcome.value);
}

function test(text: string, input: FeelValue, scope: FeelScope = EMPTY_SCOPE): FeelValue {
  const result = compileUnaryTests(text);
  if (!result.ok) throw new Error(result.failure[0]?.message);
  const outcome = result.value.evaluate(scope, { input });
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return outcome.value;
}

describe('A value of a process model', () => {
  it('should be an expression behind an equals sign', () => {
    const value = compileZeebeValue('=1 + 2');
    expect(value.ok && value.value.evaluate(EMPTY_SCOPE)).toMatchObject({ ok: true, value: 3 });
  });

  it.each(['plain text', '=', '= ', ' =1', ''])('should otherwise be the text itself: %j', (text) => {
    const value = compileZeebeValue(text);
    expect(value.ok && value.value).toMatchObject({ kind: 'static', constant: text });
  });
});

describe('Variables kept as JSON', () => {
  it('should keep every digit of a whole number, in and out', () => {
    const scope = jsonScope(() => '9007199254740993');
    expect(json('x', scope)).toBe('9007199254740993');
    expect(json('x + 1', scope)).toBe('9007199254740994');
    expect(json('{a: [x]}', scope)).toBe('{"a":[9007199254740993]}');
  });

  it('should be read only when they are named, and once', () => {
    const asked: string[] = [];
    const scope = jsonScope((name) => {
      asked.push(name);
      return '1';
    });
    expect(json('if a = 1 then a + b else c', scope)).toBe('2');
    expect(asked).toEqual(['a', 'b']);
  });

  it('should keep the order and the texts of entries', () => {
    expect(feelToJson(feelFromJson('{"b": "\\u00e4\\n", "1": [true, null], "a": -0.5e-3}'))).toBe('{"b":"ä\\n","1":[true,null],"a":-5.0E-4}');
  });

  it.each(['', '{', '[1,]', '01', '{"a" 1}', 'nul', '"\n"', '1 2', '[1'])('should refuse what is no JSON: %j', (text) => {
    expect(() => feelFromJson(text)).toThrow(SyntaxError);
  });
});

describe('Scopes', () => {
  it('should let inner layers hide outer ones, null included', () => {
    const scope = layeredScope(valueScope({ a: null }), valueScope({ a: 1, b: 2 }));
    expect(json('[a, b]', scope)).toBe('[null,2]');
    expect([...(scope.names?.() ?? [])]).toEqual(['a', 'b']);
  });

  it('should take fractions given as plain numbers as the decimals they print as', () => {
    expect(json('x + 0.2', valueScope({ x: 0.1 }))).toBe('0.3');
  });

  it('should let the host give functions', () => {
    const twice = new FeelFunction(['n'], ([n]) => (typeof n === 'number' ? n * 2 : null));
    expect(json('[twice(4), twice(n: 5)]', valueScope({ twice }))).toBe('[8,10]');
  });
});

describe('Static analysis', () => {
  it.each([
    ['a + b.c * a', ['a', 'b']],
    ['for x in xs return x + y', ['xs', 'y']],
    ['{p: a, q: p + z}', ['a', 'z']],
    ['function(x) x + y', ['y']],
    ['rows[amount > limit]', ['rows', 'amount', 'limit']],
    ['some i in list satisfies i = item', ['list', 'item']],
    ['f(x: y)', ['y']],
  ])('should name the variables that %s reads', (text, names) => {
    expect(compiled(text).variablesRead).toEqual(names);
  });

  it('should know values that the text alone decides', () => {
    expect(compiled('1 + 2 * 3').constant).toBe(7);
    expect(compiled('"a" + "b"')).toMatchObject({ constant: 'ab', resultKind: 'string' });
    expect(compiled('a + 1').constant).toBeUndefined();
    expect(compiled('now()').constant).toBeUndefined();
    expect(compiled('[uuid()]').constant).toBeUndefined();
  });

  it.each([
    ['a > 1', 'boolean'],
    ['[a]', 'list'],
    ['{a: b}', 'context'],
    ['if a then "x" else "y"', 'string'],
    ['a', undefined],
  ])('should know the type of %s', (text, kind) => {
    expect(compiled(text).resultKind).toBe(kind);
  });

  it('should show where a fault is', () => {
    const result = compileExpression('1 +\n  (2 * )');
    expect(result).toMatchObject({ ok: false, failure: [{ code: 'SYNTAX', line: 2, column: 8, from: 11 }] });
  });

  it('should point into the condition that is wrong, not at its beginning', () => {
    const result = compileExpression('if a > 1 then b els c');
    expect(result.ok ? undefined : result.failure[0]?.from).toBe(16);
  });
});

describe('Unary tests', () => {
  it.each([
    ['-', 5, true],
    ['5', 5, true],
    ['> 3, < 1', 5, true],
    ['[1..5)', 5, false],
    ['not(1, 2)', 5, true],
    ['not(> 3)', 5, false],
    ['"a", "b"', 'b', true],
    ['null', null, true],
    ['? > 3 and ? < 6', 5, true],
    ['[1, 5]', 5, true],
    ['1 = 1', 5, true],
    ['limit', 5, true],
    ['< limit + 1', 5, true],
    ['date("2020-01-01")', 5, null],
  ])('should answer for %s', (text, input, expected) => {
    expect(test(text, input, valueScope({ limit: 5 }))).toBe(expected);
  });
});

describe('The inputs that tests hold for', () => {
  it.each([
    ['-', 'anything'],
    ['"a", "b"', ['a', 'b']],
    ['1', [1]],
    ['true', undefined],
    ['not(1)', undefined],
    ['> 1', undefined],
    ['x', undefined],
  ])('should be known where the text lists them: %s', (text, accepted) => {
    const result = compileUnaryTests(text);
    expect(result.ok && result.value.accepts).toEqual(accepted);
  });
});

describe('An evaluation of several parts', () => {
  it('should share one budget, and go on after a part that failed', () => {
    const run = startRun({ budget: { steps: 100_000, depth: 50 } });
    const deep = compiled('{f: function(f, n) f(f, n + 1), r: f(f, 1)}');
    expect(deep.evaluate(EMPTY_SCOPE, { within: run })).toMatchObject({ failure: { code: 'DEPTH_EXCEEDED' } });
    const loop = compiled('count(for i in 1..20000 return i)');
    expect(loop.evaluate(EMPTY_SCOPE, { within: run })).toMatchObject({ ok: true, value: 20_000 });
    expect(loop.evaluate(EMPTY_SCOPE, { within: run })).toMatchObject({ failure: { code: 'STEPS_EXCEEDED' } });
  });
});

describe('Types of a model', () => {
  it('should be known to `instance of` and to parameters', () => {
    const types = new Map([['tRisk', (value: FeelValue) => value === 'low' || value === 'high']]);
    const result = compileExpression('["low" instance of tRisk, ["low", "none"] instance of list<tRisk>, "x" instance of tOther]', { types });
    expect(result.ok && result.value.evaluate(EMPTY_SCOPE)).toMatchObject({ value: [true, false, false] });
  });
});

describe('Names with blanks and symbols', () => {
  it('should be read where they are in scope', () => {
    const scope = valueScope({ 'first name': 'Ann', 'a-b': 4, a: 1, b: 2 });
    expect(json('first name', scope, ['first name'])).toBe('"Ann"');
    expect(json('a-b', scope, ['a-b'])).toBe('4');
    expect(json('a-b', scope)).toBe('-1');
  });

  it('should be read when the expression itself introduces them', () => {
    expect(json('{first name: "Ann", r: first name + "!"}.r')).toBe('"Ann!"');
    expect(json('{`x y`: 1}.`x y`')).toBe('1');
    expect(json('for my item in [1, 2] return my item * 2')).toBe('[2,4]');
    expect(json('{f: function(first part: string) first part + "!", r: f("a")}.r')).toBe('"a!"');
  });
});

describe('What only the standard allows', () => {
  it.each([
    ['1e3', '1000'],
    ['[1, 2] instance of list<number>', 'true'],
    ['["a"] instance of list<number>', 'false'],
    ['{a: 1} instance of context<a: number>', 'true'],
    ['{f: function(x) x * 2}.f(4)', '8'],
    ['(function(x) x + 1)(1)', '2'],
    ['for i in [1, 2], j in i..2 return j', '[1,2,2]'],
    ['for d in @"2024-02-28"..@"2024-03-01" return d', '["2024-02-28","2024-02-29","2024-03-01"]'],
    ['[1..5].end', '5'],
    ['list replace([1, 2, 3], 2, 9)', '[1,9,3]'],
    ['is(1, 1.0)', 'true'],
    ['2 in range("[1..3]")', 'true'],
    ['range("[..3]")', 'null'],
    ['range("[\\"a\\"..\\"c\\"]") = ["a".."c"]', 'true'],
    ['-@"P1DT2H"', '"-P1DT2H"'],
    ['@"2021-01-01T24:00:00"', '"2021-01-02T00:00:00"'],
    ['@"2021-01-02T00:00:00Z" - @"2021-01-01"', '"P1D"'],
    ['1 + if true then 1 else 2', '2'],
  ])('should work: %s', (text, expected) => {
    expect(json(text)).toBe(expected);
  });
});
