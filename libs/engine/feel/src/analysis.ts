import { Bound } from './compiler/bound.js';
import type { Entry, Iterator, Node } from './parser/ast.js';
import type { FeelKind } from './values/value.js';
import { isNumber, kindOf, type FeelNumber } from './values/value.js';

/** Names that a tree reads from outside, in the order they first occur. */
export function variablesRead(node: Node): readonly string[] {
  const found = new Set<string>();
  visit(node, Bound.NOTHING, found);
  return [...found];
}

function visit(node: Node, bound: Bound, found: Set<string>): void {
  switch (node.type) {
    case 'name':
      if (!bound.has(node.name)) found.add(node.name);
      return;
    case 'context':
      visitEntries(node.entries, bound.with([]), found);
      return;
    case 'for':
    case 'some':
    case 'every':
      visitIterators(node.iterators, node.body, bound.with([]), found);
      return;
    case 'filter':
      visit(node.base, bound, found);
      visit(node.condition, bound.with(['item']), found);
      return;
    case 'function':
      visit(node.body, bound.with(node.parameters.map(({ name }) => name)), found);
      return;
    default:
      for (const child of childrenOf(node)) visit(child, bound, found);
  }
}

function visitEntries(entries: readonly Entry[], bound: Bound, found: Set<string>): void {
  for (const { key, value } of entries) {
    visit(value, bound, found);
    bound.add(key);
  }
}

function visitIterators(iterators: readonly Iterator[], body: Node, bound: Bound, found: Set<string>): void {
  for (const { name, source, high } of iterators) {
    visit(source, bound, found);
    if (high) visit(high, bound, found);
    bound.add(name);
  }
  visit(body, bound.with(['partial']), found);
}

/** The nodes directly below a node. */
export function childrenOf(node: Node): readonly Node[] {
  return Object.values(node).flatMap(nodesIn);
}

function nodesIn(part: unknown): readonly Node[] {
  if (Array.isArray(part)) return part.flatMap(nodesIn);
  if (typeof part !== 'object' || part === null) return [];
  if (isNode(part)) return [part];
  return 'value' in part ? nodesIn(part.value) : [];
}

function isNode(part: object): part is Node {
  return 'type' in part && typeof part.type === 'string';
}

/** The type of a tree's value where the text alone decides it; null results aside. */
export function resultKind(node: Node): FeelKind | undefined {
  switch (node.type) {
    case 'literal':
      return kindOf(node.value);
    case 'list':
    case 'for':
      return 'list';
    case 'context':
      return 'context';
    case 'function':
      return 'function';
    case 'comparison':
    case 'between':
    case 'in':
    case 'and':
    case 'or':
    case 'some':
    case 'every':
    case 'instance of':
    case 'unary tests':
    case 'any':
      return 'boolean';
    case 'negate':
      return 'number';
    case 'if': {
      const [then, otherwise] = [resultKind(node.then), resultKind(node.otherwise)];
      return then === otherwise ? then : undefined;
    }
    default:
      return undefined;
  }
}

/** Calls whose value the text alone does not decide. */
const VARYING: ReadonlySet<string> = new Set(['now', 'today', 'uuid', 'random number']);

/** Whether a tree has the same value in every scope and at every time. */
export function isConstant(node: Node): boolean {
  return variablesRead(node).length === 0 && !varies(node);
}

function varies(node: Node): boolean {
  if (node.type === 'input' || node.type === 'unary tests' || node.type === 'invoke') return true;
  if (node.type === 'call' && VARYING.has(node.name)) return true;
  return childrenOf(node).some(varies);
}

/** The inputs that unary tests hold for, where they are written out; see `CompiledFeel.accepts`. */
export function acceptedInputs(node: Node): 'anything' | readonly (string | FeelNumber)[] | undefined {
  if (node.type === 'any') return 'anything';
  if (node.type !== 'unary tests' || node.negated) return undefined;
  const values = node.tests.map((test) => (test.type === 'literal' || test.type === 'bare literal' ? test.value : null));
  return values.every((value) => typeof value === 'string' || isNumber(value)) ? values : undefined;
}

/** Whether a tree is deeper than so many nodes. Does not recurse itself. */
export function isDeeperThan(node: Node, limit: number): boolean {
  let level: readonly Node[] = [node];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth >= limit) return true;
    level = level.flatMap(childrenOf);
  }
  return false;
}
