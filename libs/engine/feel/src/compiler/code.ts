import type { Node } from '../parser/ast.js';
import type { FeelValue } from '../values/value.js';
import { type Bound } from './bound.js';
import type { Env } from './env.js';

/** An expression made ready: a closure over everything the text alone decides. */
export type Code = (env: Env) => FeelValue;

/** Where a node stands, as far as its meaning depends on it. */
export interface Site {
  /** Inside a unary test: an interval or a comparison is a test of the input, not a value. */
  readonly inTest: boolean;
  /** Names bound by the expression around the node. */
  readonly bound: Bound;
  /** Types of the model, by name. */
  readonly types: ModelTypes;
}

/** Tells for each type of the model whether a value is of it. */
export type ModelTypes = ReadonlyMap<string, (value: FeelValue) => boolean>;

/** Compiles a nested node; handed to each compiler file so that they need not know each other. */
export type Compile = (node: Node, site: Site) => Code;

export function withBound(site: Site, names: readonly string[]): Site {
  return { ...site, bound: site.bound.with(names) };
}

export function asValue(site: Site): Site {
  return site.inTest ? { ...site, inTest: false } : site;
}

/** Whether a tree reads that name. */
export function readsName(node: unknown, name: string): boolean {
  return some(node, (candidate) => candidate.type === 'name' && 'name' in candidate && candidate.name === name);
}

function some(node: unknown, test: (candidate: { readonly type: unknown }) => boolean): boolean {
  if (Array.isArray(node)) return node.some((part) => some(part, test));
  if (typeof node !== 'object' || node === null || node instanceof Map) return false;
  if ('type' in node && test(node)) return true;
  return Object.values(node).some((part) => some(part, test));
}
