import { ACTIVITY_TYPES, type BpmnElementType, type ElementModel, type EventModel, type EventType, type ModelProblem, type ProcessModel } from '../model.js';
import { compensationBoundary, compensationHandler, compensationThrow } from './compensation.js';
import { conditionalFilter, conditionsDiffer } from './conditions.js';
import { repeats } from './repeats.js';
import { at, type Rule } from './rule.js';

const eventTypes = (element: ElementModel): EventType[] => element.events.map((event) => event.type);
const only = (element: ElementModel, allowed: readonly EventType[]): boolean => eventTypes(element).every((type) => allowed.includes(type));
const starts = (scope: ElementModel): ElementModel[] => scope.children.filter((child) => child.type === 'startEvent');

const hasOneJob: Rule = (element) => (element.job ? [] : ["Must have exactly one 'zeebe:taskDefinition' extension element"]);

const messageReference: Rule = (element) => (element.message ? messageProblems(element, true) : ['Must reference a message']);

function messageProblems(element: ElementModel, needsKey: boolean): readonly (string | ModelProblem)[] {
  const message = element.message ?? messageOf(element);
  if (!message) return [];
  if (message.name === '') return [{ element: message.id, message: 'Name must be present and not empty' }];
  if (needsKey && message.correlationKey === null) return [{ element: message.id, message: 'Must have exactly one zeebe:subscription extension element' }];
  return [];
}

function messageOf(element: ElementModel): { id: string; name: string; correlationKey: string | null } | null {
  const event = element.events.find((one) => one.type === 'message');
  return event?.message ?? null;
}

const definitionsAreComplete: Rule = (element) => element.events.flatMap((event) => definitionProblems(element, event));

function definitionProblems(element: ElementModel, event: EventModel): readonly (string | ModelProblem)[] {
  const throws = element.type === 'endEvent' || element.type === 'intermediateThrowEvent';
  switch (event.type) {
    case 'message':
      if (throws) return thrownMessageProblems(element);
      return event.message ? messageProblems(element, !isProcessStart(element)) : [at(element, 'messageEventDefinition', 'Must reference a message')];
    case 'timer':
      return event.timers.length === 1 ? [] : [at(element, 'timerEventDefinition', 'Must be exactly one type of timer: timeDuration, timeDate or timeCycle')];
    case 'signal':
      if (event.name === null) return [at(element, 'signalEventDefinition', 'Must reference a signal')];
      return event.name === '' ? [at(element, 'signalEventDefinition', 'Name must be present and not empty')] : [];
    case 'error':
    case 'escalation':
      return throws ? codeProblems(element, event) : [];
    default:
      return [];
  }
}

/** A worker's message needs no name: it knows what to send. */
function thrownMessageProblems(element: ElementModel): readonly (string | ModelProblem)[] {
  if (!element.publishMessage) return [];
  return messageOf(element) ? messageProblems(element, false) : ['Must reference a message'];
}

function codeProblems(element: ElementModel, event: Extract<EventModel, { type: 'error' | 'escalation' }>): ModelProblem[] {
  const path = `${event.type}EventDefinition`;
  if (!event.reference) return [at(element, path, `Must reference an ${event.type}`)];
  const label = event.type === 'error' ? 'ErrorCode' : 'EscalationCode';
  return event.code === null || event.code === '' ? [at(element, path, `${label} must be present and not empty`)] : [];
}

const isProcessStart = (element: ElementModel): boolean => element.type === 'startEvent' && element.parent?.type === 'process';

const startEvent: Rule = (element) => {
  if (element.events.length > 1) return ["A start event can't have more than one event definition"];
  return isProcessStart(element) && !only(element, ['message', 'timer', 'signal', 'conditional', 'error', 'compensation'])
    ? ['Start event must be one of: none, timer, message, signal or conditional']
    : [];
};

const catchEvent: Rule = (element) => {
  if (element.events.length !== 1) return ['Must have exactly one event definition'];
  if (!only(element, ['message', 'timer', 'signal', 'link', 'conditional'])) return ['Event definition must be one of: message, timer, signal, link or conditional'];
  return timerIs(element, ['timeDuration', 'timeDate']) ? [] : ['Intermediate timer catch event must have either a time duration or a time date.'];
};

function timerIs(element: ElementModel, kinds: readonly string[]): boolean {
  const event = element.events[0];
  return event?.type !== 'timer' || event.timers.some((timer) => kinds.includes(timer.kind));
}

