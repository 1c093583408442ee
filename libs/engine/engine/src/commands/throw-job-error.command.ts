import { throwError } from '../rules/errors.js';
import { raiseIncident } from '../rules/incidents.js';
import type { JobKind, JobRow } from '../state/rows.js';
import { ended } from '../rules/jobs.js';
import { DONE, reject, type CommandHandler } from './handler.js';
import { workableJob } from './job-lookup.js';

const LISTENERS: readonly JobKind[] = ['EXECUTION_LISTENER', 'TASK_LISTENER'];

/** A worker throws a BPMN error: the job is over when somebody catches it, otherwise an incident stops it. */
export const throwJobError: CommandHandler<'throwJobError'> = (step, { jobKey, errorCode, errorMessage, variables }) => {
  const found = workableJob(step, jobKey, 'throw an error for');
  if (!found.ok) return found;
  const job = found.value;
  if (LISTENERS.includes(job.kind)) return reject('INVALID_STATE', `Cannot throw BPMN error from ${job.kind} job with key '${jobKey}', type '${job.type}' and processInstanceKey '${job.processInstanceKey}'`);
  const facts = { errorCode, errorMessage: errorMessage === '' ? null : errorMessage };
  const instance = step.current(job.elementInstanceKey);
  const thrown = throwError(step, instance, errorCode, errorMessage, variables);
  if (thrown.ok) {
    step.emit({ kind: 'JOB_ERROR_THROWN', row: ended(step, job, 'ERROR_THROWN', facts) });
    return DONE;
  }
  const row: JobRow = { ...job, ...facts, state: 'ERROR_THROWN', phase: 'ERROR_THROWN', deadline: null, lastUpdateTime: step.now };
  step.emit({ kind: 'JOB_ERROR_THROWN', row });
  raiseIncident(step, instance, thrown.failure, 'JOB', row);
  return DONE;
};
