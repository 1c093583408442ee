import type { ElementModel, ModelProblem } from '../model.js';
import { eventTypes } from './ask.js';
import { repeats } from './repeats.js';
import { at, type Rule } from './rule.js';

const TASK_LISTENERS = 'extensionElements > taskListeners';
const EVENTS = ['creating', 'assigning', 'updating', 'completing', 'canceling'];
export function taskListenerProblems(element: ElementModel): ModelProblem[] {
  const listeners = element.userTask?.listeners ?? [];
  if (listeners.length > 0 && !element.userTask?.native) return [at(element, TASK_LISTENERS, 'Task listeners are only allowed on Camunda user tasks.')];
  const path = `${TASK_LISTENERS} > taskListener`;
  return listeners.flatMap((listener) => {
    if (listener.type === '') return [at(element, path, "Attribute 'type' must be present and not empty")];
    return EVENTS.includes(listener.event) ? [] : [at(element, path, `Attribute 'eventType' must be one of: ${EVENTS.join(', ')}`)];
  });
}

const EXECUTION_LISTENERS = 'extensionElements > executionListeners';
export const executionListeners: Rule = (element) => {
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
