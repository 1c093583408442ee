import type { ElementKind } from '../compile/executable.js';
import { adHocInnerInstance, adHocSubProcess } from './ad-hoc-sub-process.element.js';
import type { ElementBehaviour } from './behaviour.js';
import { boundaryEvent } from './boundary-event.element.js';
import { businessRuleTask } from './business-rule-task.element.js';
import { callActivity } from './call-activity.element.js';
import { endEvent } from './end-event.element.js';
import { eventBasedGateway } from './event-based-gateway.element.js';
import { exclusiveGateway } from './exclusive-gateway.element.js';
import { inclusiveGateway } from './inclusive-gateway.element.js';
import { intermediateCatchEvent } from './intermediate-catch-event.element.js';
import { intermediateThrowEvent } from './intermediate-throw-event.element.js';
import { multiInstanceBody } from './multi-instance-body.element.js';
import { parallelGateway } from './parallel-gateway.element.js';
import { processElement } from './process.element.js';
import { receiveTask } from './receive-task.element.js';
import { scriptTask } from './script-task.element.js';
import { sendTask } from './send-task.element.js';
import { serviceTask } from './service-task.element.js';
import { startEvent } from './start-event.element.js';
import { eventSubProcess, subProcess } from './sub-process.element.js';
import { manualTask, task } from './task.element.js';
import { userTask } from './user-task.element.js';

/** One behaviour for each kind of element. */
export const BEHAVIOURS = {
  process: processElement,
  subProcess,
  eventSubProcess,
  adHocSubProcess,
  adHocInnerInstance,
  multiInstanceBody,
  callActivity,
  task,
  manualTask,
  serviceTask,
  userTask,
  sendTask,
  receiveTask,
  businessRuleTask,
  scriptTask,
  startEvent,
  intermediateCatchEvent,
  intermediateThrowEvent,
  boundaryEvent,
  endEvent,
  exclusiveGateway,
  parallelGateway,
  inclusiveGateway,
  eventBasedGateway,
} as const satisfies Record<ElementKind, ElementBehaviour>;
