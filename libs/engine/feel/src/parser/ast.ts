import type { FeelValue } from '../values/value.js';

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**';
export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** A type as written after `instance of` or after a parameter: its name and the types it is made of. */
export interface TypeNode {
  readonly name: string;
  readonly of: readonly TypeNode[];
  /** Entry names of `context<a: number>`, one for each of `of`. */
  readonly keys?: readonly string[];
}

export interface Iterator {
  readonly name: string;
  readonly source: Node;
  /** The other bound when the source is written `low..high`. */
  readonly high?: Node;
}

export interface Parameter {
  readonly name: string;
  readonly type?: TypeNode;
}

export interface Entry {
  readonly key: string;
  readonly value: Node;
}

export interface Argument {
  readonly name?: string;
  readonly value: Node;
}

/** A parsed expression (DMN 1.5 §10.3.1.2). */
export type Node =
  | { readonly type: 'literal'; readonly value: FeelValue }
  /** A literal that is a test by itself, without parentheses: only equal inputs pass, `true` is no verdict. */
  | { readonly type: 'bare literal'; readonly value: FeelValue }
  | { readonly type: 'at'; readonly text: string }
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'input' }
  | { readonly type: 'list'; readonly items: readonly Node[] }
  | { readonly type: 'context'; readonly entries: readonly Entry[] }
  | { readonly type: 'range'; readonly low: Node; readonly high: Node; readonly lowIncluded: boolean; readonly highIncluded: boolean }
  | { readonly type: 'test'; readonly operator: ComparisonOperator; readonly operand: Node }
  | { readonly type: 'arithmetic'; readonly operator: ArithmeticOperator; readonly left: Node; readonly right: Node }
  | { readonly type: 'negate'; readonly operand: Node }
  | { readonly type: 'comparison'; readonly operator: ComparisonOperator; readonly left: Node; readonly right: Node }
  | { readonly type: 'between'; readonly value: Node; readonly low: Node; readonly high: Node }
  | { readonly type: 'in'; readonly value: Node; readonly tests: readonly Node[] }
  | { readonly type: 'and'; readonly left: Node; readonly right: Node }
  | { readonly type: 'or'; readonly left: Node; readonly right: Node }
  | { readonly type: 'if'; readonly condition: Node; readonly then: Node; readonly otherwise: Node }
  | { readonly type: 'for'; readonly iterators: readonly Iterator[]; readonly body: Node }
  | { readonly type: 'some'; readonly iterators: readonly Iterator[]; readonly body: Node }
  | { readonly type: 'every'; readonly iterators: readonly Iterator[]; readonly body: Node }
  | { readonly type: 'path'; readonly base: Node; readonly name: string }
  | { readonly type: 'filter'; readonly base: Node; readonly condition: Node }
  | { readonly type: 'call'; readonly name: string; readonly args: readonly Argument[] }
  | { readonly type: 'invoke'; readonly callee: Node; readonly args: readonly Argument[] }
  | { readonly type: 'function'; readonly parameters: readonly Parameter[]; readonly body: Node; readonly external: boolean }
  | { readonly type: 'instance of'; readonly value: Node; readonly of: TypeNode }
  | { readonly type: 'unary tests'; readonly tests: readonly Node[]; readonly negated: boolean }
  | { readonly type: 'any' };

export type NodeOf<T extends Node['type']> = Extract<Node, { type: T }>;
