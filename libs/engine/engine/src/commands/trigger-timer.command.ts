import type { Step } from '../process/step.js';
import { startByEvent } from '../rules/start.js';
import { passTimer } from '../rules/timers.js';
import { trigger } from '../rules/triggers.js';
import type { TimerRow } from '../state/rows.js';
import { DONE, type CommandHandler } from './handler.js';

/** A timer is due: its event happens. Never before its date. */
export const triggerTimer: CommandHandler<'triggerTimer'> = (step, { timerKey }) => {
  const timer = step.state.timer(timerKey);
  if (!timer) return DONE;
  if (timer.dueDate > step.now) step.dueAt(timer.dueDate);
  else fire(step, timer);
  return DONE;
};

function fire(step: Step, timer: TimerRow): void {
  passTimer(step, timer);
  if (timer.elementInstanceKey === null) {
    startByEvent(step, timer, '{}', null);
    return;
  }
  const instance = step.state.live(timer.elementInstanceKey);
  if (instance) trigger(step, instance, step.elementById(timer.processDefinitionKey, timer.elementId), '{}');
}
