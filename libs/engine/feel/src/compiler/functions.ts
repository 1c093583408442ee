import { builtinsNamed, type Builtin } from '../builtins/registry.js';
import type { Run } from '../limits/run.js';
import type { Argument, Node, NodeOf } from '../parser/ast.js';
import { FeelFunction } from '../values/function.js';
import { isContext, isList, isNumber, isOfKind, type FeelList, type FeelValue } from '../values/value.js';
import { expected, messageText } from './arithmetic.js';
import { asValue, withBound, type Code, type Compile, type ModelTypes, type Site } from './code.js';
import { EntriesEnv, type Env } from './env.js';
import { factsOf } from './facts.js';
import { conforms } from './types.js';

/** Levels of the stack that one call counts for beside those of its body. */
const CALL_LEVELS = 4;

/** What a call of a built-in costs, its work on texts and lists aside. */
const BUILTIN_STEPS = 4;

/** A function definition; its body sees the names around it and its parameters. */
export function compileDefinition(node: NodeOf<'function'>, site: Site, compile: Compile): Code {
  const names = node.parameters.map(({ name }) => name);
  const body = compile(node.body, withBound(asValue(site), names));
  const levels = CALL_LEVELS + factsOf(node.body).depth;
  if (node.external) return () => null;
  return (env) => new FeelFunction(names, (args, run) => call(node, site.types, body, levels, args, env, run));
}

function call(node: NodeOf<'function'>, types: ModelTypes, body: Code, levels: number, args: FeelList, env: Env, run: Run): FeelValue {
  const fits = node.parameters.every(({ type }, index) => type === undefined || args[index] === null || conforms(args[index] ?? null, type, types, run));
  if (!fits) return run.warn('FUNCTION_INVOCATION_FAILURE', `The arguments ${args.map(messageText).join(', ')} do not have the types of the parameters`);
  run.charge(levels);
  run.enter(levels);
  const bindings = new Map(node.parameters.map(({ name }, index) => [name, args[index] ?? null]));
  const result = body(new EntriesEnv(env, bindings));
  run.leave(levels);
  return result;
}

/** A call by name: a function in scope of that name and number of parameters, else the built-in. */
export function compileCall(node: NodeOf<'call'>, site: Site, compile: Compile): Code {
  const args = compileArguments(node.args, site, compile);
  const builtin = pickBuiltin(builtinsNamed(node.name), args);
  const shadowed = site.bound.has(node.name);
  if (builtin && !shadowed) return isTemporalLiteral(node) ? quiet(builtinCall(node.name, builtin, args)) : builtinCall(node.name, builtin, args);
  return (env) => {
    const value = env.lookup(node.name);
    const ordered = value !== undefined && isOfKind(value, 'function') ? argumentOrder(value, args) : undefined;
    if (ordered && value instanceof FeelFunction) return value.invoke(evaluateAll(ordered, env), env.run);
    return builtin ? callBuiltin(node.name, builtin, argumentOrderOf(builtin, args), env) : notFound(node, env);
  };
}

const TEMPORAL_LITERALS: ReadonlySet<string> = new Set(['date', 'time', 'date and time', 'duration']);

/** `date("…")` is a literal like `@"…"`: when there is no such day it is null without a word. */
function isTemporalLiteral({ name, args: [only, ...others] }: NodeOf<'call'>): boolean {
  return TEMPORAL_LITERALS.has(name) && others.length === 0 && only?.value.type === 'literal' && typeof only.value.value === 'string';
}

function quiet(code: Code): Code {
  return (env) => env.run.quietly(() => code(env));
}

interface CompiledArgument {
  readonly name: string | undefined;
  readonly code: Code;
}

function compileArguments(args: readonly Argument[], site: Site, compile: Compile): readonly CompiledArgument[] {
  return args.map(({ name, value }) => ({ name, code: compile(value, asValue(site)) }));
}

function evaluateAll(codes: readonly Code[], env: Env): FeelList {
  return codes.map((code) => code(env));
}

function builtinCall(name: string, builtin: Builtin, args: readonly CompiledArgument[]): Code {
  const codes = argumentOrderOf(builtin, args);
  return (env) => callBuiltin(name, builtin, codes, env);
}

