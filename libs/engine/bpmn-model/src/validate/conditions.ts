import { VARIABLE_CHANGES, type ElementModel } from '../model.js';
import { repeats } from './repeats.js';
import { at, type Rule } from './rule.js';

const conditionsOf = (element: ElementModel): readonly string[] => element.events.flatMap((event) => (event.type === 'conditional' ? [event.condition] : []));
const startsOf = (scope: ElementModel): readonly ElementModel[] => scope.children.filter((child) => child.type === 'startEvent');

/** `zeebe:conditionalFilter` names changes that there are. */
export const conditionalFilter: Rule = (element) =>
  element.events.flatMap((event) => {
    const unknown = event.type === 'conditional' ? event.changes?.find((change) => !(VARIABLE_CHANGES as readonly string[]).includes(change)) : undefined;
    if (unknown === undefined) return [];
    return [at(element, 'extensionElements > conditionalFilter', `Variable event '${unknown}' is not valid. Must be one of: create, update or a comma-separated list of both.`)];
  });

/** Events that wait at one place for one condition could not be told apart. */
export const conditionsDiffer: Rule = (element) => {
  const own = element.type === 'process' ? startsOf(element) : [];
  const eventSubProcesses = element.children.filter((child) => child.type === 'eventSubProcess');
  const behind = element.type === 'eventBasedGateway' ? element.outgoing.map((flow) => flow.target) : [];
  return [
    ...repeated(own).map((condition) => `Duplicate condition expression '${condition}' found in conditional start events. They must be unique within a process.`),
    ...repeated(eventSubProcesses.flatMap(startsOf)).map((condition) => `Duplicate condition expression '${condition}' found in conditional start events of event subprocesses.`),
    ...repeated(behind).map((condition) => `Multiple conditional event definitions with the same condition expression '${condition}' are not allowed.`),
  ];
};

const repeated = (events: readonly ElementModel[]): readonly string[] => repeats(events.flatMap(conditionsOf));
