import { compileExpression, EMPTY_SCOPE, feelToJson } from '../index.js';
import { builtinNames } from './registry.js';

function answer(text: string): string {
  const compiled = compileExpression(text);
  if (!compiled.ok) throw new Error(compiled.failure[0]?.message);
  const outcome = compiled.value.evaluate(EMPTY_SCOPE);
  return outcome.ok ? feelToJson(outcome.value) : outcome.failure.code;
}

function warnings(text: string): readonly string[] {
  const compiled = compileExpression(text);
  return compiled.ok ? compiled.value.evaluate(EMPTY_SCOPE).warnings.map(({ type }) => type) : [];
}

const CASES: Readonly<Record<string, readonly (readonly [call: string, expected: string])[]>> = {
  logic: [
    ['not(true)', 'false'],
    ['not(1)', 'null'],
    ['is defined(null)', 'false'],
    ['get or else(null, 1)', '1'],
    ['get or else(false, 1)', 'false'],
    ['assert(1, true)', '1'],
    ['assert(1, false)', 'ASSERTION_FAILED'],
    ['is(@"10:00:00Z", @"11:00:00+01:00")', 'false'],
  ],
  texts: [
    ['replace("ab", "(a)(b)", "$2$1$0\\\\$1")', '"baab$1"'],
    ['replace("a", "(a)", "$12$0002")', '"a2a2"'],
    ['replace("a", "a", "$1")', 'null'],
    ['replace("b", "a", "$1")', '"b"'],
    ['substring("foobar", 3)', '"obar"'],
    ['substring("foobar", -2, 1)', '"a"'],
    ['substring("foobar", 7)', '""'],
    ['substring("foobar", 8)', 'EVALUATION_FAILED'],
    ['string length("😀")', '2'],
    ['replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")', '"[1=ab][2=]cd"'],
    ['replace("abc", "(b)", "$2")', 'null'],
    ['replace("abc", "b", "\\$")', '"a$c"'],
    ['replace("ab", "a # the first", "-", "x")', '"-b"'],
    ['matches("foobar", "^FO*b", "i")', 'true'],
    ['matches("a", "(?=a)a")', 'null'],
    ['split("a,b,c", "")', '["a",",","b",",","c",""]'],
    ['split("a.b", ".")', '["","","",""]'],
    ['extract("this is 1234 and 5678", "\\d+")', '["1234","5678"]'],
    ['string join(["a", null, "b"], ",")', '"a,b"'],
    ['string join(["a", "b"], ", ", "[", "]")', '"[a, b]"'],
    ['string join(["a", 1])', 'null'],
    ['to base64("FEEL")', '"RkVFTA=="'],
    ['is blank(" ")', 'true'],
    ['string length(uuid())', '36'],
  ],
  numbers: [
    ['string(decimal(1, 2))', '"1.00"'],
    ['decimal(2.5, 0, "half_up")', '3'],
    ['floor(-1.56, 1)', '-1.6'],
    ['floor(n: 1.56, scala: 1)', '1.5'],
    ['round up(1121, -2)', '1200'],
    ['abs(@"-PT5H")', '"PT5H"'],
    ['abs(number: -1)', '1'],
    ['modulo(-12, 5)', '3'],
    ['modulo(1, 0)', 'EVALUATION_FAILED'],
    ['string(sqrt(16))', '"4.0"'],
    ['sqrt(-1)', 'null'],
    ['log(0)', 'EVALUATION_FAILED'],
    ['odd(1.5)', 'false'],
    ['even(-2)', 'true'],
    ['random number() < 1', 'true'],
  ],
  lists: [
    ['sublist(list: [1, 2, 3], start: 2)', '[2,3]'],
    ['sublist(list: [1, 2, 3], start position: 2, length: 1)', '[2]'],
    ['sort([1, 2], function(a, b) modulo(1, 0) = 1)', 'null'],
    ['sort([1, 2], function(a, b) assert(true, false))', 'ASSERTION_FAILED'],
    ['count(null)', 'null'],
    ['min([])', 'null'],
    ['max([@"PT1H", @"PT2H"])', '"PT2H"'],
    ['sum(1, 2, 3)', '6'],
    ['sum([1, null])', 'null'],
    ['mean([1, 2])', '1.5'],
    ['median([6, 1, 2, 3])', '2.5'],
    ['mode([6, 1, 9, 6, 1])', '[1,6]'],
    ['stddev([47])', 'EVALUATION_FAILED'],
    ['all([true, null])', 'null'],
    ['any([])', 'false'],
    ['and([true, false])', 'false'],
    ['sublist([1, 2, 3], -1)', '[3]'],
    ['append([1], 2, [3])', '[1,2,[3]]'],
    ['concatenate([1], 2)', '[1,2]'],
    ['insert before([1, 3], 2, 2)', '[1,2,3]'],
    ['insert before([1, 3], 0, 2)', 'null'],
    ['remove([1, 2, 3], -1)', '[1,2]'],
    ['list replace([1, 2, 3], function(item, new) item > 1, 0)', '[1,0,0]'],
    ['index of([1, 2, 3, 2], 2)', '[2,4]'],
    ['union([1, 2], [2, 3])', '[1,2,3]'],
    ['distinct values([1, 1.0, "a", null, null, [1], [1]])', '[1,"a",null,[1]]'],
    ['duplicate values([1, 2, 3, 2, 1])', '[1,2]'],
    ['flatten([[1, 2], [[3]], 4])', '[1,2,3,4]'],
    ['sort([3, 1, 2], function(a, b) a < b)', '[1,2,3]'],
    ['sort([3, 1], function(a, b) null)', 'null'],
    ['partition([1, 2, 3, 4, 5], 2)', '[[1,2],[3,4],[5]]'],
    ['list contains([{a: 1}], {a: 1})', 'false'],
    ['is empty([])', 'true'],
  ],
  contexts: [
    ['context put(context: {}, keys: ["b", "c"], value: 1)', '{"b":{"c":1}}'],
    ['context put(context: {}, keys: "b", value: 1)', 'null'],
    ['get value(context: {a: 1}, keys: "a")', 'null'],
    ['get value(context: {a: 1}, key: ["a"])', '1'],
    ['get value({a: {b: 1}}, ["a", "b"])', '1'],
    ['get value({a: 1}, [])', 'null'],
    ['get entries({a: 1})', '[{"key":"a","value":1}]'],
    ['context put({a: 1}, ["b", "c"], 2)', '{"a":1,"b":{"c":2}}'],
    ['context put({a: 1}, ["a", "c"], 2)', '{"a":{"c":2}}'],
    ['context merge([{a: 1}, {b: 2}])', '{"a":1,"b":2}'],
    ['context([{key: "a", value: 1}, {key: "a", value: 2}])', '{"a":2}'],
  ],
  dates: [
    ['time(10, 30, 59.9999999999)', '"10:30:59.999999999"'],
    ['date(2020, 2, 30)', 'null'],
    ['time(10, 30, 15.5)', '"10:30:15.500"'],
    ['time(10, 30, 15, @"-PT1H30M")', '"10:30:15-01:30"'],
    ['date and time(@"2020-01-01", @"10:00:00+01:00")', '"2020-01-01T10:00:00+01:00"'],
    ['date and time(@"2020-01-01T10:00:00Z", "Europe/Paris")', '"2020-01-01T11:00:00+01:00[Europe/Paris]"'],
    ['date and time(@"2020-01-01T10:00:00Z", "Bad/Zone")', 'EVALUATION_FAILED'],
    ['years and months duration(@"2011-12-22", @"2013-08-24")', '"P1Y8M"'],
    ['day of week(@"2019-09-17")', '"Tuesday"'],
    ['week of year(@"2021-01-01")', '53'],
    ['last day of month(@"2022-02-01")', '"2022-02-28"'],
    ['@"10:00:00@Europe/Paris".time offset', '"PT1H"'],
    ['@"-PT90M".minutes', '-30'],
  ],
  ranges: [
    ['before([1..5), [5..8])', 'true'],
    ['meets([1..5], [5..8])', 'true'],
    ['overlaps before([1..5], [3..8])', 'true'],
    ['finishes(5, [1..5])', 'true'],
    ['includes((1..5], 1)', 'false'],
    ['during([2..3], [1..5])', 'true'],
    ['started by([1..5], [1..3])', 'true'],
    ['coincides([1..5], [1..6])', 'false'],
    ['meets([1..5], 5)', 'EVALUATION_FAILED'],
  ],
  conversions: [
    ['string({a: 1, b: "x"})', '"{a:1, b:\\"x\\"}"'],
    ['string(null)', 'null'],
    ['string(1e-7)', '"1E-7"'],
    ['number("1e3")', '1000'],
    ['number("1,000.5", ",", ".")', '1000.5'],
    ['number("1.5", ".", ".")', 'null'],
    ['to json([@"P1DT1H", @"-PT15.5S", @"PT0S", @"-P1DT0.25S"])', JSON.stringify('["PT25H","PT-15.5S","PT0S","PT-24H-0.25S"]')],
    ['to json([@"P14M", @"-P14M", @"P0M"])', JSON.stringify('["P1Y2M","P-1Y-2M","P0D"]')],
    ['to json([@"10:00:00@Europe/Berlin", @"10:00:00", @"2024-01-01T10:00:00@Europe/Berlin"])', JSON.stringify('["10:00:00+01:00","10:00:00","2024-01-01T10:00:00+01:00[Europe/Berlin]"]')],
    ['to json({a: 1.50, f: function(x) x})', '"{\\"a\\":1.50}"'],
    ['from json("{\\"a\\": [1.5]}")', '{"a":[1.5]}'],
    ['from json("x")', 'null'],
    ['cycle(3, duration("PT1H"))', '"R3/PT1H"'],
    ['fromAi(value: 3, type: "number")', '3'],
  ],
};

