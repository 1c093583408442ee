import type { Element } from '../compile/executable.js';
import type { Step } from '../process/step.js';
import { isProcess, type Instance } from '../state/state.js';
import { startOf } from './subscriptions.js';

type Thrown = 'error' | 'escalation';

/** Who catches something thrown: the event, and the instance it belongs to. */
export interface Catcher {
  readonly instance: Instance;
  readonly element: Element;
}

/** The nearest catch event going outwards, through call activities too; one with the code before one for all. Notes the codes it passed. */
export function findCatcher(step: Step, thrower: Instance, type: Thrown, code: string, available: string[] = []): Catcher | undefined {
  let inside: Instance | undefined;
  let instance: Instance | undefined = thrower;
  while (instance) {
    const interrupted = isInterruptedBy(instance, inside);
    const element = match(catchersOn(step, instance, type, interrupted), code, available);
    if (element) return { instance, element };
    inside = instance;
    instance = interrupted ? caller(step, instance) : outer(step, instance);
  }
  return undefined;
}

/**
 * What is thrown inside an event sub-process that has interrupted its scope leaves the process instance at once, as in Camunda:
 * of the scope and those around it only the scope's own boundary events see it, and they only escalations.
 */
function isInterruptedBy(instance: Instance, inside: Instance | undefined): boolean {
  return inside?.type === 'EVENT_SUB_PROCESS' && instance.internals?.interrupted === true;
}

function outer(step: Step, instance: Instance): Instance | undefined {
  return isProcess(instance) ? caller(step, instance) : step.current(instance.flowScopeKey);
}

function caller(step: Step, { processInstanceKey }: Instance): Instance | undefined {
  const parentKey = step.state.processInstance(processInstanceKey)?.parentElementInstanceKey ?? null;
  return parentKey === null ? undefined : step.state.instance(parentKey);
}

function catchersOn(step: Step, instance: Instance, type: Thrown, interrupted: boolean): readonly Element[] {
  const element = step.elementOf(instance);
  const starts = interrupted ? [] : element.eventSubProcesses.flatMap((one) => startOf(one) ?? []);
  const boundaries = interrupted && type === 'error' ? [] : element.boundaryEvents;
  return [...starts, ...boundaries].filter((catcher) => catcher.event.type === type);
}

function match(catchers: readonly Element[], code: string, available: string[]): Element | undefined {
  const codes = catchers.map((catcher) => ({ catcher, code: codeOf(catcher) }));
  available.push(...codes.flatMap((one) => (one.code === null ? [] : [one.code])));
  return (codes.find((one) => one.code === code) ?? codes.find((one) => one.code === null))?.catcher;
}

function codeOf({ event }: Element): string | null {
  return (event.type === 'error' || event.type === 'escalation') && event.code?.kind === 'static' ? event.code.text : null;
}
