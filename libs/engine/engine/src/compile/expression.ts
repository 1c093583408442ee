import { fail, ok, type Result } from '#core/kernel';
import { compileExpression, type CompiledFeel } from '#engine/feel';

/** A value of a model made ready: a FEEL expression (`=…`) or a static text. */
export type Expression = { readonly kind: 'static'; readonly text: string } | { readonly kind: 'feel'; readonly text: string; readonly feel: CompiledFeel };

/** Refuses with the sentence a modeller reads. `=` with nothing behind it is a static text. */
export function compileValue(text: string): Result<Expression, string> {
  const source = text.startsWith('=') ? text.slice(1) : '';
  if (source.trim() === '') return ok({ kind: 'static', text });
  const compiled = compileExpression(source);
  if (compiled.ok) return ok({ kind: 'feel', text: source, feel: compiled.value });
  return fail(`failed to parse expression '${source}': ${compiled.failure.map((fault) => fault.message).join('; ')}`);
}

const NAME = '(?:[\\p{L}_][\\p{L}\\p{N}_]*|`[^`]+`)';
const PATH = new RegExp(`^(${NAME})(?:\\s*\\.\\s*${NAME})*$`, 'u');
const LITERALS = new Set(['null', 'true', 'false']);

/** The variable that an expression reads which is nothing but a name or a path (`result`, `result.total`); null for all others. */
export function variableOfPath(expression: Expression | null): string | null {
  const name = expression?.kind === 'feel' ? PATH.exec(expression.text.trim())?.[1] : undefined;
  return name === undefined || LITERALS.has(name) ? null : name.replaceAll('`', '');
}

/** Like `compileValue`; `true` and `false` stand for themselves. */
export const compileCondition = (text: string): Result<Expression, string> => compileValue(text === 'true' || text === 'false' ? `=${text}` : text);

/** Like `compileValue`, and refuses static texts. */
export function compileOnlyExpression(text: string): Result<Expression, string> {
  if (text === '') return fail('Expected expression but not found.');
  const compiled = compileValue(text);
  if (compiled.ok && compiled.value.kind === 'static') {
    return fail(`Expected expression but found static value '${text}'. An expression must start with '=' (e.g. '=${text}').`);
  }
  return compiled;
}
