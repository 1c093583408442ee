import type { BpmnElementType, ModelProblem, ProcessModel } from '../model.js';
import { catchersDiffer } from './catchers.js';
import { compensationBoundary, compensationHandler, compensationThrow } from './compensation.js';
import { conditionalFilter, conditionsDiffer } from './conditions.js';
import { boundaryEvent, catchEvent, definitionsAreComplete, endEvent, startEvent, throwEvent } from './events.js';
import { conditionalFlows, conditionsAtGateways, defaultFlowIsOwn, eventBasedGateway } from './gateways.js';
import { executionListeners } from './listeners.js';
import { mappings } from './mappings.js';
import { messageReference, publishMessage, sendTask } from './messages.js';
import type { Rule } from './rule.js';
import { adHoc, eventSubProcess, links, processStarts, subProcess } from './scopes.js';
import { binding, businessRule, hasOneJob, linkedResources, loop, loopResults, resultVariable, script, userTask } from './work.js';

const COMMON: readonly Rule[] = [
  compensationHandler, compensationBoundary, compensationThrow, conditionalFilter, conditionsDiffer, links, definitionsAreComplete, publishMessage, executionListeners,
  mappings, loop, loopResults, binding, catchersDiffer, conditionsAtGateways,
];

/** The demands of each element type beside the common ones. */
export const RULES = {
  process: [processStarts],
  subProcess: [subProcess],
  eventSubProcess: [eventSubProcess],
  adHocSubProcess: [adHoc],
  callActivity: [(element) => (element.calledElement ? [] : ["Must have exactly one 'zeebe:calledElement' extension element"])],
  task: [],
  manualTask: [],
  serviceTask: [hasOneJob, linkedResources],
  userTask: [userTask],
  sendTask: [sendTask],
  receiveTask: [messageReference],
  businessRuleTask: [businessRule, resultVariable],
  scriptTask: [script, resultVariable],
  startEvent: [startEvent],
  intermediateCatchEvent: [catchEvent],
  intermediateThrowEvent: [throwEvent],
  boundaryEvent: [boundaryEvent],
  endEvent: [endEvent],
  exclusiveGateway: [conditionalFlows, defaultFlowIsOwn],
  parallelGateway: [],
  inclusiveGateway: [conditionalFlows, defaultFlowIsOwn],
  eventBasedGateway: [eventBasedGateway],
} as const satisfies Record<BpmnElementType, readonly Rule[]>;

/** Everything that is wrong with a process, expressions aside (the engine compiles those). */
export function problemsOf(process: ProcessModel): ModelProblem[] {
  return [process, ...process.elements.values()].flatMap((element) =>
    [...COMMON, ...RULES[element.type]].flatMap((rule) => rule(element).map((problem) => (typeof problem === 'string' ? { element: element.id, message: problem } : problem))),
  );
}
