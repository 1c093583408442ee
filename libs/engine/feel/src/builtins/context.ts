import type { Run } from '../limits/run.js';
import { isContext, isList, type FeelContext, type FeelList, type FeelValue } from '../values/value.js';
import { define, type Family } from './define.js';

function getValue(context: FeelContext, key: FeelValue): FeelValue | undefined {
  if (typeof key === 'string') return context.get(key) ?? null;
  if (!isList(key)) return undefined;
  return key.length === 0 ? null : walk(context, key);
}

function walk(context: FeelContext, keys: FeelList): FeelValue {
  let value: FeelValue = context;
  for (const key of keys) value = isContext(value) && typeof key === 'string' ? (value.get(key) ?? null) : null;
  return value;
}

function getEntries(context: FeelContext, run: Run): FeelList {
  run.allocate(context.size * 3);
  return [...context].map(([key, value]) => new Map<string, FeelValue>([['key', key], ['value', value]]));
}

function put(context: FeelContext, key: FeelValue, value: FeelValue, run: Run): FeelContext | null | undefined {
  if (typeof key === 'string') return withEntry(context, key, value, run);
  if (!isList(key)) return undefined;
  return key.length > 0 && key.every((part) => typeof part === 'string') ? putDeep(context, key, value, run) : null;
}

function withEntry(context: FeelContext, key: string, value: FeelValue, run: Run): FeelContext {
  run.allocate(context.size + 1);
  return new Map([...context, [key, value]]);
}

/** Walks down the keys, making contexts where there are none. */
function putDeep(context: FeelContext, [key = '', ...rest]: readonly string[], value: FeelValue, run: Run): FeelContext {
  if (rest.length === 0) return withEntry(context, key, value, run);
  run.enter(1);
  const inner = context.get(key) ?? null;
  const changed = putDeep(isContext(inner) ? inner : new Map(), rest, value, run);
  run.leave(1);
  return withEntry(context, key, changed, run);
}

function merge(contexts: FeelList, run: Run): FeelContext | undefined {
  const merged = new Map<string, FeelValue>();
  for (const context of contexts) {
    if (!isContext(context)) return undefined;
    run.allocate(context.size);
    for (const [key, value] of context) merged.set(key, value);
  }
  return merged;
}

/** A context from entries `{key, value}`; null when an entry is none or a key comes twice. */
function fromEntries(entries: FeelList, run: Run): FeelContext | null {
  run.allocate(entries.length);
  const made = new Map<string, FeelValue>();
  for (const entry of entries) {
    const key = isContext(entry) ? entry.get('key') : undefined;
    const value = isContext(entry) ? entry.get('value') : undefined;
    if (typeof key !== 'string' || value === undefined) return null;
    made.set(key, value);
  }
  return made;
}

const MERGE = [
  define([['contexts', 'items']], ([contexts], run) => merge(contexts, run)),
  { parameters: [['contexts']], variadic: true, invoke: merge },
] as const;

/** DMN 1.5 table 79, and what Camunda adds. */
export const CONTEXT_FUNCTIONS = {
  'get value': [
    define([['context|m', 'context'], ['key', 'any']], ([context, key]) => getValue(context, key)),
    define([['context', 'context'], ['keys', 'list']], ([context, keys]) => getValue(context, keys)),
  ],
  'get entries': [define([['context|m', 'context']], ([context], run) => getEntries(context, run))],
  'context put': [
    define([['context', 'context'], ['key', 'any'], ['value', 'any']], ([context, key, value], run) => put(context, key, value, run)),
    define([['context', 'context'], ['keys', 'list'], ['value', 'any']], ([context, keys, value], run) => put(context, keys, value, run)),
  ],
  put: [define([['context', 'context'], ['key', 'string'], ['value', 'any']], ([context, key, value], run) => put(context, key, value, run))],
  'context merge': MERGE,
  'put all': MERGE,
  context: [define([['entries', 'list']], ([entries], run) => fromEntries(entries, run))],
} satisfies Family;
