import { ok } from '#core/kernel';
import type { Element, UserTask } from '../compile/executable.js';
import type { Step } from '../process/step.js';
import type { Attempt } from '../rules/failure.js';
import { createJob, prepareJob } from '../rules/jobs.js';
import { cancelUserTask, createUserTask, prepareUserTask, taskHeaders } from '../rules/user-tasks.js';
import type { Instance } from '../state/state.js';
import type { ElementBehaviour, Entered } from './behaviour.js';

/** User task (BPMN 2.0.2 §10.3.4): kept by the engine with its listeners, or a job when it is modelled without `zeebe:userTask`. */
export const userTask: ElementBehaviour = {
  enter(step, element, instance, subscribe) {
    const task = taskOf(element);
    if (!task.native) return enterAsJob(step, element, task, instance, subscribe);
    const prepared = prepareUserTask(step, task, instance);
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

function taskOf(element: Element): UserTask {
  if (!element.userTask) throw new Error(`${element.id} is no user task`);
  return element.userTask;
}

function enterAsJob(step: Step, element: Element, task: UserTask, instance: Instance, subscribe: () => Attempt): Attempt<Entered> {
  if (!element.job) throw new Error(`${element.id} has no job`);
  const job = prepareJob(step, element.job, instance);
  if (!job.ok) return job;
  const prepared = prepareUserTask(step, task, instance);
  if (!prepared.ok) return prepared;
  const subscribed = subscribe();
  if (!subscribed.ok) return subscribed;
  createJob(step, instance, { ...job.value, headers: { ...job.value.headers, ...taskHeaders(prepared.value) } });
  return ok('waits');
}
