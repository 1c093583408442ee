/** Expressions of the kinds that people write in process and decision models, from templates. No imports: the recorder loads it without a build. */

type Pools = Readonly<Record<string, readonly string[]>>;

const POOLS: Pools = {
  date: ['@"2024-02-29"', 'date("2023-12-31")', 'date(2021, 3, 1)', '@"2020-01-31"', '@"1969-07-20"', 'date("0001-01-01")'],
  dt: ['@"2024-02-29T23:30:00"', 'date and time("2023-12-31T23:59:59.999Z")', '@"2024-03-31T01:59:59@Europe/Berlin"', '@"2024-10-27T02:30:00@Europe/Berlin"', '@"2021-06-01T08:00:00-04:00"', '@"1900-01-01T00:00:00@Europe/Paris"'],
  time: ['@"00:00:00"', '@"23:59:59.5"', 'time("12:00:00Z")', '@"08:30:00+02:00"', '@"14:00:00@America/New_York"', 'time(9, 5, 7)'],
  days: ['@"P1D"', '@"PT24H"', 'duration("PT90M")', '@"-P2DT3H"', '@"PT0.75S"', '@"P400D"', '@"PT0S"'],
  months: ['@"P1M"', '@"P1Y"', 'duration("P14M")', '@"-P3M"', '@"P0M"'],
  num: ['0', '1', '-1', '2.5', '10', '0.1', '100.00', '-7', '12345678901234567890', '0.000001', '999999999999.99'],
  list: ['list', 'words', 'mixed', 'none', 'rows', '[3, 1, 2]', '["b", "a", "c"]', '[1, 1.0, 2]', '[null, null]', '[[1, 2], [3]]', '[true, false]', '[{a: 1}, {a: 2}]'],
  ctx: ['order', '{}', '{a: 1, b: {c: 2}}', 'order.customer', '{a: null}', '{"x y": 1, z: [1]}'],
  text: ['"Hello World"', '"  padded  "', '""', '"a,b;c"', '"Straße"', '"2024-01-15"', '"007"', '"x\\ny"', 's', '"(a|b)"', '"ÄÖÜ äöü"'],
  interval: ['[1..5]', '(1..5]', '[1..5)', '(1..5)', '[5..10]', '(5..8]', '[2..3]', '[0..0]'],
  point: ['1', '5', '3', '0', '10', '2.5'],
  anything: ['1', '"a"', 'true', 'null', 'missing', '[1]', '{a: 1}', '@"2020-01-01"', '@"10:00:00"', '@"P1D"', '@"P1Y"', '@"2020-01-01T10:00:00"', 'order.missing', '1/0'],
  type: ['number', 'string', 'boolean', 'date', 'time', 'date and time', 'days and time duration', 'years and months duration', 'list', 'context', 'function', 'Any'],
  op: ['=', '!=', '<', '<=', '>', '>='],
  sign: ['+', '-'],
  zone: ['"Europe/Berlin"', '"America/Los_Angeles"', '"Z"', '"Asia/Kolkata"', '"+05:30"'],
  pattern: ['"o"', '"[aeiou]"', '"^."', '"\\\\s+"', '"(l)(l)"', '"\\\\d+"', '"[^a-z]"', '"$"', '"(?i)h"', '"\\\\w+"', '"a|b"', '"."'],
  by: ['""', '"-"', '"<$0>"', '"$1"', '"\\\\$"', '"#"'],
  key: ['"a"', '"b"', '"customer"', '"missing"', '["b", "c"]', '["customer", "name"]', '["a", "b", "c"]', '[]', '"x y"'],
  index: ['1', '2', '-1', '0', '4', '-4'],
  test: ['< 5', '> 5', '[1..5]', '(1..5)', '1, 2, 3', '"a", "b"', 'null', '? > 2', '? = null', '>= 1, null', '? in [1, 2]', 'odd(?)', '[1, 2]', 'list', 'contains(?, "a")'],
  operand: ['1', '5', '"a"', 'null', 'missing', '2.5', 'true', 'list', 'x'],
  dateTest: ['[@"2024-01-01"..@"2024-12-31"]', '> @"2024-01-01"', '<= date("2023-12-31")', '@"2024-02-29"', '(@"2020-01-01"..@"2024-02-29")'],
  range: ['[@"2024-01-01"..@"2024-12-31"]', '(@"2023-06-01"..@"2024-02-29"]', '[@"2024-02-29"..@"2025-01-01")'],
  relation: ['before', 'after', 'meets', 'met by', 'overlaps', 'overlaps before', 'overlaps after', 'finishes', 'finished by', 'includes', 'during', 'starts', 'started by', 'coincides'],
  pointed: ['before', 'after', 'finishes', 'during', 'starts'],
  pointing: ['before', 'after', 'finished by', 'includes', 'started by'],
  aggregate: ['sum', 'min', 'max', 'mean', 'median', 'product', 'count', 'mode', 'stddev'],
  numbers: ['[1, 2, 3]', '[2.50, 2.5]', '[]', '[1, null]', '[10]', 'rows.n', '[-1, 0.5, 100]', '[0.1, 0.2, 0.3]', '[1, "2"]'],
  rounding: ['round up', 'round down', 'round half up', 'round half down', 'floor', 'ceiling', 'decimal'],
  scale: ['0', '1', '2', '-1', '3'],
  fraction: ['2.5', '-2.5', '1.125', '-1.125', '0.05', '1234.5678', '5', '-0.5'],
};

