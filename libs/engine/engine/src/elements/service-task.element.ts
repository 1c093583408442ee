import { jobTask } from './job-task.js';

/** Service task (BPMN 2.0.2 §10.3.3): a job for a worker. */
export const serviceTask = jobTask;
