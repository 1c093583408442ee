import type { EventType } from '#engine/bpmn-model';
import type { Element } from '../compile/executable.js';

const EVENTS: readonly EventType[] = ['cancel'];

/** Why this engine cannot execute an element that BPMN and Camunda know; undefined when it can. */
export function unsupportedReason(element: Element): string | undefined {
  return EVENTS.includes(element.event.type) ? `Events of type '${element.event.type}' are not supported by the embedded engine` : undefined;
}