const TEMPLATES: readonly string[] = [
  '{date} {sign} {days}', '{date} {sign} {months}', '{dt} {sign} {days}', '{dt} {sign} {months}', '{time} {sign} {days}', '{date} - {date}', '{dt} - {dt}', '{time} - {time}',
  '{days} + {days}', '{months} - {months}', '{days} * {num}', '{days} / {num}', '{months} * {num}', '{months} / {num}', '{days} / {days}', '{months} + {days}', '{days} {op} {days}', '{months} {op} {months}',
  '({date}).{dateProperty}', '({dt}).{dtProperty}', '({time}).{timeProperty}', '({days}).{durationProperty}', '({months}).{durationProperty}', '{date} {op} {date}', '{dt} {op} {dt}', '{time} {op} {time}',
  '{calendar}({date})', '{calendar}({dt})', 'last day of month({date}) - {date}', 'years and months duration({date}, {date})', 'years and months duration({dt}, {date})', 'abs({days})', 'abs({months})',
  'date({dt})', 'time({dt})', 'date and time({date}, {time})', 'date and time({dt}, {time})', 'date and time({dt}, {zone})', 'string({date})', 'string({dt})', 'string({time})', 'string({days})', 'string({months})', 'to json({dt})', 'to json([{date}, {time}, {days}])',
  'if {date} < {date} then "before" else "after"', '{dt} in [{dt}..{dt}]', '{date} in ({dateTest})', '{date} between {date} and {date}', 'for d in [{date}, {date}] return string(d + {months})', 'max({date}, {date})', 'min([{days}, {days}])', 'sort([{date}, {date}], function(a, b) a < b)',
  '{relation}({interval}, {interval})', '{pointed}({point}, {interval})', '{pointing}({interval}, {point})', '{relation}({range}, {range})', '{pointed}({date}, {range})', 'before({point}, {point})', 'coincides({point}, {point})', 'after({date}, {date})',
  '({operand}) in ({test})', '({num}) in ({test})', '({anything}) {op} ({anything})', '({anything}) instance of {type}', 'is defined({anything})', 'get or else({anything}, "default")', '({anything}) = null', 'null {op} ({anything})', 'string({anything})', 'number(string({num}))', 'number({text})',
  'not({anything})', '({anything}) and true', '({anything}) or false', 'if {anything} then 1 else 2', '[{anything}, {anything}][item != null]', '({anything}) in [1, "a", null]', 'to json({anything})', 'from json(to json({anything}))', '{a: {anything}, b: a}', 'count([{anything}, {anything}])',
  'context put({ctx}, {key}, {anything})', 'get value({ctx}, {key})', 'context put(context: {ctx}, key: {key}, value: 1)', 'context put(context: {ctx}, keys: {key}, value: 1)', 'context merge({ctx}, {ctx})', 'context merge([{ctx}, {ctx}])', 'get entries({ctx})', '({ctx}).a', '({ctx}).b.c', 'context(get entries({ctx}))', 'count(get entries({ctx}))', 'get entries({ctx}).key', 'get value(context: {ctx}, key: {key})', 'put({ctx}, "a", 1)', 'put all({ctx}, {a: 9})',
  'substring({text}, {index})', 'substring({text}, {index}, 2)', 'substring(string: {text}, start position: 1, length: 3)', 'upper case({text})', 'lower case({text})', 'string length({text})', 'trim({text})', 'is blank({text})', 'to base64({text})', 'contains(string: {text}, match: "a")', 'starts with({text}, {text})', 'ends with({text}, "d")', 'matches({text}, {pattern})', 'matches({text}, {pattern}, "i")', 'replace({text}, {pattern}, {by})', 'replace({text}, {pattern}, {by}, "i")', 'split({text}, {pattern})', 'extract({text}, {pattern})', 'substring before({text}, "o")', 'substring after({text}, ",")', '{text} + {text}', '{text} {op} {text}', 'string join(split({text}, ","), {by})', 'string join(["a", null, {text}], ", ", "[", "]")', 'count(split({text}, ""))', 'date({text})', 'duration({text})', 'replace(input: {text}, pattern: "[aeiou]", replacement: "_")', 'for c in split({text}, "") return c',
  '{aggregate}({numbers})', '{aggregate}({list})', 'sort({numbers}, function(a, b) a {op} b)', 'sort(list: {list}, precedes: function(x, y) x < y)', 'list contains({list}, {anything})', 'index of({list}, {anything})', 'append({list}, {anything})', 'concatenate({list}, {list})', 'insert before({list}, {index}, {anything})', 'remove({list}, {index})', 'remove(list: {list}, position: {index})', 'reverse({list})', 'distinct values({list})', 'duplicate values({list})', 'union({list}, {list})', 'flatten({list})', 'sublist({list}, {index})', 'sublist({list}, {index}, 2)', 'sublist(list: {list}, start position: 1, length: 2)', 'partition({list}, 2)', 'is empty({list})', '{list}[{index}]', '({list})[item > 1]', '({list})[item = null]', '({list})[odd(item)]', '({list}).a', 'every v in {list} satisfies v != null', 'some v in {list} satisfies v = 1', 'for v in {list} return [v]', 'for v in {list} return count(partial)', '{list} = {list}', '{list}[-1]', 'count({list}[item instance of number])', 'all({list})', 'any({list})', 'for i in 1..count({list}) return {list}[i]', 'min({list}, 1)', 'string({list})', 'list contains({list}, null)',
  '{rounding}({fraction}, {scale})', 'string({rounding}({fraction}, {scale}))', 'modulo({num}, {fraction})', '{num} * {num}', '{num} / {num}', '{num} + {num}', 'string({num} - {num})', 'string({num} * {fraction})', 'string({num} / {fraction})', '{num} ** 2', 'abs({num})', 'even({num})', 'odd({num})', 'sqrt({num})', 'exp({fraction})', 'floor({num})', 'string({num})', '{num} {op} {num}', 'for i in 1..3 return if i = 1 then {num} else partial[-1] * 2', '[{num}, {num}, {num}][item > 1]', '{num} between {num} and {num}', 'decimal({num} / 3, 2)',
  'for r in rows return r.n * {num}', 'rows[n > {index}].c', 'rows[c = {text}]', 'sum(for r in rows return r.n) + {num}', 'order.tags[{index}]', 'order.customer.age {op} {num}', 'if order.price > {num} then order.id else null', '{total: order.price * {fraction}, net: total - {num}}', 'every r in rows satisfies r.n > {num}', 'rows[item.n = {index}][1].c', 'some t in order.tags satisfies t = {text}', '{discount: if order.price > {num} then 0.1 else 0, price: order.price * (1 - discount)}.price',
];

