/** Random FEEL expressions from the grammar, the same for the same seed. No imports: the recorder loads it without a build. */

/** Variables that every generated expression may read. */
export const CORPUS_VARIABLES = `{"v":true,"f":false,"w":1e3,"x":3,"y":-2,"z":0,"d":2.5,"e":1.0,"big":9007199254740993,"s":"hello","t":"","flag":true,"off":false,"nothing":null,"list":[1,2,3],"words":["a","b","b"],"mixed":[1,"a",null,true],"none":[],"order":{"id":7,"price":12.50,"tags":["x","y"],"customer":{"name":"Ann","age":41}},"rows":[{"n":1,"c":"a"},{"n":2,"c":"b"},{"n":3}]}`;

type Maker = () => string;

export class ExpressionGenerator {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** One expression of any type. */
  next(): string {
    return this.any(3 + this.below(2));
  }

  /** A whole number from 0 to limit - 1 (mulberry32). */
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * limit);
  }

  private pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)] as T;
  }

  private oneOf(depth: number, leaves: readonly string[], makers: readonly Maker[]): string {
    if (depth <= 0 || this.below(5) === 0) return this.pick(leaves);
    return this.below(14) === 0 ? this.any(depth - 1) : this.pick(makers)();
  }

  any(depth: number): string {
    const types: readonly Maker[] = [
      () => this.number(depth),
      () => this.number(depth),
      () => this.text(depth),
      () => this.boolean(depth),
      () => this.boolean(depth),
      () => this.list(depth),
      () => this.context(depth),
      () => this.temporal(depth),
      () => this.duration(depth),
      () => this.pick(['null', 'nothing', 'missing']),
    ];
    return this.pick(types)();
  }

  number(depth: number): string {
    const inner = depth - 1;
    const n: Maker = () => this.number(inner);
    return this.oneOf(depth, ['0', '1', '2', '3', '-1', '10', '0.5', '1.50', '2.25', '100', '7', 'x', 'y', 'z', 'd', 'e', 'order.id', 'order.price', 'big'], [
      () => `${n()} ${this.pick(['+', '-', '*', '/'])} ${n()}`,
      () => `(${n()} ${this.pick(['+', '-', '*'])} ${n()})`,
      () => `(${n()}) ** ${this.pick(['2', '3', '0', '-1', '0.5'])}`,
      () => `-(${n()})`,
      () => `${this.pick(['abs', 'floor', 'ceiling'])}(${n()})`,
      () => `${this.pick(['decimal', 'floor', 'ceiling', 'round up', 'round down', 'round half up', 'round half down'])}(${n()}, ${this.pick(['0', '1', '2', '-1'])})`,
      () => `modulo(${n()}, ${this.pick(['2', '3', '-2', '2.5'])})`,
      () => `${this.pick(['count', 'sum', 'min', 'max', 'mean', 'median', 'product'])}(${this.numbers(inner)})`,
      () => `${this.pick(['sum', 'min', 'max', 'mean'])}(${n()}, ${n()}, ${n()})`,
      () => `string length(${this.text(inner)})`,
      () => `number(${this.pick(['"1"', '"2.50"', '"-3"', '"a"', '"1e2"', 's', '"1,000.5", ",", "."'])})`,
      () => `(${this.list(inner)})[${this.pick(['1', '-1', '2', 'x', '0', '9'])}]`,
      () => `(if ${this.boolean(inner)} then ${n()} else ${n()})`,
      () => `get or else(${this.any(inner)}, ${n()})`,
      () => `(${this.temporal(inner)}).${this.pick(['year', 'month', 'day', 'weekday', 'hour', 'minute', 'second'])}`,
      () => `(${this.duration(inner)}).${this.pick(['days', 'hours', 'minutes', 'seconds', 'years', 'months'])}`,
      () => `${this.pick(['day of year', 'week of year'])}(${this.date(inner)})`,
      () => `(${this.duration(inner)}) / (${this.duration(inner)})`,
    ]);
  }

  text(depth: number): string {
    const inner = depth - 1;
    const t: Maker = () => this.text(inner);
    return this.oneOf(depth, ['"a"', '"foobar"', '""', '"Hello World"', '"b,c"', '"ä\\n"', 's', 't', 'order.customer.name', '"10"'], [
      () => `${t()} + ${t()}`,
      () => `${this.pick(['upper case', 'lower case', 'trim'])}(${t()})`,
      () => `substring(${t()}, ${this.pick(['1', '2', '-1', '0'])})`,
      () => `substring("foobar", ${this.pick(['1', '2', '-3', '4'])}, ${this.pick(['1', '2', '10'])})`,
      () => `${this.pick(['substring before', 'substring after'])}(${t()}, ${this.pick(['"o"', '"b"', '""', '"zz"'])})`,
      () => `replace(${t()}, ${this.pick(['"o"', '"[a-f]"', '"(l+)"', '"^."'])}, ${this.pick(['"X"', '""', '"[$0]"'])})`,
      () => `string(${this.any(inner)})`,
      () => `string join(${this.pick(['words', '["a","b"]', '[]', '["a", null]'])}, ${this.pick(['","', '"-"', '""'])})`,
      () => `(if ${this.boolean(inner)} then ${t()} else ${t()})`,
      () => `${this.pick(['day of week', 'month of year'])}(${this.date(inner)})`,
      () => `to base64(${t()})`,
      () => `(words)[${this.pick(['1', '2', '-1', 'x'])}]`,
    ]);
  }

  boolean(depth: number): string {
    const inner = depth - 1;
    const b: Maker = () => this.boolean(inner);
    const operator: Maker = () => this.pick(['=', '!=', '<', '<=', '>', '>=']);
    return this.oneOf(depth, ['true', 'false', 'flag', 'off', 'nothing'], [
      () => `${this.number(inner)} ${operator()} ${this.number(inner)}`,
      () => `${this.text(inner)} ${operator()} ${this.text(inner)}`,
      () => `(${this.temporal(inner)}) ${operator()} (${this.temporal(inner)})`,
      () => `(${this.duration(inner)}) ${operator()} (${this.duration(inner)})`,
      () => `(${this.any(inner)}) ${this.pick(['=', '!='])} (${this.any(inner)})`,
      () => `(${b()}) ${this.pick(['and', 'or'])} (${b()})`,
      () => `not(${b()})`,
      () => `(${this.number(inner)}) between ${this.pick(['0', '1', 'y'])} and ${this.pick(['5', 'x', '100'])}`,
      () => `(${this.number(inner)}) in ${this.test(inner)}`,
      () => `(${this.any(inner)}) instance of ${this.pick(['number', 'string', 'boolean', 'list', 'context', 'date', 'time', 'date and time', 'Any', 'days and time duration'])}`,
      () => `is defined(${this.any(inner)})`,
      () => `(${this.pick(['some', 'every'])} i in (${this.list(inner)}) satisfies ${this.pick(['i > 1', 'i = 2', 'i != null', 'true', 'i < x'])})`,
      () => `${this.pick(['contains', 'starts with', 'ends with', 'matches'])}(${this.text(inner)}, ${this.pick(['"a"', '"o"', '"foo"', '""'])})`,
      () => `list contains(${this.list(inner)}, ${this.pick(['1', '"a"', 'null', 'x'])})`,
      () => `${this.pick(['all', 'any'])}([${b()}, ${b()}])`,
      () => `${this.pick(['even', 'odd'])}(${this.number(inner)})`,
      () => `${this.pick(['is blank'])}(${this.text(inner)})`,
      () => `${this.pick(['before', 'after'])}(${this.pick(['1', 'x', '[1..3]', '(2..5]'])}, ${this.pick(['2', '5', '[4..6]', '[3..8)'])})`,
      () => `${this.pick(['overlaps', 'includes', 'during', 'coincides', 'overlaps before', 'starts', 'finishes'])}(${this.interval()}, ${this.interval()})`,
    ]);
  }

  private interval(): string {
    return `${this.pick(['[', '('])}${this.pick(['1', '2', '3', 'x'])}..${this.pick(['4', '5', '8'])}${this.pick([']', ')'])}`;
  }

  private test(depth: number): string {
    const makers: readonly Maker[] = [
      () => this.interval(),
      () => `(${this.interval()}, > 7)`,
      () => `(${this.pick(['<', '<=', '>', '>='])} ${this.number(depth)})`,
      () => `(1, 2, ${this.number(depth)})`,
      () => this.pick(['list', '[1, 3]', 'none', 'mixed']),
      () => `(${this.boolean(depth)})`,
      () => `(? > ${this.number(depth)})`,
    ];
    return this.pick(makers)();
  }

  private numbers(depth: number): string {
    return this.oneOf(depth, ['list', '[1, 2.5, 3]', '[5]', '[]', 'rows.n', '[0.1, 0.2]'], [
      () => `[${this.number(depth - 1)}, ${this.number(depth - 1)}]`,
      () => `(for i in ${this.pick(['1..3', 'list', '3..1', '0..x'])} return i * ${this.number(depth - 2)})`,
      () => `list[item > ${this.pick(['1', '2', 'y'])}]`,
    ]);
  }

  list(depth: number): string {
    const inner = depth - 1;
    const l: Maker = () => this.list(inner);
    return this.oneOf(depth, ['list', 'words', 'mixed', 'none', '[]', '[1, 2]', '["a"]', 'rows', '[null]', 'order.tags'], [
      () => `[${this.any(inner)}, ${this.any(inner)}]`,
      () => `(for i in ${this.pick(['1..3', 'list', 'words', 'rows', '[1,2]', '2..x'])} return ${this.pick(['i', '[i]', '{v: i}', 'i + 1', 'string(i)', 'i.n', 'partial', 'count(partial)'])})`,
      () => `(for i in ${this.pick(['1..2', 'list'])}, j in ${this.pick(['[1, 2]', 'words'])} return ${this.pick(['i', 'j', '[i, j]', 'i = j'])})`,
      () => `(${l()})[${this.pick(['item > 1', 'item = "a"', 'true', 'item != null', 'n > 1', 'c = "a"', 'off'])}]`,
      () => `${this.pick(['reverse', 'distinct values', 'duplicate values', 'flatten'])}(${l()})`,
      () => `${this.pick(['concatenate', 'union', 'append'])}(${l()}, ${l()})`,
      () => `sublist(${l()}, ${this.pick(['1', '2', '-1', '3', '-2'])})`,
      () => `sublist(${l()}, ${this.pick(['1', '2'])}, ${this.pick(['1', '2', '5'])})`,
      () => `insert before(${l()}, ${this.pick(['1', '2', '-1', '0'])}, ${this.any(inner)})`,
      () => `remove(${l()}, ${this.pick(['1', '2', '-1', '0'])})`,
      () => `index of(${l()}, ${this.pick(['1', '"b"', 'null'])})`,
      () => `sort(${this.numbers(inner)}, function(a, b) a ${this.pick(['<', '>'])} b)`,
      () => `split(${this.text(inner)}, ${this.pick(['","', '"o"', '" "'])})`,
      () => `extract(${this.text(inner)}, ${this.pick(['"[a-z]"', '"o+"', '"\\\\d"'])})`,
      () => `partition(${l()}, ${this.pick(['1', '2', '3'])})`,
      () => `(${this.pick(['rows', '[order]'])}).${this.pick(['n', 'c', 'id', 'tags', 'customer'])}`,
      () => `(if ${this.boolean(inner)} then ${l()} else ${l()})`,
    ]);
  }

  /** At most four entries: beyond that the reference keeps no order. */
  context(depth: number): string {
    const inner = depth - 1;
    return this.oneOf(depth, ['order', '{}', '{a: 1}', 'order.customer', '{a: {b: 2}}'], [
      () => `{a: ${this.any(inner)}, b: ${this.any(inner)}}`,
      () => `{a: ${this.number(inner)}, b: a + 1}`,
      () => `{f: function(p) p + 1, r: f(${this.number(inner)})}`,
      () => `{"k 1": ${this.any(inner)}}`,
      () => `context put(${this.context(inner)}, ${this.pick(['"a"', '"q"', '["a", "c"]'])}, ${this.any(inner)})`,
      () => `context merge([${this.context(inner)}, {m: ${this.any(inner)}}])`,
      () => `get value(${this.context(inner)}, ${this.pick(['"a"', '"customer"', '["customer", "name"]'])})`,
      () => `(${this.context(inner)}).${this.pick(['a', 'b', 'customer'])}`,
    ]);
  }

  date(depth: number): string {
    const inner = depth - 1;
    return this.oneOf(depth, ['@"2024-02-29"', 'date("2023-12-31")', 'date(2020, 1, 31)', '@"1999-07-04"'], [
      () => `${this.date(inner)} ${this.pick(['+', '-'])} ${this.duration(inner)}`,
      () => `date(${this.pick(['2021', '2024'])}, ${this.pick(['2', '13', '12'])}, ${this.pick(['1', '29', '31'])})`,
      () => `last day of month(${this.date(inner)})`,
      () => `date(${this.dateTime(inner)})`,
    ]);
  }

  private dateTime(depth: number): string {
    const inner = depth - 1;
    return this.oneOf(depth, ['@"2024-02-29T10:30:00"', 'date and time("2023-12-31T23:59:59Z")', '@"2024-03-31T01:30:00@Europe/Paris"', '@"2020-01-01T00:00:00+02:00"', '@"2021-05-05T12:00:00.25"'], [
      () => `${this.dateTime(inner)} ${this.pick(['+', '-'])} ${this.duration(inner)}`,
      () => `date and time(${this.date(inner)}, ${this.time(inner)})`,
      () => `date and time(${this.dateTime(inner)}, ${this.pick(['"Europe/Paris"', '"America/New_York"', '"Z"'])})`,
    ]);
  }

  private time(depth: number): string {
    const inner = depth - 1;
    return this.oneOf(depth, ['@"10:30:00"', 'time("23:59:59Z")', '@"08:15:30+01:00"', 'time(12, 0, 30)', '@"10:00:00@Europe/Paris"'], [
      () => `${this.time(inner)} ${this.pick(['+', '-'])} ${this.pick(['@"PT1H"', '@"PT90M"', '@"-PT30S"'])}`,
      () => `time(${this.dateTime(inner)})`,
    ]);
  }

  temporal(depth: number): string {
    return this.pick<Maker>([() => this.date(depth), () => this.dateTime(depth), () => this.time(depth)])();
  }

  duration(depth: number): string {
    const inner = depth - 1;
    return this.oneOf(depth, ['@"P1D"', '@"PT36H"', 'duration("P1Y2M")', '@"-PT90M"', 'duration("PT15.5S")', '@"P13M"', '@"P0D"'], [
      () => `(${this.duration(inner)} ${this.pick(['+', '-'])} ${this.duration(inner)})`,
      () => `${this.duration(inner)} * ${this.pick(['2', '-1', '1.5', '0'])}`,
      () => `${this.duration(inner)} / ${this.pick(['2', '3', '0.5'])}`,
      () => `(${this.dateTime(inner)}) - (${this.dateTime(inner)})`,
      () => `(${this.date(inner)}) - (${this.date(inner)})`,
      () => `years and months duration(${this.date(inner)}, ${this.date(inner)})`,
      () => `abs(${this.duration(inner)})`,
    ]);
  }
}
