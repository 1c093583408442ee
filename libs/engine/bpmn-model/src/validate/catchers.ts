import type { ElementModel } from '../model.js';
import { messageOf, starts } from './ask.js';
import { repeats } from './repeats.js';
import type { Rule } from './rule.js';

/** Events that are caught on one scope at a time: the boundary events of an activity, or the event sub-processes of a scope. */
export const catchersDiffer: Rule = (element) => {
  const eventStarts = element.children.filter((child) => child.type === 'eventSubProcess').flatMap(starts);
  return [...catchersOf(element.boundaryEvents), ...catchersOf(eventStarts)];
};

function catchersOf(events: readonly ElementModel[]): readonly string[] {
  return [...duplicateMessages(events), ...duplicateSignals(events), ...duplicateCodes(events, 'error'), ...duplicateCodes(events, 'escalation')];
}

export function duplicateMessages(events: readonly ElementModel[]): readonly string[] {
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
