import type { ModelProblem } from '#engine/bpmn-model';
import { unsupportedReason } from '../elements/unsupported.js';
import { afterDuration, cycleSchedule, dateMillis } from '../rules/timer-dates.js';
import type { Element } from './executable.js';
import type { Expression } from './expression.js';

/** What is wrong with values that are fixed in the model, and with elements this engine cannot run. */
export function staticProblems(element: Element): readonly ModelProblem[] {
  const unsupported = unsupportedReason(element);
  return [
    ...(unsupported === undefined ? [] : [{ element: element.id, message: unsupported }]),
    ...timerProblems(element),
    ...userTaskProblems(element),
    ...startNameProblems(element),
  ];
}

const ANY_MOMENT = { now: 0, zone: 'UTC' };

function timerProblems(element: Element): readonly ModelProblem[] {
  const { event } = element;
  if (event.type !== 'timer' || event.expression.kind !== 'static') return [];
  const { text } = event.expression;
  const problem = (kind: string, reason: string): readonly ModelProblem[] => [{ element: element.id, message: `Invalid timer ${kind} expression (${reason})` }];
  if (event.kind === 'timeDate') return dateMillis(text) === undefined ? problem('date', `Invalid date-time format '${text}' for expression '${text}'.`) : [];
  const schedule = event.kind === 'timeDuration' ? afterDuration(text, ANY_MOMENT) : cycleSchedule(text, ANY_MOMENT);
  return schedule.ok ? [] : problem(event.kind === 'timeDuration' ? 'duration' : 'cycle', schedule.failure);
}

function userTaskProblems(element: Element): readonly ModelProblem[] {
  if (!element.userTask?.native) return [];
  const { priority, dueDate, followUpDate } = element.userTask;
  return [...priorityProblems(element, priority), ...dateProblems(element, dueDate), ...dateProblems(element, followUpDate)];
}

function priorityProblems(element: Element, priority: Expression | null): readonly ModelProblem[] {
  if (priority?.kind !== 'static') return [];
  const at = `${element.id} > extensionElements > priorityDefinition`;
  if (!/^-?\d+$/.test(priority.text)) return [{ element: at, message: `Expected static value to be a valid Number between 0 and 100, but found '${priority.text}'.` }];
  const value = Number(priority.text);
  return value >= 0 && value <= 100 ? [] : [{ element: at, message: `Priority must be a number between 0 and 100, but was '${priority.text}'.` }];
}

function dateProblems(element: Element, date: Expression | null): readonly ModelProblem[] {
  if (date?.kind !== 'static' || dateMillis(date.text) !== undefined) return [];
  const message = `Expected static value to be a valid DateTime String, e.g. '2023-03-02T15:35+02:00', but found '${date.text}'.`;
  return [{ element: `${element.id} > extensionElements > taskSchedule`, message }];
}

/** The start events of a process have no variables to read: their names must be fixed. */
function startNameProblems(element: Element): readonly ModelProblem[] {
  const { event } = element;
  if (element.kind !== 'startEvent' || element.parent?.kind !== 'process') return [];
  if (event.type !== 'message' && event.type !== 'signal') return [];
  const { name } = event;
  if (name?.kind !== 'feel' || typeof name.feel.constant === 'string') return [];
  return [{ element: element.id, message: `Expected constant expression of type String for ${event.type} name '=${name.text}', but was NULL` }];
}
