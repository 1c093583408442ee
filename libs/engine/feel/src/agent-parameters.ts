import { fail, ok, type Result } from '#core/kernel';
import { childrenOf, isConstant } from './analysis.js';
import { compileExpression } from './compile.js';
import type { Argument, Node, NodeOf } from './parser/ast.js';
import { KnownNames } from './parser/names.js';
import { Parser } from './parser/parser.js';
import { builtinNames } from './builtins/registry.js';
import { isContext, type FeelValue } from './values/value.js';

const NAMES = ['value', 'description', 'type', 'schema', 'options'] as const;
type Name = (typeof NAMES)[number];

/** A value that an agent fills in: what one `fromAi(…)` of an expression says about it. Absent parts are missing. */
export interface AgentParameter {
  /** The reference, as in `toolCall.city`. */
  readonly name: string;
  readonly description?: FeelValue;
  readonly type?: FeelValue;
  readonly schema?: FeelValue;
  readonly options?: FeelValue;
}

/** The `fromAi` calls of an expression in the order they stand. Refuses one whose parts are not fixed in the text, with a sentence. */
export function agentParameters(text: string): Result<readonly AgentParameter[], string> {
  if (!text.includes('fromAi') || !compileExpression(text).ok) return ok([]);
  const tree = new Parser(text, new KnownNames([]), new KnownNames(builtinNames())).expressionText();
  const found: AgentParameter[] = [];
  for (const call of callsIn(tree)) {
    const parameter = parameterOf(call, text);
    if (!parameter.ok) return parameter;
    found.push(parameter.value);
  }
  return ok(found);
}

function callsIn(node: Node): readonly NodeOf<'call'>[] {
  const below = childrenOf(node).flatMap(callsIn);
  return node.type === 'call' && node.name === 'fromAi' ? [node, ...below] : below;
}

function parameterOf({ args }: NodeOf<'call'>, text: string): Result<AgentParameter, string> {
  const given = new Map(args.map((arg, index) => [nameOf(arg, index), arg.value]));
  const value = given.get('value');
  const name = value && referenceOf(value);
  if (name === undefined) return fail(`Expected fromAi() parameter 'value' to be a reference (e.g. 'toolCall.customParameter') in '${text}'.`);
  const facts: Partial<Record<Name, FeelValue>> = {};
  for (const part of ['description', 'type', 'schema', 'options'] as const) {
    const fact = fixed(given.get(part), part);
    if (!fact.ok) return fact;
    if (fact.value !== null) facts[part] = fact.value;
  }
  return ok({ name, ...facts });
}

const nameOf = ({ name }: Argument, index: number): string => name ?? NAMES[index] ?? '';

function referenceOf(node: Node): string | undefined {
  if (node.type === 'name') return node.name;
  const base = node.type === 'path' ? referenceOf(node.base) : undefined;
  return base === undefined || node.type !== 'path' ? undefined : `${base}.${node.name}`;
}

/** The value of a part that reads nothing: a text, or a context for schema and options. */
function fixed(node: Node | undefined, part: Name): Result<FeelValue, string> {
  if (!node) return ok(null);
  const wanted = part === 'description' || part === 'type' ? 'a string' : 'a context (map)';
  const value = node.type === 'literal' ? node.value : contextOf(node);
  if (value === undefined) return fail(`Expected fromAi() parameter '${part}' to be ${wanted}.`);
  const fits = value === null || (wanted === 'a string' ? typeof value === 'string' : isContext(value));
  return fits ? ok(value) : fail(`Expected fromAi() parameter '${part}' to be ${wanted}.`);
}

function contextOf(node: Node): FeelValue | undefined {
  return node.type === 'context' && isConstant(node) ? constantOf(node) : undefined;
}

/** Literals, and lists and contexts of such. */
function constantOf(node: Node): FeelValue | undefined {
  switch (node.type) {
    case 'literal':
      return node.value;
    case 'list':
      return node.items.map((item) => constantOf(item) ?? null);
    case 'context':
      return new Map(node.entries.map(({ key, value }) => [key, constantOf(value) ?? null]));
    default:
      return undefined;
  }
}
