import type { NodeOf } from '../parser/ast.js';
import type { Run } from '../limits/run.js';
import { propertiesOf, propertyOf } from '../values/properties.js';
import { toDouble } from '../values/number.js';
import { isContext, isList, isNumber, type FeelContext, type FeelList, type FeelNumber, type FeelValue } from '../values/value.js';
import { expected, messageText } from './arithmetic.js';
import { withBound, type Code, type Compile, type Site } from './code.js';
import { ItemEnv, type Env } from './env.js';
import { factsOf } from './facts.js';

const KEYS_SHOWN = 20;

/** A variable; null with a warning when there is none. */
export function compileName(node: NodeOf<'name'>): Code {
  const { name } = node;
  return (env) => env.lookup(name) ?? missing(name, env);
}

function missing(name: string, env: Env): null {
  return env.lookup(name) === null ? null : env.run.warn('NO_VARIABLE_FOUND', `No variable found with name '${name}'`);
}

/** A path: the entry of a context, the property of a value, of each element of a list. */
export function compilePath(node: NodeOf<'path'>, site: Site, compile: Compile): Code {
  const base = compile(node.base, site);
  const { name } = node;
  return (env) => step(base(env), name, env.run);
}

function step(base: FeelValue, name: string, run: Run): FeelValue {
  if (isContext(base)) return base.get(name) ?? missingEntry(base, name, run);
  if (isList(base)) {
    run.allocate(base.length);
    return base.map((item) => step(item, name, run));
  }
  if (base === null) return run.warn('NO_CONTEXT_ENTRY_FOUND', `No context entry found with key '${name}'. The context is null`);
  const value = propertyOf(base, name);
  return value === undefined ? missingProperty(base, name, run) : value;
}

function missingEntry(context: FeelContext, name: string, run: Run): null {
  if (context.has(name)) return null;
  const keys = (): string => firstKeys(context).map((key) => `'${key}'`).join(', ');
  return run.warn('NO_CONTEXT_ENTRY_FOUND', () => `No context entry found with key '${name}'. Available keys: ${keys()}`);
}

function firstKeys(context: FeelContext): readonly string[] {
  const keys: string[] = [];
  for (const key of context.keys()) {
    if (keys.length === KEYS_SHOWN) break;
    keys.push(key);
  }
  return keys;
}

function missingProperty(base: FeelValue, name: string, run: Run): null {
  const names = (): string => propertiesOf(base).map((property) => `'${property}'`).join(', ');
  return run.warn('NO_PROPERTY_FOUND', () => `No property found with name '${name}' of value '${messageText(base)}'. Available properties: ${names()}`);
}

/** A filter: an index (a number), or the elements for which the condition is true. */
export function compileFilter(node: NodeOf<'filter'>, site: Site, compile: Compile): Code {
  const base = compile(node.base, site);
  const condition = compile(node.condition, withBound(site, ['item']));
  const { weight } = factsOf(node.condition);
  if (node.condition.type === 'literal' && isNumber(node.condition.value)) return indexing(base, node.condition.value);
  return (env) => {
    const list = base(env);
    return isList(list) ? filtered(list, condition, weight, env) : expected(env.run, 'list', list);
  };
}

function indexing(base: Code, index: FeelNumber): Code {
  return (env) => {
    const list = base(env);
    return isList(list) ? elementAt(list, index) : expected(env.run, 'list', list);
  };
}

/** The condition's value for the first element tells whether it is an index. */
function filtered(list: FeelList, condition: Code, weight: number, env: Env): FeelValue {
  const [item] = list;
  const first = item === undefined ? env.run.quietly(() => condition(new ItemEnv(env, null))) : condition(new ItemEnv(env, item));
  if (isNumber(first)) return elementAt(list, first);
  const chosen: FeelValue[] = [];
  list.forEach((item, index) => {
    env.run.charge(weight);
    const holds = index === 0 ? first : condition(new ItemEnv(env, item));
    if (holds === true) chosen.push(item);
  });
  env.run.allocate(chosen.length);
  return chosen;
}

/** 1 is the first element, -1 the last, fractions are cut off; null beyond the ends. */
function elementAt(list: FeelList, index: FeelNumber): FeelValue {
  const position = toDouble(index);
  const place = position >= 0 ? Math.trunc(position) - 1 : list.length + position;
  return place < 0 ? null : (list[Math.trunc(place)] ?? null);
}
