import type { Node, NodeOf } from '../parser/ast.js';
import { readTemporal } from '../values/temporal-reader.js';
import { compileFilter, compileName, compilePath } from './access.js';
import { compileArithmetic, compileNegation } from './arithmetic.js';
import type { Code, Compile, ModelTypes, Site } from './code.js';
import { Bound } from './bound.js';
import { compileContext, compileList } from './collections.js';
import { compileBetween, compileComparison } from './comparison.js';
import { compileCall, compileDefinition, compileInvoke } from './functions.js';
import { compileFor, compileQuantified } from './iteration.js';
import { compileAnd, compileIf, compileOr } from './logic.js';
import { compileComparisonTest, compileIn, compileInput, compileRange, compileUnaryTestsNode } from './tests.js';
import { conforms } from './types.js';

type Compilers = { readonly [T in Node['type']]: (node: NodeOf<T>, site: Site, compile: Compile) => Code };

const COMPILERS: Compilers = {
  literal: ({ value }) => () => value,
  'bare literal': ({ value }) => () => value,
  at: ({ text }) => compileAt(text),
  name: compileName,
  input: compileInput,
  list: compileList,
  context: compileContext,
  range: compileRange,
  test: compileComparisonTest,
  arithmetic: compileArithmetic,
  negate: compileNegation,
  comparison: compileComparison,
  between: compileBetween,
  in: compileIn,
  and: compileAnd,
  or: compileOr,
  if: compileIf,
  for: compileFor,
  some: compileQuantified,
  every: compileQuantified,
  path: compilePath,
  filter: compileFilter,
  call: compileCall,
  invoke: compileInvoke,
  function: compileDefinition,
  'instance of': compileInstanceOf,
  'unary tests': compileUnaryTestsNode,
  any: () => () => true,
};

/** Turns a parsed expression into a closure. */
export function compileTree(node: Node, types: ModelTypes): Code {
  return compileNode(node, { inTest: false, bound: Bound.NOTHING, types });
}

function compileNode(node: Node, site: Site): Code {
  const compiler = COMPILERS[node.type] as (node: Node, site: Site, compile: Compile) => Code;
  return compiler(node, site, compileNode);
}

function compileAt(text: string): Code {
  const value = readTemporal(text) ?? null;
  return () => value;
}

function compileInstanceOf(node: NodeOf<'instance of'>, site: Site, compile: Compile): Code {
  const value = compile(node.value, site);
  return (env) => conforms(value(env), node.of, site.types, env.run);
}