const MORE_POOLS: Pools = {
  dateProperty: ['year', 'month', 'day', 'weekday', 'hour'],
  dtProperty: ['year', 'day', 'weekday', 'hour', 'second', 'timezone', 'time offset'],
  timeProperty: ['hour', 'minute', 'second', 'timezone', 'time offset', 'year'],
  durationProperty: ['days', 'hours', 'minutes', 'seconds', 'years', 'months'],
  calendar: ['day of week', 'day of year', 'week of year', 'month of year', 'last day of month'],
};

/** Every template with so many different fillings (as far as there are any), the same ones at every call. */
export function everydayExpressions(fillings: number): readonly string[] {
  const expressions = new Set<string>();
  for (const [place, template] of TEMPLATES.entries()) {
    for (let turn = 0; turn < fillings; turn += 1) expressions.add(filled(template, place * 7919 + turn * 104_729));
  }
  return [...expressions];
}

/** Each gap takes from its pool what a running number tells, so that all members of a pool come up. */
function filled(template: string, start: number): string {
  let seed = start;
  return template.replace(/\{(\w+)\}/g, (gap, name: string) => {
    const pool = POOLS[name] ?? MORE_POOLS[name];
    if (!pool) return gap;
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return pool[(seed >>> 8) % pool.length] ?? gap;
  });
}
