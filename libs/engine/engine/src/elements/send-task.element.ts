import { jobTask } from './job-task.js';

/** Send task (BPMN 2.0.2 §10.3.3): a worker sends the message. */
export const sendTask = jobTask;