describe.each(Object.entries(CASES))('Built-in functions of %s', (_, cases) => {
  it.each(cases)('should answer %s with %s', (call, expected) => {
    expect(answer(call)).toBe(expected);
  });
});

/** What Camunda 8.9 documents, and what it has without saying so. */
const OF_CAMUNDA = [
  ...['not', 'is defined', 'get or else', 'assert'],
  ...['substring', 'string length', 'upper case', 'lower case', 'substring before', 'substring after', 'contains', 'starts with', 'ends with', 'matches', 'replace', 'split', 'extract', 'trim', 'uuid', 'to base64', 'is blank', 'string join'],
  ...['decimal', 'floor', 'ceiling', 'round up', 'round down', 'round half up', 'round half down', 'abs', 'modulo', 'sqrt', 'log', 'exp', 'odd', 'even', 'random number'],
  ...['list contains', 'count', 'min', 'max', 'sum', 'product', 'mean', 'median', 'stddev', 'mode', 'and', 'all', 'or', 'any', 'sublist', 'append', 'concatenate', 'insert before', 'remove', 'reverse', 'index of', 'union', 'distinct values', 'duplicate values', 'flatten', 'sort', 'partition', 'is empty'],
  ...['get value', 'get entries', 'context put', 'put', 'context merge', 'put all', 'context'],
  ...['date', 'time', 'date and time', 'duration', 'years and months duration', 'now', 'today', 'day of week', 'day of year', 'week of year', 'month of year', 'last day of month'],
  ...['before', 'after', 'meets', 'met by', 'overlaps', 'overlaps before', 'overlaps after', 'finishes', 'finished by', 'includes', 'during', 'starts', 'started by', 'coincides'],
  ...['string', 'number', 'from json', 'to json', 'cycle', 'fromAi'],
];

describe('Built-in functions', () => {
  it('should be all that Camunda has', () => {
    const ours = new Set(builtinNames());
    expect(OF_CAMUNDA.filter((name) => !ours.has(name))).toEqual([]);
  });

  it('should warn of a text that is no date where it is computed, not where it is a literal', () => {
    expect(warnings('date("hello")')).toEqual([]);
    expect(warnings('date("he" + "llo")')).toEqual(['FUNCTION_INVOCATION_FAILURE']);
    expect(warnings('duration("P" + "1")')).toEqual(['FUNCTION_INVOCATION_FAILURE']);
  });

  it('should each be known to the parser by their whole names', () => {
    for (const name of builtinNames()) expect(compileExpression(`${name}(x)`)).toMatchObject({ ok: true });
  });

  it('should warn when an argument is of another type, and when there is no such function', () => {
    expect(warnings('abs("a")')).toEqual(['FUNCTION_INVOCATION_FAILURE']);
    expect(warnings('abs(1, 2)')).toEqual(['NO_FUNCTION_FOUND']);
    expect(warnings('nothing of the kind(1)')).toEqual(['NO_FUNCTION_FOUND']);
  });
});
