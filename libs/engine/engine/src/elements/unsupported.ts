import type { EventType } from '#engine/bpmn-model';
import type { Element } from '../compile/executable.js';
import type { ElementBehaviour } from './behaviour.js';

/** An element type that is refused at deployment: reaching it is a bug. */
export const unsupported: ElementBehaviour = {
  enter: (_step, element) => {
    throw new Error(`${element.kind} ${element.id} was deployed although it cannot be executed`);
  },
};

const EVENTS: readonly EventType[] = ['cancel'];

/** Why this engine cannot execute an element that BPMN and Camunda know; undefined when it can. */
export function unsupportedReason(element: Element): string | undefined {
  if (element.kind === 'adHocSubProcess') return `Elements of type '${element.kind}' are not supported by the embedded engine`;
  return EVENTS.includes(element.event.type) ? `Events of type '${element.event.type}' are not supported by the embedded engine` : undefined;
}
