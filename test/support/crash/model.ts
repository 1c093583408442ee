import { bpmn, message, messageCatch, serviceTask, timerCatch, userTask } from '../bpmn.js';

const flow = (from: string, to: string): string => `<bpmn:sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`;

/**
 * An order: work, which may end with an error and is repaired then; a check by somebody, a payment and a delay side by side; and
 * the last work. `extra` is reached by a modification only.
 */
export const ORDER: File = bpmn(
  'order',
  [
    '<bpmn:startEvent id="start"/>',
    serviceTask('work', 'order-work').xml,
    '<bpmn:boundaryEvent id="broken" attachedToRef="work"><bpmn:errorEventDefinition errorRef="error"/></bpmn:boundaryEvent>',
    serviceTask('repair', 'order-work').xml,
    '<bpmn:exclusiveGateway id="merge"/><bpmn:parallelGateway id="fork"/>',
    userTask('check', '').xml, messageCatch('payment', 'paid').xml, timerCatch('delay', 'PT0.2S').xml,
    '<bpmn:parallelGateway id="join"/>',
    serviceTask('last', 'order-work').xml, serviceTask('extra', 'order-work').xml,
    '<bpmn:endEvent id="end"/>',
    flow('start', 'work'), flow('work', 'merge'), flow('broken', 'repair'), flow('repair', 'merge'), flow('merge', 'fork'),
    ...['check', 'payment', 'delay'].flatMap((id) => [flow('fork', id), flow(id, 'join')]),
    flow('join', 'last'), flow('last', 'end'),
  ].join(''),
  `${message('paid', 'order-paid', '=order')}<bpmn:error id="error" errorCode="BROKEN"/>`,
);
