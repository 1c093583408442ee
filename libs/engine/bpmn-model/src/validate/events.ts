import { ACTIVITY_TYPES, type BpmnElementType, type ElementModel, type EventModel, type EventType, type ModelProblem } from '../model.js';
import { eventTypes, only } from './ask.js';
import { messageProblems, messageThrow, thrownMessageProblems } from './messages.js';
import { at, type Rule } from './rule.js';

export const definitionsAreComplete: Rule = (element) => element.events.flatMap((event) => definitionProblems(element, event));

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

function codeProblems(element: ElementModel, event: Extract<EventModel, { type: 'error' | 'escalation' }>): ModelProblem[] {
  const path = `${event.type}EventDefinition`;
  if (!event.reference) return [at(element, path, `Must reference an ${event.type}`)];
  const label = event.type === 'error' ? 'ErrorCode' : 'EscalationCode';
  return event.code === null || event.code === '' ? [at(element, path, `${label} must be present and not empty`)] : [];
}

const isProcessStart = (element: ElementModel): boolean => element.type === 'startEvent' && element.parent?.type === 'process';

export const startEvent: Rule = (element) => {
  if (element.events.length > 1) return ["A start event can't have more than one event definition"];
  return isProcessStart(element) && !only(element, ['message', 'timer', 'signal', 'conditional', 'error', 'compensation'])
    ? ['Start event must be one of: none, timer, message, signal or conditional']
    : [];
};

export const catchEvent: Rule = (element) => {
  if (element.events.length !== 1) return ['Must have exactly one event definition'];
  if (!only(element, ['message', 'timer', 'signal', 'link', 'conditional'])) return ['Event definition must be one of: message, timer, signal, link or conditional'];
  return timerIs(element, ['timeDuration', 'timeDate']) ? [] : ['Intermediate timer catch event must have either a time duration or a time date.'];
};

function timerIs(element: ElementModel, kinds: readonly string[]): boolean {
  const event = element.events[0];
  return event?.type !== 'timer' || event.timers.some((timer) => kinds.includes(timer.kind));
}

export const throwEvent: Rule = (element) => {
  if (element.events.length > 1) return ['Must have at most one event definition'];
  return messageThrow(element);
};

const END_EVENTS: readonly EventType[] = ['error', 'message', 'terminate', 'signal', 'escalation', 'compensation'];
export const endEvent: Rule = (element) => {
  if (element.events.length > 1) return ['Must have at most one event definition'];
  if (element.outgoing.length > 0) return ['End events must not have outgoing sequence flows to other elements.'];
  if (!only(element, END_EVENTS)) return ['End events must be one of: none, error, message, terminate, signal, escalation or compensation'];
  return messageThrow(element);
};

const BOUNDARY_EVENTS: readonly EventType[] = ['timer', 'message', 'error', 'signal', 'escalation', 'compensation', 'conditional'];
export const ACTIVITIES: readonly BpmnElementType[] = ACTIVITY_TYPES;
const THROWERS_OF_ESCALATIONS: readonly BpmnElementType[] = ['subProcess', 'adHocSubProcess', 'eventSubProcess', 'callActivity'];
export const boundaryEvent: Rule = (element) => {
  if (!element.attachedTo || !ACTIVITIES.includes(element.attachedTo.type)) return ['Must be attached to an activity'];
  if (element.events.length !== 1) return ['Must have exactly one event definition'];
  if (!only(element, BOUNDARY_EVENTS)) return ['Boundary events must be one of: timer, message, error, signal, escalation, conditional'];
  if (!element.interrupting && only(element, ['error'])) return ['Non-Interrupting event of this type is not allowed'];
  if (eventTypes(element).includes('escalation') && !THROWERS_OF_ESCALATIONS.includes(element.attachedTo.type)) return ['An escalation boundary event should only be attached to a subprocess, or a call activity.'];
  return interruptingOnce(element);
};

export const interruptingOnce: Rule = (element) =>
  element.interrupting && !timerIs(element, ['timeDuration', 'timeDate']) ? ['Interrupting timer event with time cycle is not allowed.'] : [];
