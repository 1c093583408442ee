import { fail, type Result } from '#core/kernel';
import type { CompiledFeel, CompileOptions, FeelDiagnostic } from './compiled.js';

/** Makes an expression ready to be evaluated (DMN 1.5 §10.3). Refuses with every fault found, each with its place. */
export function compileExpression(text: string, _options: CompileOptions = {}): Result<CompiledFeel, readonly FeelDiagnostic[]> {
  return fail([unread(text)]);
}

/** Makes unary tests ready (DMN 1.5 §10.3.1.2, grammar rule 15); the value under test is given when they are evaluated. */
export function compileUnaryTests(text: string, _options: CompileOptions = {}): Result<CompiledFeel, readonly FeelDiagnostic[]> {
  return fail([unread(text)]);
}

/** A value of a process model: an expression when it starts with `=` and says something after it, otherwise the text itself. */
export function compileZeebeValue(text: string, _options: CompileOptions = {}): Result<CompiledFeel, readonly FeelDiagnostic[]> {
  return fail([unread(text)]);
}

function unread(text: string): FeelDiagnostic {
  return { code: 'SYNTAX', message: 'The expression cannot be read', from: 0, to: text.length, line: 1, column: 1 };
}
