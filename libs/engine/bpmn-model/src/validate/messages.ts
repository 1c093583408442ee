import type { ElementModel, ModelProblem } from '../model.js';
import { eventTypes, messageOf } from './ask.js';
import { at, type Rule } from './rule.js';

export function messageProblems(element: ElementModel, needsKey: boolean): readonly (string | ModelProblem)[] {
  const message = element.message ?? messageOf(element);
  if (!message) return [];
  if (message.name === '') return [{ element: message.id, message: 'Name must be present and not empty' }];
  if (needsKey && message.correlationKey === null) return [{ element: message.id, message: 'Must have exactly one zeebe:subscription extension element' }];
  return [];
}

export const messageReference: Rule = (element) => (element.message ? messageProblems(element, true) : ['Must reference a message']);

/** A worker's message needs no name: it knows what to send. */
export function thrownMessageProblems(element: ElementModel): readonly (string | ModelProblem)[] {
  if (!element.publishMessage) return [];
  return messageOf(element) ? messageProblems(element, false) : ['Must reference a message'];
}

export const publishMessage: Rule = (element) => {
  if (!element.publishMessage || (element.publishMessage.correlationKey ?? '') !== '') return [];
  const path = element.type === 'sendTask' || element.events.length === 0 ? 'extensionElements' : 'messageEventDefinition > extensionElements';
  return [at(element, `${path} > publishMessage`, "Attribute 'correlationKey' must be present and not empty")];
};

const SENDS = "Must have either one 'zeebe:publishMessage' or one 'zeebe:taskDefinition' extension element";
const sends = (element: ElementModel): readonly string[] => ((element.publishMessage !== null) === (element.job !== null) ? [SENDS] : []);
export const messageThrow: Rule = (element) => (eventTypes(element).includes('message') ? sends(element) : []);

export const sendTask: Rule = (element) => {
  if (element.publishMessage && !element.job) return element.message ? messageProblems(element, false) : ['Must reference a message'];
  return sends(element);
};
