import { ok } from '#core/kernel';
import type { Element } from '../compile/executable.js';
import type { Step } from '../process/step.js';
import type { Entered } from '../elements/behaviour.js';
import type { Instance } from '../state/state.js';
import { findCatcher } from './catchers.js';
import { compensable } from './compensation.js';
import { throwError } from './errors.js';
import { evaluateString } from './expressions.js';
import type { Attempt } from './failure.js';
import { objectOf } from './json-text.js';
import { trigger } from './triggers.js';

/** What a throw or end event throws when it is entered. */
export function throwEvent(step: Step, element: Element, instance: Instance): Attempt<Entered> {
  switch (element.event.type) {
    case 'error':
      return throwErrorOf(step, element, instance);
    case 'escalation':
      return throwEscalation(step, element, instance);
    case 'signal':
      return throwSignal(step, element, instance);
    case 'compensation':
      return ok(compensable(step, element, instance).length > 0 ? 'waits' : 'passes');
    default:
      return ok('passes');
  }
}

function codeOf(step: Step, { event, id }: Element, instance: Instance): Attempt<string> {
  if ((event.type !== 'error' && event.type !== 'escalation') || !event.code) throw new Error(`${id} has no code`);
  return evaluateString(step, event.code, instance.elementInstanceKey);
}

function throwErrorOf(step: Step, element: Element, instance: Instance): Attempt<Entered> {
  const code = codeOf(step, element, instance);
  if (!code.ok) return code;
  const thrown = throwError(step, instance, code.value, null, '{}');
  return thrown.ok ? ok('waits') : thrown;
}

/** Nobody need catch it; an interrupting catcher ends the thrower (BPMN 2.0.2 §10.5.7). */
function throwEscalation(step: Step, element: Element, instance: Instance): Attempt<Entered> {
  const code = codeOf(step, element, instance);
  if (!code.ok) return code;
  const catcher = findCatcher(step, instance, 'escalation', code.value);
  if (!catcher || !trigger(step, catcher.instance, catcher.element, '{}')) return ok('passes');
  if (catcher.element.interrupting) return ok('waits');
  if (!catcher.element.attachedTo) return ok('passes');
  step.followUp({ do: 'completeAfter', key: instance.elementInstanceKey });
  return ok('waits');
}

/** The signal carries the event's own variables only. */
function throwSignal(step: Step, { event, id }: Element, instance: Instance): Attempt<Entered> {
  if (event.type !== 'signal') throw new Error(`${id} throws no signal`);
  const name = evaluateString(step, event.name, instance.elementInstanceKey);
  if (!name.ok) return name;
  const own = step.state.variablesIn(instance.elementInstanceKey).map((row) => [row.name, row.value] as const);
  step.followUp({ do: 'broadcast', name: name.value, variables: objectOf(own) });
  return ok('passes');
}
