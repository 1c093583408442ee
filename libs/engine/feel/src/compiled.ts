import type { Clock, ZonedClock } from '#core/kernel';
import type { FeelBudget } from './limits/budget.js';
import type { FeelFailure, FeelWarning } from './limits/failure.js';
import type { Run } from './limits/run.js';
import type { FeelKind, FeelNumber, FeelValue } from './values/value.js';
import type { FeelScope } from './scope.js';

/** A fault in a text, with its place. */
export interface FeelDiagnostic {
  readonly code: 'SYNTAX' | 'TOO_LONG' | 'TOO_DEEP';
  readonly message: string;
  /** First and past-the-last character, counted from 0. */
  readonly from: number;
  readonly to: number;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
}

export interface CompileOptions {
  /** Names with blanks or symbols that are in scope (variables and context entries); DMN 1.5 §10.3.1.2 makes parsing depend on them. Give the same list for all expressions of a model: it is read once. */
  readonly names?: readonly string[];
  /** Types of the model beside FEEL's own, by name: whether a value is of the type (for `instance of` and typed parameters). */
  readonly types?: ReadonlyMap<string, (value: FeelValue) => boolean>;
}

export interface EvaluateOptions {
  /** What `now()` and `today()` read; the system's clock in UTC when absent. */
  readonly clock?: Clock | ZonedClock;
  readonly budget?: Partial<FeelBudget>;
  /** The value a unary test looks at, also `?`. */
  readonly input?: FeelValue;
  /** The evaluation that this one is a part of: they share clock, budget and warnings; `clock` and `budget` are then not read. */
  readonly within?: Run;
}

export type FeelOutcome =
  | { readonly ok: true; readonly value: FeelValue; readonly warnings: readonly FeelWarning[] }
  | { readonly ok: false; readonly failure: FeelFailure; readonly warnings: readonly FeelWarning[] };

/** A text made ready to be evaluated any number of times. Immutable; may be shared. */
export interface CompiledFeel {
  readonly text: string;
  readonly kind: 'expression' | 'unary-tests' | 'static';
  /** Names read from the scope, in the order they first occur; names bound inside the text are not among them. */
  readonly variablesRead: readonly string[];
  /** The type of the result where the text alone decides it. */
  readonly resultKind: FeelKind | undefined;
  /** The value, when the text has the same one in every scope and at every time. */
  readonly constant: FeelValue | undefined;
  /** Of unary tests: the only inputs they hold for, where the text lists them (texts and numbers), or every input (`-`). Makes an index possible. */
  readonly accepts: 'anything' | readonly (string | FeelNumber)[] | undefined;
  /** Evaluates. Whatever goes wrong is in the outcome; nothing is thrown. */
  evaluate(scope: FeelScope, options?: EvaluateOptions): FeelOutcome;
}
