import { ok, fail, systemClock, type Result } from '#core/kernel';
import { acceptedInputs, isConstant, isDeeperThan, resultKind, variablesRead } from './analysis.js';
import { builtinNames } from './builtins/registry.js';
import type { CompiledFeel, CompileOptions, EvaluateOptions, FeelDiagnostic, FeelOutcome } from './compiled.js';
import type { Code, ModelTypes } from './compiler/code.js';
import { compileTree } from './compiler/compiler.js';
import { RootEnv } from './compiler/env.js';
import { DEFAULT_BUDGET } from './limits/budget.js';
import { EvaluationStop } from './limits/failure.js';
import { RecentlyUsed } from './limits/recently-used.js';
import { Run } from './limits/run.js';
import type { Node } from './parser/ast.js';
import { KnownNames } from './parser/names.js';
import { Parser } from './parser/parser.js';
import { SyntaxFault } from './parser/syntax-fault.js';
import { EMPTY_SCOPE, type FeelScope } from './scope.js';
import { kindOf, type FeelValue } from './values/value.js';

const LONGEST_TEXT = 65_536;
/** What the stack bears, when evaluating and when compiling. */
const DEEPEST_TREE = 800;
/** Characters of all texts that are kept; compiled, a character takes some 100 bytes. */
const CHARACTERS_KEPT = 800_000;
/** What an entry weighs beside its text. */
const CHARACTERS_OF_ENTRY = 60;

type Compiled = Result<CompiledFeel, readonly FeelDiagnostic[]>;
type Kind = 'expression' | 'unary-tests';

const NO_TYPES: ModelTypes = new Map();
const FUNCTION_NAMES = new KnownNames(builtinNames());
const cache = new RecentlyUsed<Compiled>(CHARACTERS_KEPT, (_, key) => CHARACTERS_OF_ENTRY + key.length);

/** Makes an expression ready to be evaluated (DMN 1.5 §10.3). Refuses with the fault found and its place. */
export function compileExpression(text: string, options: CompileOptions = {}): Compiled {
  return compileCached('expression', text, options);
}

/** Makes unary tests ready (DMN 1.5 §10.3.1.2, rule 15); the value under test is given when they are evaluated. */
export function compileUnaryTests(text: string, options: CompileOptions = {}): Compiled {
  return compileCached('unary-tests', text, options);
}

/** A value of a process model: an expression when it starts with `=` and says something after it, otherwise the text itself. */
export function compileZeebeValue(text: string, options: CompileOptions = {}): Compiled {
  const isExpression = text.startsWith('=') && text.slice(1).trim() !== '';
  return isExpression ? compileExpression(text.slice(1), options) : ok(staticText(text));
}

function compileCached(kind: Kind, text: string, options: CompileOptions): Compiled {
  if (options.names || options.types) return compileText(kind, text, options);
  return cache.get(`${kind} ${text}`, () => compileText(kind, text, {}));
}

function compileText(kind: Kind, text: string, options: CompileOptions): Compiled {
  try {
    if (text.length > LONGEST_TEXT) throw new SyntaxFault(`The expression is longer than ${LONGEST_TEXT} characters`, LONGEST_TEXT, text.length, 'TOO_LONG');
    const parser = new Parser(text, new KnownNames([], namesOf(options)), FUNCTION_NAMES);
    const tree = kind === 'expression' ? parser.expressionText() : parser.unaryTestsText();
    if (isDeeperThan(tree, DEEPEST_TREE)) throw tooDeep(text);
    return ok(new CompiledExpression(text, kind, tree, options.types ?? NO_TYPES));
  } catch (fault) {
    const known = fault instanceof RangeError ? tooDeep(text) : fault;
    if (known instanceof SyntaxFault) return fail([known.toDiagnostic(text)]);
    throw fault;
  }
}

const knownNames = new WeakMap<Iterable<string>, KnownNames>();

/** The names in scope, made ready once for all expressions that are given the same list of them. */
function namesOf({ names }: CompileOptions): KnownNames | undefined {
  if (names === undefined) return undefined;
  const known = knownNames.get(names) ?? new KnownNames(names);
  knownNames.set(names, known);
  return known;
}

function tooDeep(text: string): SyntaxFault {
  return new SyntaxFault('The expression nests too deep', 0, text.length, 'TOO_DEEP');
}

class CompiledExpression implements CompiledFeel {
  readonly variablesRead: readonly string[];
  readonly resultKind;
  readonly constant: FeelValue | undefined;
  readonly accepts: CompiledFeel['accepts'];
  private readonly code: Code;

  constructor(
    readonly text: string,
    readonly kind: Kind,
    tree: Node,
    types: ModelTypes,
  ) {
    this.code = compileTree(tree, types);
    this.variablesRead = variablesRead(tree);
    this.constant = isConstant(tree) ? this.foldedValue() : undefined;
    this.accepts = acceptedInputs(tree);
    this.resultKind = resultKind(tree) ?? (this.constant === undefined ? undefined : kindOf(this.constant));
  }

  evaluate(scope: FeelScope, options: EvaluateOptions = {}): FeelOutcome {
    const run = options.within ?? startRun(options);
    const level = run.level;
    try {
      const value = this.code(new RootEnv(run, scope, options.input));
      run.measure(value);
      return { ok: true, value, warnings: run.warnings };
    } catch (fault) {
      run.backTo(level);
      return { ok: false, failure: failureOf(fault), warnings: run.warnings };
    }
  }

  /** The value, if it can be had without a warning. */
  private foldedValue(): FeelValue | undefined {
    const outcome = this.evaluate(EMPTY_SCOPE, { budget: FOLDING_BUDGET });
    return outcome.ok && outcome.warnings.length === 0 ? outcome.value : undefined;
  }
}

const FOLDING_BUDGET = { steps: 5000, cells: 5000, depth: 500, millis: 100 };

/** Begins an evaluation of several parts, see `EvaluateOptions.within`. */
export function startRun({ clock = systemClock, budget }: Pick<EvaluateOptions, 'clock' | 'budget'>): Run {
  return new Run(clock, budget ? { ...DEFAULT_BUDGET, ...budget } : DEFAULT_BUDGET);
}

/** A stop from inside, or a stack that ran out; anything else is a bug and goes on. */
function failureOf(fault: unknown): EvaluationStop['failure'] {
  if (fault instanceof EvaluationStop) return fault.failure;
  if (fault instanceof RangeError) return { code: 'DEPTH_EXCEEDED', message: 'The expression nests too deep' };
  throw fault;
}

function staticText(text: string): CompiledFeel {
  const outcome: FeelOutcome = { ok: true, value: text, warnings: [] };
  return { text, kind: 'static', variablesRead: [], resultKind: 'string', constant: text, accepts: undefined, evaluate: () => outcome };
}
