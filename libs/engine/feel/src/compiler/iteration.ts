import type { Run } from '../limits/run.js';
import type { Iterator, NodeOf } from '../parser/ast.js';
import { dateOfEpochDay, epochDay } from '../values/date.js';
import { add, compareNumbers, subtract } from '../values/number.js';
import { isList, isNumber, isOfKind, type FeelNumber, type FeelValue } from '../values/value.js';
import { expected } from './arithmetic.js';
import { asValue, readsName, withBound, type Code, type Compile, type Site } from './code.js';
import { BindingEnv, FallbackEnv, type Env } from './env.js';
import { factsOf, PARTIAL } from './facts.js';

/** Visits an element; false ends the iteration. */
type Visit = (item: FeelValue) => boolean;

/** Where an iterator's elements come from; `walk` answers false when its source is no list. */
interface Source {
  readonly name: string;
  /** Reads a name bound by an iterator before it. */
  readonly dependent: boolean;
  readonly walk: (env: Env) => ((visit: Visit) => void) | null;
}

/** The sources of all iterators; each sees the names outside first, then those of the iterators before it. */
function compileSources(iterators: readonly Iterator[], site: Site, compile: Compile): readonly Source[] {
  const earlier: string[] = [];
  return iterators.map((iterator) => {
    const dependent = earlier.some((name) => readsName(iterator.source, name) || readsName(iterator.high, name));
    const inner = withBound(asValue(site), earlier);
    earlier.push(iterator.name);
    return { name: iterator.name, dependent, walk: compileWalk(iterator, inner, compile) };
  });
}

function compileWalk(iterator: Iterator, site: Site, compile: Compile): Source['walk'] {
  const source = compile(iterator.source, site);
  if (!iterator.high) return (env) => walkValue(source(env), env.run);
  const high = compile(iterator.high, site);
  return (env) => walkBounds(source(env), high(env), env.run);
}

function walkValue(value: FeelValue, run: Run): ((visit: Visit) => void) | null {
  if (isList(value)) return (visit) => void value.every(visit);
  if (isOfKind(value, 'range') && value.low !== null && value.high !== null) return walkBounds(value.low, value.high, run);
  return expected(run, 'list', value);
}

/** Numbers up or down by one from the first bound; dates by a day. */
function walkBounds(low: FeelValue, high: FeelValue, run: Run): ((visit: Visit) => void) | null {
  if (isOfKind(low, 'date') && isOfKind(high, 'date')) {
    return walkNumbers(epochDay(low), epochDay(high), (day) => (typeof day === 'number' ? (dateOfEpochDay(day) ?? null) : null));
  }
  if (!isNumber(low)) return expected(run, 'number', low);
  return isNumber(high) ? walkNumbers(low, high, (number) => number) : expected(run, 'number', high);
}

function walkNumbers(low: FeelNumber, high: FeelNumber, item: (number: FeelNumber) => FeelValue): (visit: Visit) => void {
  const up = compareNumbers(low, high) <= 0;
  const next = up ? add : subtract;
  const beyond = (number: FeelNumber): boolean => (up ? compareNumbers(number, high) > 0 : compareNumbers(number, high) < 0);
  return (visit) => {
    let number: FeelNumber | undefined = low;
    while (number !== undefined && !beyond(number)) {
      if (!visit(item(number))) return;
      number = moved(number, next(number, 1));
    }
  };
}

/** The next number, unless it is too large for a step of one to show. */
function moved(from: FeelNumber, to: FeelNumber | undefined): FeelNumber | undefined {
  return to === undefined || compareNumbers(from, to) === 0 ? undefined : to;
}

/** Runs the body for every combination of elements, the first iterator outermost; null when a source is no list. */
function iterate(sources: readonly Source[], env: Env, body: (env: Env) => boolean): boolean {
  const walks = sources.map((source) => (source.dependent ? undefined : source.walk(env)));
  if (walks.includes(null)) return false;
  return turn({ sources, walks, outer: env }, 0, env, body) !== 'refused';
}

/** The iterators of one expression, with the elements of those that do not depend on another. */
interface Nest {
  readonly sources: readonly Source[];
  readonly walks: readonly (((visit: Visit) => void) | null | undefined)[];
  readonly outer: Env;
}

type Turn = 'done' | 'ended' | 'refused';

function turn(nest: Nest, level: number, env: Env, body: (env: Env) => boolean): Turn {
  const { sources, walks, outer } = nest;
  const source = sources[level];
  if (!source) return body(env) ? 'done' : 'ended';
  const walk = walks[level] ?? source.walk(new FallbackEnv(outer, env));
  if (!walk) return 'refused';
  let result: Turn = 'done';
  walk((item) => {
    outer.run.charge(1);
    result = turn(nest, level + 1, new BindingEnv(env, source.name, item), body);
    return result === 'done';
  });
  return result;
}

/** `for`: the list of the body's values; `partial` is the list so far. */
export function compileFor(node: NodeOf<'for'>, site: Site, compile: Compile): Code {
  const sources = compileSources(node.iterators, site, compile);
  const names = node.iterators.map(({ name }) => name);
  const body = compile(node.body, withBound(site, [...names, PARTIAL]));
  const { weight, readsPartial } = factsOf(node.body);
  const usesPartial = readsPartial && !names.includes(PARTIAL);
  return (env) => {
    const results: FeelValue[] = [];
    const complete = iterate(sources, env, (inner) => {
      env.run.charge(weight);
      env.run.allocate(1);
      results.push(body(usesPartial ? withPartial(inner, results) : inner));
      return true;
    });
    return complete ? results : null;
  };
}

/** A copy of a list is cheaper than its elements were. */
const PARTIAL_PER_CELL = 8;

function withPartial(env: Env, results: readonly FeelValue[]): Env {
  env.run.allocate(Math.ceil(results.length / PARTIAL_PER_CELL));
  return new BindingEnv(env, PARTIAL, results.slice());
}

/** `some` and `every`: three-valued; the first value that decides ends the search. */
export function compileQuantified(node: NodeOf<'some' | 'every'>, site: Site, compile: Compile): Code {
  const sources = compileSources(node.iterators, site, compile);
  const names = node.iterators.map(({ name }) => name);
  const body = compile(node.body, withBound(site, names));
  const { weight } = factsOf(node.body);
  const decisive = node.type === 'some';
  return (env) => {
    let result: boolean | null = !decisive;
    const complete = iterate(sources, env, (inner) => {
      env.run.charge(weight);
      const value = body(inner);
      if (value === decisive) result = decisive;
      else if (typeof value !== 'boolean') result = null;
      return value !== decisive;
    });
    if (!complete) return null;
    return result ?? expected(env.run, 'boolean', null);
  };
}
