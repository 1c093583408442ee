import { ACTIVITY_TYPES, type BpmnElementType, type ElementModel, type ProcessModel } from '../model.js';
import { at, type Rule } from './rule.js';

const isActivity = (element: ElementModel): boolean => (ACTIVITY_TYPES as readonly BpmnElementType[]).includes(element.type);
const isCompensation = (element: ElementModel): boolean => element.events.some((event) => event.type === 'compensation');

/** A compensation handler stands beside the flow (BPMN 2.0.2 §10.7.1). */
export const compensationHandler: Rule = (element) => {
  if (!element.isForCompensation || !isActivity(element)) return [];
  return [
    ...(element.incoming.length > 0 ? ['A compensation handler should have no incoming sequence flows'] : []),
    ...(element.outgoing.length > 0 ? ['A compensation handler should have no outgoing sequence flows'] : []),
    ...(element.boundaryEvents.length > 0 ? ['A compensation handler should have no boundary events'] : []),
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
  const activity = processOf(thrower).elements.get(id);
  if (!activity) return problem("doesn't exist");
  const scope = thrower.parent;
  const reachable = activity.parent === scope || (scope?.type === 'eventSubProcess' && activity.parent === scope.parent);
  if (!reachable) return problem('must be in the same scope as the compensation throw event');
  const canBe = activity.children.length > 0 || activity.boundaryEvents.some(isCompensation);
  return canBe && isActivity(activity) ? [] : problem('must have either a compensation boundary event or be a subprocess');
}

/** What has no parent is the process. */
function processOf(element: ElementModel): ProcessModel {
  return element.parent ? processOf(element.parent) : (element as ProcessModel);
}