const throwEvent: Rule = (element) => {
  if (element.events.length > 1) return ['Must have at most one event definition'];
  return messageThrow(element);
};

const messageThrow: Rule = (element) => (eventTypes(element).includes('message') ? sends(element) : []);

const END_EVENTS: readonly EventType[] = ['error', 'message', 'terminate', 'signal', 'escalation', 'compensation'];
const endEvent: Rule = (element) => {
  if (element.events.length > 1) return ['Must have at most one event definition'];
  if (element.outgoing.length > 0) return ['End events must not have outgoing sequence flows to other elements.'];
  if (!only(element, END_EVENTS)) return ['End events must be one of: none, error, message, terminate, signal, escalation or compensation'];
  return messageThrow(element);
};

const BOUNDARY_EVENTS: readonly EventType[] = ['timer', 'message', 'error', 'signal', 'escalation', 'compensation', 'conditional'];
const ACTIVITIES: readonly BpmnElementType[] = ACTIVITY_TYPES;

const THROWERS_OF_ESCALATIONS: readonly BpmnElementType[] = ['subProcess', 'adHocSubProcess', 'eventSubProcess', 'callActivity'];
const boundaryEvent: Rule = (element) => {
  if (!element.attachedTo || !ACTIVITIES.includes(element.attachedTo.type)) return ['Must be attached to an activity'];
  if (element.events.length !== 1) return ['Must have exactly one event definition'];
  if (!only(element, BOUNDARY_EVENTS)) return ['Boundary events must be one of: timer, message, error, signal, escalation, conditional'];
  if (!element.interrupting && only(element, ['error'])) return ['Non-Interrupting event of this type is not allowed'];
  if (eventTypes(element).includes('escalation') && !THROWERS_OF_ESCALATIONS.includes(element.attachedTo.type)) return ['An escalation boundary event should only be attached to a subprocess, or a call activity.'];
  return interruptingOnce(element);
};

const interruptingOnce: Rule = (element) =>
  element.interrupting && !timerIs(element, ['timeDuration', 'timeDate']) ? ['Interrupting timer event with time cycle is not allowed.'] : [];

const conditionsAtGateways: Rule = (element) =>
  element.type === 'exclusiveGateway' || element.type === 'inclusiveGateway'
    ? []
    : element.outgoing.filter((flow) => flow.condition !== null).map(() => 'Conditional sequence flows are only supported at exclusive or inclusive gateway');

const conditionalFlows: Rule = (element) => {
  if (element.outgoing.length < 2) return [];
  const bare = element.outgoing.filter((flow) => flow.condition === null && flow !== element.defaultFlow);
  const message = element.type === 'exclusiveGateway' ? 'Must have a condition or be default flow' : 'Must have a condition';
  return bare.map((flow) => ({ element: flow.id, message }));
};

const defaultFlowIsOwn: Rule = (element) =>
  element.defaultFlow && element.defaultFlow.source !== element ? ['Default flow must start at gateway'] : [];

const eventBasedGateway: Rule = (element) => {
  if (element.outgoing.length < 2) return ['Event-based gateway must have at least 2 outgoing sequence flows.'];
  const targets = element.outgoing.map((flow) => flow.target);
  if (!targets.every((target) => target.type === 'intermediateCatchEvent' && only(target, ['message', 'timer', 'signal', 'conditional']))) {
    return ['Event-based gateway must not have an outgoing sequence flow to other elements than message/timer/signal/conditional intermediate catch events.'];
  }
  const shared = targets.filter((target) => target.incoming.length > 1);
  if (shared.length > 0) return shared.map((target) => ({ element: target.id, message: 'Target elements of an event gateway must not have any additional incoming sequence flows other than that from the event gateway.' }));
  return duplicateMessages(targets);
};

const EVENT_STARTS: readonly EventType[] = ['message', 'timer', 'error', 'signal', 'escalation', 'conditional'];
const eventSubProcess: Rule = (element) => {
  const problems: string[] = [];
  const events = starts(element);
  if (events.length !== 1) problems.push('Must have exactly one start event');
  if (events.some((start) => start.events.length === 0 || !only(start, EVENT_STARTS))) {
    problems.push('Start events in event subprocesses must be one of: message, timer, error, signal, escalation or conditional');
  }
  if (events.some((start) => !start.interrupting && only(start, ['error']) && start.events.length > 0)) problems.push('Non-Interrupting event of this type is not allowed');
  return [...problems, ...events.flatMap(interruptingOnce)];
};

