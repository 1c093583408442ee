import { announce } from '../rules/jobs.js';
import type { JobRow } from '../state/rows.js';
import { DONE, type CommandHandler } from './handler.js';

/** The deadline of an activated job has passed: it waits for a worker again, its retries as before. */
export const timeOutJob: CommandHandler<'timeOutJob'> = (step, { jobKey }) => {
  const job = step.state.job(jobKey);
  if (job?.phase !== 'ACTIVATED' || job.deadline === null) return DONE;
  if (job.deadline > step.now) {
    step.dueAt(job.deadline);
    return DONE;
  }
  const row: JobRow = { ...job, state: 'TIMED_OUT', phase: 'ACTIVATABLE', deadline: null, lastUpdateTime: step.now };
  step.emit({ kind: 'JOB_TIMED_OUT', row });
  announce(step, row);
  return DONE;
};

/** The pause after a failure is over: the job waits for a worker again. */
export const endJobBackOff: CommandHandler<'endJobBackOff'> = (step, { jobKey }) => {
  const job = step.state.job(jobKey);
  if (job?.phase !== 'BACKING_OFF' || job.backOffUntil === null) return DONE;
  if (job.backOffUntil > step.now) {
    step.dueAt(job.backOffUntil);
    return DONE;
  }
  const row: JobRow = { ...job, phase: 'ACTIVATABLE', backOffUntil: null, lastUpdateTime: step.now };
  step.emit({ kind: 'JOB_BACK_OFF_ENDED', row });
  announce(step, row);
  return DONE;
};
