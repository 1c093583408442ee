import type { BpmnElementType, ElementModel, EventType, ModelProblem } from '../model.js';
import { messageOf, only, starts } from './ask.js';
import { ACTIVITIES, interruptingOnce } from './events.js';
import { repeats } from './repeats.js';
import type { Rule } from './rule.js';

const EVENT_STARTS: readonly EventType[] = ['message', 'timer', 'error', 'signal', 'escalation', 'conditional'];
export const eventSubProcess: Rule = (element) => {
  const problems: string[] = [];
  const events = starts(element);
  if (events.length !== 1) problems.push('Must have exactly one start event');
  if (events.some((start) => start.events.length === 0 || !only(start, EVENT_STARTS))) {
    problems.push('Start events in event subprocesses must be one of: message, timer, error, signal, escalation or conditional');
  }
  if (events.some((start) => !start.interrupting && only(start, ['error']) && start.events.length > 0)) problems.push('Non-Interrupting event of this type is not allowed');
  return [...problems, ...events.flatMap(interruptingOnce)];
};

export const subProcess: Rule = (element) => {
  const events = starts(element);
  if (events.length !== 1) return ['Must have exactly one start event'];
  return events.every((start) => start.events.length === 0) ? [] : ['Start events in subprocesses must be of type none'];
};

export const processStarts: Rule = (element) => {
  const events = starts(element);
  if (events.length === 0) return ['Must have at least one start event'];
  const messages = events.flatMap((start) => messageOf(start) ?? []);
  const [name] = repeats(messages.map((message) => message.name));
  const repeated = messages.filter((message) => message.name === name)[1];
  if (repeated) return [{ element: repeated.id, message: 'A message cannot be referred by more than one start event' }];
  return events.filter((start) => start.events.length === 0).length > 1 ? ['Multiple none start events are not allowed'] : [];
};

export const adHoc: Rule = (element) => {
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

const isLink = (element: ElementModel): boolean => element.events.some((event) => event.type === 'link');
const linkName = (element: ElementModel): string => element.events.flatMap((event) => (event.type === 'link' ? [event.name] : []))[0] ?? '';

/** A link leads to the one catch event of its name in the same scope. */
export const links: Rule = (scope) => {
  const caught = scope.children.filter((child) => child.type === 'intermediateCatchEvent' && isLink(child)).map(linkName);
  const isCaught = new Set(caught);
  const thrown = scope.children.filter((child) => child.type === 'intermediateThrowEvent' && isLink(child)).map(linkName);
  return [
    ...repeats(caught).map((name) => `Multiple intermediate catch link event definitions with the same name '${name}' are not allowed.`),
    ...thrown.filter((name) => !isCaught.has(name)).map((name) => `Can't find an catch link event for the throw link event with the name '${name}'.`),
  ];
};