const subProcess: Rule = (element) => {
  const events = starts(element);
  if (events.length !== 1) return ['Must have exactly one start event'];
  return events.every((start) => start.events.length === 0) ? [] : ['Start events in subprocesses must be of type none'];
};

const processStarts: Rule = (element) => {
  const events = starts(element);
  if (events.length === 0) return ['Must have at least one start event'];
  const messages = events.flatMap((start) => messageOf(start) ?? []);
  const [name] = repeats(messages.map((message) => message.name));
  const repeated = messages.filter((message) => message.name === name)[1];
  if (repeated) return [{ element: repeated.id, message: 'A message cannot be referred by more than one start event' }];
  return events.filter((start) => start.events.length === 0).length > 1 ? ['Multiple none start events are not allowed'] : [];
};

/** Events that are caught on one scope at a time: the boundary events of an activity, or the event sub-processes of a scope. */
const catchersDiffer: Rule = (element) => {
  const eventStarts = element.children.filter((child) => child.type === 'eventSubProcess').flatMap(starts);
  return [...catchersOf(element.boundaryEvents), ...catchersOf(eventStarts)];
};

function catchersOf(events: readonly ElementModel[]): readonly string[] {
  return [...duplicateMessages(events), ...duplicateSignals(events), ...duplicateCodes(events, 'error'), ...duplicateCodes(events, 'escalation')];
}

function duplicateMessages(events: readonly ElementModel[]): readonly string[] {
  const names = events.flatMap((event) => messageOf(event)?.name ?? []);
  return repeats(names).map((name) => `Multiple message event definitions with the same name '${name}' are not allowed.`);
}

function duplicateSignals(events: readonly ElementModel[]): readonly string[] {
  const names = events.flatMap((event) => event.events.flatMap((one) => (one.type === 'signal' && one.name !== null ? [one.name] : [])));
  return repeats(names).map((name) => `Multiple signal event definitions with the same name '${name}' are not allowed.`);
}

function duplicateCodes(events: readonly ElementModel[], type: 'error' | 'escalation'): readonly string[] {
  const codes = events.flatMap((event) => event.events.flatMap((one) => (one.type === type ? [one.code] : [])));
  if (codes.filter((code) => code === null).length > 1) {
    const effect = type === 'error' ? 'errors' : 'escalations';
    return [`The same scope can not contain more than one ${type} catch event without ${type} code. An ${type} catch event without ${type} code catches all ${effect}.`];
  }
  return repeats(codes).map((code) => `Multiple ${type} catch events with the same ${type} code '${code}' are not supported on the same scope.`);
}


const loop: Rule = (element) => (element.loop && element.loop.inputCollection === '' ? [at(element, 'multiInstanceLoopCharacteristics', "Must have exactly one 'zeebe:loopCharacteristics' extension element")] : []);

const loopResults: Rule = (element) => {
  const there = (['outputCollection', 'outputElement'] as const).filter((name) => (element.loop?.[name] ?? '') !== '');
  if (there.length !== 1) return [];
  const missing = there[0] === 'outputElement' ? 'outputCollection' : 'outputElement';
  return [at(element, 'multiInstanceLoopCharacteristics > extensionElements > loopCharacteristics', `Attribute '${missing}' must be present if the attribute '${there[0]}' is set`)];
};

const adHoc: Rule = (element) => {
  const children = (...types: readonly BpmnElementType[]): boolean => element.children.some((child) => types.includes(child.type));
  return [
    ...(children(...ACTIVITIES) || element.children.length > 0 ? [] : ['Must have at least one activity.']),
    ...(children('startEvent') ? ['Must not contain a start event.'] : []),
    ...(children('endEvent') ? ['Must not contain an end event.'] : []),
    ...adHocCombinations(element),
    ...element.children.flatMap(interruptsAdHoc),
  ];
};

function adHocCombinations({ adHoc, job }: ElementModel): readonly string[] {
  if (!adHoc) return [];
  const { outputElement, outputCollection } = adHoc;
  const withJob = (there: boolean, name: string): readonly string[] => (job && there ? [`Must not define ${name} in combination with zeebe:taskDefinition.`] : []);
  return [
    ...((outputElement ?? '') === '' === ((outputCollection ?? '') === '')
      ? []
      : [`OutputElement and OutputCollection must both be set, or neither of them set. outputElement:${outputElement} and outputCollection:${outputCollection}.`]),
    ...withJob((adHoc.activeElementsCollection ?? '') !== '', 'activeElementsCollection'),
    ...withJob(adHoc.completionCondition !== null, 'completionCondition'),
    ...withJob(!adHoc.cancelRemaining, 'cancelRemainingInstances'),
  ];
}

