import { ok } from '#core/kernel';
import { createJob, prepareJob } from '../rules/jobs.js';
import type { ElementBehaviour } from './behaviour.js';

/** An element whose work is done by a job worker: service and send tasks, and others that are modelled with a task definition. */
export const jobTask: ElementBehaviour = {
  enter(step, element, instance, subscribe) {
    if (!element.job) throw new Error(`${element.id} has no task definition`);
    const job = prepareJob(step, element.job, instance);
    if (!job.ok) return job;
    const subscribed = subscribe();
    if (!subscribed.ok) return subscribed;
    createJob(step, instance, job.value);
    return ok('waits');
  },
};
