import { DONE, reject, type CommandHandler } from './handler.js';

/** Changes retries or the deadline of a job. New retries alone do not make a failed job available; its incident does. */
export const updateJob: CommandHandler<'updateJob'> = (step, { jobKey, retries, timeout }) => {
  const job = step.state.job(jobKey);
  if (!job) return reject('NOT_FOUND', `Expected to update job with key '${jobKey}', but no such job was found`);
  if (retries !== null && retries < 1) {
    return reject('INVALID_ARGUMENT', `Expected to update job retries with key '${jobKey}' with a positive amount of retries, but the amount given was '${retries}'`);
  }
  if (timeout !== null && job.deadline === null) return reject('INVALID_ARGUMENT', `Expected to update job timeout with key '${jobKey}', but it is not active`);
  const deadline = timeout === null ? job.deadline : step.now + timeout;
  const state = retries === null ? job.state : 'RETRIES_UPDATED';
  step.emit({ kind: 'JOB_UPDATED', row: { ...job, state, retries: retries ?? job.retries, deadline, lastUpdateTime: step.now } });
  if (deadline !== null) step.dueAt(deadline);
  return DONE;
};