function interruptsAdHoc(child: ElementModel): ModelProblem[] {
  const interrupts = child.type === 'eventSubProcess' && starts(child).some((start) => start.interrupting);
  return interrupts ? [{ element: child.id, message: 'An interrupting event subprocess is not allowed inside an ad-hoc subprocess' }] : [];
}

const publishMessage: Rule = (element) => {
  if (!element.publishMessage || (element.publishMessage.correlationKey ?? '') !== '') return [];
  const path = element.type === 'sendTask' || element.events.length === 0 ? 'extensionElements' : 'messageEventDefinition > extensionElements';
  return [at(element, `${path} > publishMessage`, "Attribute 'correlationKey' must be present and not empty")];
};

const SENDS = "Must have either one 'zeebe:publishMessage' or one 'zeebe:taskDefinition' extension element";
const sends = (element: ElementModel): readonly string[] => ((element.publishMessage !== null) === (element.job !== null) ? [SENDS] : []);

const sendTask: Rule = (element) => {
  if (element.publishMessage && !element.job) return element.message ? messageProblems(element, false) : ['Must reference a message'];
  return sends(element);
};

const businessRule: Rule = (element) => either(element.calledDecision !== null, element.job !== null, 'zeebe:calledDecision');
const script: Rule = (element) => either(element.script !== null, element.job !== null, 'zeebe:script');

const resultVariable: Rule = (element) => {
  const name = element.calledDecision ? 'calledDecision' : 'script';
  return (element.calledDecision ?? element.script)?.resultVariable === '' ? [at(element, `extensionElements > ${name}`, "Attribute 'resultVariable' must be present and not empty")] : [];
};

function either(own: boolean, job: boolean, name: string): readonly string[] {
  return own === job ? [`Must have either one '${name}' or one 'zeebe:taskDefinition' extension element`] : [];
}

const binding: Rule = (element) => {
  const called = element.calledDecision ?? element.calledElement;
  const path = element.calledDecision ? 'extensionElements > calledDecision' : 'extensionElements > calledElement';
  return called ? bindingProblems(element, path, called.binding) : [];
};

function bindingProblems(element: ElementModel, path: string, chosen: { type: string; versionTag: string }): ModelProblem[] {
  if (!['deployment', 'latest', 'versionTag'].includes(chosen.type)) return [at(element, path, "Attribute 'bindingType' must be one of: deployment, latest, versionTag")];
  const missing = chosen.type === 'versionTag' && chosen.versionTag.trim() === '';
  const stray = chosen.type !== 'versionTag' && chosen.versionTag !== '' && path !== LINKED;
  if (stray) return [at(element, path, "Attribute 'versionTag' may only be used if 'bindingType' is 'versionTag'")];
  return missing ? [at(element, path, "Attribute 'versionTag' must be present and not empty if 'bindingType' is 'versionTag'")] : [];
}

const LINKED = 'extensionElements > linkedResources > linkedResource';
const linkedResources: Rule = (element) =>
  element.linkedResources.flatMap((link) => {
    const missing = (['resourceId', 'resourceType'] as const).find((name) => link[name] === '');
    return missing ? [at(element, LINKED, `Attribute '${missing}' must be present and not empty`)] : bindingProblems(element, LINKED, link.binding);
  });

const userTask: Rule = (element) => {
  const task = element.userTask;
  if (!task) return [];
  return [...formProblems(element), ...taskListenerProblems(element)];
};

const FORM = 'extensionElements > formDefinition';
function formProblems(element: ElementModel): ModelProblem[] {
  const task = element.userTask;
  if (!task?.form) return [];
  const given = [task.form.formId, task.form.externalReference].filter((value) => value !== null && value.trim() !== '');
  if (task.native && given.length !== 1) {
    return [at(element, FORM, "Exactly one of the attributes 'formId, externalReference' must be present and not blank for native user tasks")];
  }
  const keyed = [task.form.formId, task.form.formKey].filter((value) => value !== null && value.trim() !== '');
  if (!task.native && keyed.length !== 1) return [at(element, FORM, "Exactly one of the attributes 'formId, formKey' must be present and not blank")];
  return bindingProblems(element, FORM, task.form.binding);
}

