import type { BpmnElementType, EventType } from '#engine/bpmn-model';
import type { Element } from '../compile/executable.js';
import type { ElementBehaviour } from './behaviour.js';

/** An element type that is refused at deployment: reaching it is a bug. */
export const unsupported: ElementBehaviour = {
  enter: (_step, element) => {
    throw new Error(`${element.kind} ${element.id} was deployed although it cannot be executed`);
  },
};

const TYPES: readonly BpmnElementType[] = ['adHocSubProcess', 'callActivity', 'inclusiveGateway'];
const EVENTS: readonly EventType[] = ['escalation', 'compensation', 'conditional', 'cancel'];

/** Why this engine cannot execute an element that BPMN and Camunda know; undefined when it can. */
export function unsupportedReason(element: Element): string | undefined {
  if (TYPES.includes(element.kind)) return `Elements of type '${element.kind}' are not supported by the embedded engine`;
  if (EVENTS.includes(element.event.type)) return `Events of type '${element.event.type}' are not supported by the embedded engine`;
  const throws = element.kind === 'endEvent' || element.kind === 'intermediateThrowEvent';
  if (throws && (element.event.type === 'signal' || element.event.type === 'link')) return `Throwing events of type '${element.event.type}' are not supported by the embedded engine`;
  if (element.event.type === 'link') return "Events of type 'link' are not supported by the embedded engine";
  return element.loop ? 'Multi-instance activities are not supported by the embedded engine' : undefined;
}
