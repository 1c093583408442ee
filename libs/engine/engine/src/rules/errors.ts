import { ok } from '#core/kernel';
import type { Element } from '../compile/executable.js';
import type { Step } from '../process/step.js';
import type { JsonText } from '../state/rows.js';
import { isProcess, type Instance } from '../state/state.js';
import { failure, type Attempt } from './failure.js';
import { startOf } from './subscriptions.js';
import { trigger } from './triggers.js';

interface Catcher {
  readonly instance: Instance;
  readonly element: Element;
}

/**
 * Throws a BPMN error at an instance: the nearest matching catch event going outwards takes it, one with the code before one
 * for all (BPMN 2.0.2 §10.5.7). Fails when nobody catches it.
 */
export function throwError(step: Step, thrower: Instance, code: string, message: string | null, variables: JsonText): Attempt {
  const available: string[] = [];
  const catcher = findCatcher(step, thrower, code, available);
  if (!catcher) return failure('UNHANDLED_ERROR_EVENT', uncaught(code, message, available));
  trigger(step, catcher.instance, catcher.element, variables);
  return ok();
}

function findCatcher(step: Step, thrower: Instance, code: string, available: string[]): Catcher | undefined {
  let inside: Instance | undefined;
  for (let instance: Instance | undefined = thrower; instance; instance = outer(step, instance)) {
    const element = isInterruptedBy(instance, inside) ? undefined : match(step, catchersOn(step, instance), code, available);
    if (element) return { instance, element };
    inside = instance;
  }
  return undefined;
}

/** A scope that an event sub-process has interrupted catches nothing from inside it any more. */
function isInterruptedBy(instance: Instance, inside: Instance | undefined): boolean {
  return inside?.type === 'EVENT_SUB_PROCESS' && instance.internals?.interrupted === true;
}

function outer(step: Step, instance: Instance): Instance | undefined {
  if (!isProcess(instance)) return step.current(instance.flowScopeKey);
  return instance.parentElementInstanceKey === null ? undefined : step.state.instance(instance.parentElementInstanceKey);
}

function catchersOn(step: Step, instance: Instance): readonly Element[] {
  const element = step.elementOf(instance);
  const starts = element.eventSubProcesses.flatMap((one) => startOf(one) ?? []);
  return [...starts, ...element.boundaryEvents].filter((catcher) => catcher.event.type === 'error');
}

function match(step: Step, catchers: readonly Element[], code: string, available: string[]): Element | undefined {
  const codes = catchers.map((catcher) => ({ catcher, code: errorCode(catcher) }));
  available.push(...codes.flatMap((one) => (one.code === null ? [] : [one.code])));
  return (codes.find((one) => one.code === code) ?? codes.find((one) => one.code === null))?.catcher;
}

function errorCode(element: Element): string | null {
  return element.event.type === 'error' && element.event.code?.kind === 'static' ? element.event.code.text : null;
}

function uncaught(code: string, message: string | null, available: readonly string[]): string {
  const because = message ? ` with message '${message}'` : '';
  const known = available.length > 0 ? `Available error events are [${available.join(', ')}]` : 'No error events are available in the scope.';
  return `Expected to throw an error event with the code '${code}'${because}, but it was not caught. ${known}`;
}
