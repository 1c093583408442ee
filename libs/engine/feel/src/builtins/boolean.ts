import { define, type Family } from './define.js';
import type { Run } from '../limits/run.js';
import { equalValues } from '../values/equality.js';
import { kindOf, type FeelValue } from '../values/value.js';

function assertion(value: FeelValue, condition: FeelValue, cause: string, run: Run): FeelValue {
  if (condition === true) return value;
  run.warn('ASSERT_FAILURE', cause);
  return run.stop('ASSERTION_FAILED', cause);
}

/** `not`, and how Camunda deals with null. */
export const BOOLEAN_FUNCTIONS = {
  not: [define([['negand', 'any']], ([negand]) => (typeof negand === 'boolean' ? !negand : null))],
  is: [define([['value1', 'any'], ['value2', 'any']], ([left, right], run) => same(left, right, run))],
  'is defined': [define([['value', 'any']], ([value]) => value !== null)],
  'get or else': [define([['value', 'any'], ['default', 'any']], ([value, otherwise]) => value ?? otherwise)],
  assert: [
    define([['value', 'any'], ['condition', 'any']], ([value, condition], run) => assertion(value, condition, 'The condition is not fulfilled', run)),
    define([['value', 'any'], ['condition', 'any'], ['cause', 'string']], ([value, condition, cause], run) => assertion(value, condition, cause, run)),
  ],
} satisfies Family;

/** Same type and, in that type, the same value (DMN 1.5 table 80). */
function same(left: FeelValue, right: FeelValue, run: Run): boolean {
  return kindOf(left) === kindOf(right) && equalValues(left, right, run) === true;
}
