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
  for (let instance: Instance | undefined = thrower; instance; instance = outer(step, instance)) {
    const element = isInterruptedBy(instance, inside) ? undefined : match(catchersOn(step, instance, type), code, available);
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

function catchersOn(step: Step, instance: Instance, type: Thrown): readonly Element[] {
  const element = step.elementOf(instance);
  const starts = element.eventSubProcesses.flatMap((one) => startOf(one) ?? []);
  return [...starts, ...element.boundaryEvents].filter((catcher) => catcher.event.type === type);
}

function match(catchers: readonly Element[], code: string, available: string[]): Element | undefined {
  const codes = catchers.map((catcher) => ({ catcher, code: codeOf(catcher) }));
  available.push(...codes.flatMap((one) => (one.code === null ? [] : [one.code])));
  return (codes.find((one) => one.code === code) ?? codes.find((one) => one.code === null))?.catcher;
}

function codeOf({ event }: Element): string | null {
  return (event.type === 'error' || event.type === 'escalation') && event.code?.kind === 'static' ? event.code.text : null;
}