const TASK_LISTENERS = 'extensionElements > taskListeners';
const EVENTS = ['creating', 'assigning', 'updating', 'completing', 'canceling'];
function taskListenerProblems(element: ElementModel): ModelProblem[] {
  const listeners = element.userTask?.listeners ?? [];
  if (listeners.length > 0 && !element.userTask?.native) return [at(element, TASK_LISTENERS, 'Task listeners are only allowed on Camunda user tasks.')];
  const path = `${TASK_LISTENERS} > taskListener`;
  return listeners.flatMap((listener) => {
    if (listener.type === '') return [at(element, path, "Attribute 'type' must be present and not empty")];
    return EVENTS.includes(listener.event) ? [] : [at(element, path, `Attribute 'eventType' must be one of: ${EVENTS.join(', ')}`)];
  });
}

const EXECUTION_LISTENERS = 'extensionElements > executionListeners';
const executionListeners: Rule = (element) => {
  const untyped = element.listeners.filter((listener) => listener.type === '');
  if (untyped.length > 0) return untyped.map(() => at(element, `${EXECUTION_LISTENERS} > executionListener`, "Attribute 'type' must be present and not empty"));
  const keys = element.listeners.map((listener) => `eventType[${listener.event}] and type[${listener.type}]`);
  const counts = Map.groupBy(keys, (key) => key);
  return [
    ...repeats(keys).map((key) => at(element, EXECUTION_LISTENERS, `Found '${counts.get(key)?.length}' duplicates based on ${key}, these combinations should be unique.`)),
    ...misplacedListeners(element),
  ];
};

function misplacedListeners(element: ElementModel): readonly string[] {
  const events = new Set(element.listeners.map((listener) => listener.event));
  if (events.has('start') && element.type === 'startEvent') return ["Execution listeners of type 'start' are not supported by start events"];
  if (events.has('start') && element.type === 'boundaryEvent') return ["Execution listeners of type 'start' are not supported by boundary events"];
  if (events.has('end') && element.type.endsWith('Gateway')) return ["Execution listeners of type 'end' are not supported by gateway element"];
  if (events.has('end') && element.type === 'endEvent' && eventTypes(element).includes('error')) return ["Execution listeners of type 'end' are not supported by [error] end events"];
  return [];
}

const TARGET = /^[a-zA-Z_][a-zA-Z0-9_]*(\.[a-zA-Z_][a-zA-Z0-9_]*)*$/;
const mappings: Rule = (element) => {
  return (['input', 'output'] as const).flatMap((direction) =>
    element[`${direction}s`].flatMap(({ target }) => (isTarget(target) ? [] : [at(element, `extensionElements > ioMapping > ${direction}`, targetProblem(target))])),
  );
};

const RESERVED = ['null', 'true', 'false', 'function', 'if', 'then', 'else', 'for', 'between', 'instance', 'of'];
const isTarget = (target: string): boolean => TARGET.test(target) && !RESERVED.includes(target);

function targetProblem(target: string): string {
  if (RESERVED.includes(target)) return `Expected path expression '${target}' but is one of the reserved words (${RESERVED.join(', ')}).`;
  return target === '' ? 'Expected path expression but not found.' : `Expected path expression '${target}' but doesn't match the pattern '[a-zA-Z_][a-zA-Z0-9_]*(\\.[a-zA-Z_][a-zA-Z0-9_]*)*'.`;
}

const isLink = (element: ElementModel): boolean => element.events.some((event) => event.type === 'link');
const linkName = (element: ElementModel): string => element.events.flatMap((event) => (event.type === 'link' ? [event.name] : []))[0] ?? '';

/** A link leads to the one catch event of its name in the same scope. */
const links: Rule = (scope) => {
  const caught = scope.children.filter((child) => child.type === 'intermediateCatchEvent' && isLink(child)).map(linkName);
  const isCaught = new Set(caught);
  const thrown = scope.children.filter((child) => child.type === 'intermediateThrowEvent' && isLink(child)).map(linkName);
  return [
    ...repeats(caught).map((name) => `Multiple intermediate catch link event definitions with the same name '${name}' are not allowed.`),
    ...thrown.filter((name) => !isCaught.has(name)).map((name) => `Can't find an catch link event for the throw link event with the name '${name}'.`),
  ];
};

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
