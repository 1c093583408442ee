import { ok } from '#core/kernel';
import type { Step } from '../process/step.js';
import type { JsonText } from '../state/rows.js';
import type { Instance } from '../state/state.js';
import { findCatcher } from './catchers.js';
import { failure, type Attempt } from './failure.js';
import { trigger } from './triggers.js';

/**
 * Throws a BPMN error at an instance: the nearest matching catch event going outwards takes it (BPMN 2.0.2 §10.5.7). Fails when
 * nobody catches it.
 */
export function throwError(step: Step, thrower: Instance, code: string, message: string | null, variables: JsonText): Attempt {
  const available: string[] = [];
  const catcher = findCatcher(step, thrower, 'error', code, available);
  if (!catcher) return failure('UNHANDLED_ERROR_EVENT', uncaught(code, message, available));
  trigger(step, catcher.instance, catcher.element, variables);
  return ok();
}

function uncaught(code: string, message: string | null, available: readonly string[]): string {
  const because = message ? ` with message '${message}'` : '';
  const known = available.length > 0 ? `Available error events are [${available.join(', ')}]` : 'No error events are available in the scope.';
  return `Expected to throw an error event with the code '${code}'${because}, but it was not caught. ${known}`;
}
