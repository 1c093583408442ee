import { feelToJson, jsonScope } from '#engine/feel';
import { compileOnlyExpression } from '../compile/expression.js';
import { entriesOf } from '../rules/json-text.js';
import { done, reject, type CommandHandler } from './handler.js';

/** Evaluates a FEEL expression over the given variables. */
export const evaluateExpression: CommandHandler<'evaluateExpression'> = (step, { expression, variables }) => {
  const compiled = compileOnlyExpression(expression);
  if (!compiled.ok) return reject('INVALID_ARGUMENT', compiled.failure);
  if (compiled.value.kind === 'static') return reject('INVALID_ARGUMENT', 'Expected an expression');
  const entries = entriesOf(variables);
  const scope = jsonScope((name) => entries.get(name), () => entries.keys());
  const outcome = compiled.value.feel.evaluate(scope, { clock: step.clock });
  if (!outcome.ok) return reject('INVALID_ARGUMENT', `Failed to evaluate expression '${expression}': ${outcome.failure.message}`);
  const warnings = outcome.warnings.map((warning) => ({ type: warning.type, message: warning.message }));
  return done({ result: feelToJson(outcome.value), warnings });
};
