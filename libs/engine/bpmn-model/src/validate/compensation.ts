import { ACTIVITY_TYPES, type BpmnElementType, type ElementModel } from '../model.js';
import { at, type Rule } from './rule.js';

const isActivity = (element: ElementModel): boolean => (ACTIVITY_TYPES as readonly BpmnElementType[]).includes(element.type);
const isCompensation = (element: ElementModel): boolean => element.events.some((event) => event.type === 'compensation');
const boundariesOf = (activity: ElementModel): readonly ElementModel[] =>
  activity.parent?.children.filter((child) => child.type === 'boundaryEvent' && child.attachedTo === activity) ?? [];

/** A compensation handler stands beside the flow (BPMN 2.0.2 §10.7.1). */
export const compensationHandler: Rule = (element) => {
  if (!element.isForCompensation || !isActivity(element)) return [];
  return [
    ...(element.incoming.length > 0 ? ['A compensation handler should have no incoming sequence flows'] : []),
    ...(element.outgoing.length > 0 ? ['A compensation handler should have no outgoing sequence flows'] : []),
    ...(boundariesOf(element).length > 0 ? ['A compensation handler should have no boundary events'] : []),
  ];
};

/** A compensation boundary event leads to its handler by an association, and nowhere else. */
export const compensationBoundary: Rule = (element) => {
  if (element.type !== 'boundaryEvent' || !isCompensation(element)) return [];
  if (!element.interrupting) return ['Non-Interrupting event of this type is not allowed'];
  if (element.handlers.length === 0 || element.outgoing.length > 0) return ['Compensation boundary events must have a compensation association and no outgoing sequence flows'];
  if (element.listeners.length > 0) return ["Execution listeners of type 'start' and 'end' are not supported by [compensation] boundary events"];
  const stranger = element.handlers.find((handler) => !isActivity(handler));
  return stranger ? [`The compensation handler '${stranger.id}' must be an activity`] : [];
};

/** A throw event that names an activity names one beside it; from an event sub-process also one beside that. */
export const compensationThrow: Rule = (element) => {
  const event = element.events[0];
  if (event?.type !== 'compensation' || (element.type !== 'intermediateThrowEvent' && element.type !== 'endEvent')) return [];
  if (element.type === 'intermediateThrowEvent' && !event.waitForCompletion) {
    return ['A compensation intermediate throwing event waitForCompletion attribute must be true or not present'];
  }
  return event.activityRef === null ? [] : referenceProblems(element, event.activityRef);
};

function referenceProblems(thrower: ElementModel, id: string): ReturnType<Rule> {
  const problem = (message: string): ReturnType<Rule> => [at(thrower, 'compensateEventDefinition', `The referenced compensation activity '${id}' ${message}`)];
  const activity = find(rootOf(thrower), id);
  if (!activity) return problem("doesn't exist");
  const scope = thrower.parent;
  const reachable = activity.parent === scope || (scope?.type === 'eventSubProcess' && activity.parent === scope.parent);
  if (!reachable) return problem('must be in the same scope as the compensation throw event');
  const canBe = activity.children.length > 0 || boundariesOf(activity).some(isCompensation);
  return canBe && isActivity(activity) ? [] : problem('must have either a compensation boundary event or be a subprocess');
}

function rootOf(element: ElementModel): ElementModel {
  return element.parent ? rootOf(element.parent) : element;
}

function find(scope: ElementModel, id: string): ElementModel | undefined {
  for (const child of scope.children) {
    const found = child.id === id ? child : find(child, id);
    if (found) return found;
  }
  return undefined;
}