function callBuiltin(name: string, builtin: Builtin, codes: readonly Code[], env: Env): FeelValue {
  const args = evaluateAll(codes, env);
  env.run.charge(BUILTIN_STEPS);
  for (const arg of args) chargeArgument(arg, env.run);
  const result = builtin.invoke(args, env.run);
  return result === undefined ? illegal(name, args, env.run) : result;
}

/** Whatever a built-in does with an argument, it looks through it once. */
function chargeArgument(arg: FeelValue, run: Run): void {
  if (typeof arg === 'string') run.chargeText(arg.length);
  else if (isNumber(arg)) run.chargeNumbers(arg, 0);
  else if (isList(arg)) run.chargeText(arg.length);
}

function illegal(name: string, args: FeelList, run: Run): null {
  const texts = (): string => args.map((arg) => `'${messageText(arg)}'`).join(', ');
  return run.warn('FUNCTION_INVOCATION_FAILURE', () => `Failed to invoke function '${name}': Illegal arguments: ${texts()}`);
}

function notFound(node: NodeOf<'call'>, env: Env): null {
  const named = node.args.some(({ name }) => name !== undefined);
  const what = named ? `parameters: ${node.args.map(({ name }) => name).join(',')}` : `${node.args.length} parameters`;
  return env.run.warn('NO_FUNCTION_FOUND', `No function found with name '${node.name}' and ${what}`);
}

/** The overload that takes these arguments: by their number, or by exactly their names. */
function pickBuiltin(overloads: readonly Builtin[], args: readonly CompiledArgument[]): Builtin | undefined {
  if (args.some(({ name }) => name !== undefined)) return overloads.find((builtin) => namesFit(builtin, args));
  return overloads.find(({ parameters, variadic }) => (variadic ? args.length >= parameters.length : args.length === parameters.length));
}

function namesFit(builtin: Builtin, args: readonly CompiledArgument[]): boolean {
  const given = (names: readonly string[]): boolean => args.some(({ name }) => name !== undefined && names.includes(name));
  const count = builtin.parameters.filter(given).length;
  const required = builtin.parameters.slice(0, builtin.required ?? builtin.parameters.length);
  return count === args.length && required.every(given);
}

function argumentOrderOf(builtin: Builtin, args: readonly CompiledArgument[]): readonly Code[] {
  if (args.every(({ name }) => name === undefined)) return args.map(({ code }) => code);
  return builtin.parameters.map((names) => args.find(({ name }) => name !== undefined && names.includes(name))?.code ?? (() => null));
}

/** The arguments in the order of the parameters, or nothing when they do not fit. */
function argumentOrder(value: FeelFunction, args: readonly CompiledArgument[]): readonly Code[] | undefined {
  const named = args.some(({ name }) => name !== undefined);
  if (!named) return fitsCount(value, args.length) ? args.map(({ code }) => code) : undefined;
  if (!args.every(({ name }) => name !== undefined && value.parameters.includes(name))) return undefined;
  const ordered = value.parameters.map((parameter) => args.find(({ name }) => name === parameter)?.code);
  return ordered.map((code) => code ?? (() => null));
}

function fitsCount(value: FeelFunction, count: number): boolean {
  return value.variadic ? count >= value.parameters.length - 1 : count === value.parameters.length;
}

/** A call of what an expression gives, as in `x.f(1)`. */
export function compileInvoke(node: NodeOf<'invoke'>, site: Site, compile: Compile): Code {
  const callee = compileCallee(node.callee, site, compile);
  const args = compileArguments(node.args, site, compile);
  return (env) => {
    const value = callee(env);
    const ordered = isOfKind(value, 'function') ? argumentOrder(value, args) : undefined;
    if (ordered && value instanceof FeelFunction) return value.invoke(evaluateAll(ordered, env), env.run);
    return env.run.warn('NO_FUNCTION_FOUND', `No function found with ${args.length} parameters`);
  };
}

/** Calling something in what is no context ends the evaluation, as in the reference. */
function compileCallee(node: Node, site: Site, compile: Compile): Code {
  if (node.type !== 'path') return compile(node, site);
  const base = compile(node.base, site);
  return (env) => {
    const value = base(env);
    if (isContext(value)) return value.get(node.name) ?? null;
    expected(env.run, 'context', value);
    return env.run.stop('EVALUATION_FAILED', `Expected context but found '${messageText(value)}'`);
  };
}
