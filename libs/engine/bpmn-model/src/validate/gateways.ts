import { only } from './ask.js';
import { duplicateMessages } from './catchers.js';
import type { Rule } from './rule.js';

export const conditionsAtGateways: Rule = (element) =>
  element.type === 'exclusiveGateway' || element.type === 'inclusiveGateway'
    ? []
    : element.outgoing.filter((flow) => flow.condition !== null).map(() => 'Conditional sequence flows are only supported at exclusive or inclusive gateway');

export const conditionalFlows: Rule = (element) => {
  if (element.outgoing.length < 2) return [];
  const bare = element.outgoing.filter((flow) => flow.condition === null && flow !== element.defaultFlow);
  const message = element.type === 'exclusiveGateway' ? 'Must have a condition or be default flow' : 'Must have a condition';
  return bare.map((flow) => ({ element: flow.id, message }));
};

export const defaultFlowIsOwn: Rule = (element) =>
  element.defaultFlow && element.defaultFlow.source !== element ? ['Default flow must start at gateway'] : [];

export const eventBasedGateway: Rule = (element) => {
  if (element.outgoing.length < 2) return ['Event-based gateway must have at least 2 outgoing sequence flows.'];
  const targets = element.outgoing.map((flow) => flow.target);
  if (!targets.every((target) => target.type === 'intermediateCatchEvent' && only(target, ['message', 'timer', 'signal', 'conditional']))) {
    return ['Event-based gateway must not have an outgoing sequence flow to other elements than message/timer/signal/conditional intermediate catch events.'];
  }
  const shared = targets.filter((target) => target.incoming.length > 1);
  if (shared.length > 0) return shared.map((target) => ({ element: target.id, message: 'Target elements of an event gateway must not have any additional incoming sequence flows other than that from the event gateway.' }));
  return duplicateMessages(targets);
};
