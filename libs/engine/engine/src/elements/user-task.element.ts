import { ok } from '#core/kernel';
import { cancelUserTask, createUserTask, prepareUserTask } from '../rules/user-tasks.js';
import type { ElementBehaviour } from './behaviour.js';
import { jobTask } from './job-task.js';

/** User task (BPMN 2.0.2 §10.3.4): kept by the engine with its listeners, or a job when it is modelled without `zeebe:userTask`. */
export const userTask: ElementBehaviour = {
  enter(step, element, instance, subscribe) {
    if (!element.userTask) return jobTask.enter(step, element, instance, subscribe);
    const prepared = prepareUserTask(step, element.userTask, instance);
    if (!prepared.ok) return prepared;
    const subscribed = subscribe();
    if (!subscribed.ok) return subscribed;
    createUserTask(step, element, instance, prepared.value);
    return ok('waits');
  },
  interrupt(step, element, instance) {
    return cancelUserTask(step, element, instance) ? 'waits' : 'passes';
  },
};
