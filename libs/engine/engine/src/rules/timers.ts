import { ok } from '#core/kernel';
import { FeelDateTime, feelToJson, type FeelScope, type FeelValue } from '#engine/feel';
import type { Event } from '../compile/executable.js';
import type { Step } from '../process/step.js';
import type { Key, TimerRow } from '../state/rows.js';
import { evaluateIn, typeName } from './expressions.js';
import { failure, type Attempt } from './failure.js';
import { afterDuration, cycleSchedule, dateMillis, nextDate, zonedText, type Moment, type Schedule } from './timer-dates.js';

type TimerEvent = Extract<Event, { type: 'timer' }>;

/** When the timer of an event fires, its expression evaluated in this scope. */
export function scheduleOf(step: Step, event: TimerEvent, scope: FeelScope): Attempt<Schedule> {
  const value = evaluateIn(step, event.expression, scope);
  if (!value.ok) return value;
  const text = textOf(value.value, step.zone);
  if (text === undefined) {
    return failure('EXTRACT_VALUE_ERROR', `Expected result of the expression '${event.expression.text}' to be one of '[DURATION, PERIOD, STRING, DATE_TIME]', but was '${typeName(value.value)}'.`);
  }
  return schedule(event, text, step);
}

function textOf(value: FeelValue, zone: string): string | undefined {
  if (typeof value === 'string') return value;
  if (value instanceof FeelDateTime) return zonedText(value, zone);
  if (value === null || typeof value !== 'object') return undefined;
  const json = feelToJson(value);
  return json.startsWith('"') ? (JSON.parse(json) as string) : undefined;
}

function schedule(event: TimerEvent, text: string, moment: Moment): Attempt<Schedule> {
  switch (event.kind) {
    case 'timeDuration': {
      const due = afterDuration(text, moment);
      return due.ok ? once(due.value) : failure('EXTRACT_VALUE_ERROR', `Invalid duration format '${text}' for expression '${event.expression.text}'.`);
    }
    case 'timeDate': {
      const due = dateMillis(text);
      return due === undefined ? failure('EXTRACT_VALUE_ERROR', `Invalid date-time format '${text}' for expression '${event.expression.text}'.`) : once(due);
    }
    case 'timeCycle': {
      const cycle = cycleSchedule(text, moment);
      return cycle.ok ? cycle : failure('EXTRACT_VALUE_ERROR', cycle.failure);
    }
  }
}

const once = (dueDate: number): Attempt<Schedule> => ok({ dueDate, repetitions: 0, cycle: null });

export interface TimerOwner {
  readonly elementId: string;
  readonly elementInstanceKey: Key | null;
  readonly processInstanceKey: Key | null;
  readonly processDefinitionKey: Key;
  readonly interrupting: boolean;
}

export function createTimer(step: Step, owner: TimerOwner, { dueDate, repetitions, cycle }: Schedule): void {
  step.emit({ kind: 'TIMER_CREATED', row: { timerKey: step.newKey(), dueDate, repetitions, cycle, ...owner } });
  step.dueAt(dueDate);
}

/** The timer fired: it is set again when it repeats, otherwise it is gone. */
export function passTimer(step: Step, timer: TimerRow): void {
  const next = timer.repetitions !== 0 && timer.cycle !== null ? nextDate(timer.cycle, timer.dueDate, step) : undefined;
  if (next === undefined) {
    step.emit({ kind: 'TIMER_ENDED', row: timer });
    return;
  }
  const repetitions = timer.repetitions < 0 ? -1 : timer.repetitions - 1;
  step.emit({ kind: 'TIMER_RESCHEDULED', row: { ...timer, dueDate: next, repetitions } });
  step.dueAt(next);
}
