import type { NodeOf } from '../parser/ast.js';
import type { FeelContext, FeelValue } from '../values/value.js';
import { withBound, type Code, type Compile, type Site } from './code.js';
import { EntriesEnv, type Env } from './env.js';
import { factsOf } from './facts.js';

export function compileList(node: NodeOf<'list'>, site: Site, compile: Compile): Code {
  const items = node.items.map((item) => compile(item, site));
  return (env) => {
    env.run.allocate(items.length);
    return items.map((item) => item(env));
  };
}

interface CompiledEntry {
  readonly key: string;
  readonly code: Code;
  readonly definesFunction: boolean;
}

/** A context; later entries see earlier ones, and of two with one key the later counts. */
export function compileContext(node: NodeOf<'context'>, site: Site, compile: Compile): Code {
  const entries: CompiledEntry[] = [];
  const inner = withBound(site, []);
  for (const { key, value } of node.entries) {
    entries.push({ key, code: compile(value, inner), definesFunction: factsOf(value).definesFunction });
    inner.bound.add(key);
  }
  return (env) => {
    env.run.allocate(entries.length);
    return makeContext(entries, env);
  };
}

/** A function sees only the entries before its own, so it gets a copy of what is there already. */
function makeContext(entries: readonly CompiledEntry[], env: Env): FeelContext {
  const made = new Map<string, FeelValue>();
  const nested = new EntriesEnv(env, made);
  for (const { key, code, definesFunction } of entries) {
    const seen = definesFunction ? new EntriesEnv(env, new Map(made)) : nested;
    made.set(key, code(seen));
  }
  return made;
}
