import type { Step } from '../process/step.js';
import { raiseIncident } from '../rules/incidents.js';
import { announce } from '../rules/jobs.js';
import { setAllLocal } from '../rules/variables.js';
import type { IncidentErrorType, JobKind, JobRow } from '../state/rows.js';
import type { CommandOf } from './commands.js';
import { DONE, type CommandHandler } from './handler.js';
import { workableJob } from './job-lookup.js';

const NO_RETRIES: Readonly<Record<JobKind, IncidentErrorType>> = {
  BPMN_ELEMENT: 'JOB_NO_RETRIES',
  EXECUTION_LISTENER: 'EXECUTION_LISTENER_NO_RETRIES',
  TASK_LISTENER: 'TASK_LISTENER_NO_RETRIES',
  AD_HOC_SUB_PROCESS: 'AD_HOC_SUB_PROCESS_NO_RETRIES',
};

/** A worker could not do a job: again at once, after a back-off, or an incident when no retries are left. */
export const failJob: CommandHandler<'failJob'> = (step, command) => {
  const found = workableJob(step, command.jobKey, 'fail');
  if (!found.ok) return found;
  const job = failed(step, found.value, command);
  step.emit({ kind: 'JOB_FAILED', row: job });
  setAllLocal(step, job.elementInstanceKey, command.variables);
  if (job.phase === 'ACTIVATABLE') announce(step, job);
  if (job.backOffUntil !== null) step.dueAt(job.backOffUntil);
  if (job.phase === 'FAILED') raise(step, job, command.errorMessage);
  return DONE;
};

function failed(step: Step, job: JobRow, { retries, retryBackOff, errorMessage }: CommandOf<'failJob'>): JobRow {
  const left = retries > 0;
  const waits = left && retryBackOff > 0;
  return {
    ...job,
    state: 'FAILED',
    phase: waits ? 'BACKING_OFF' : left ? 'ACTIVATABLE' : 'FAILED',
    retries: Math.max(0, retries),
    deadline: null,
    backOffUntil: waits ? step.now + retryBackOff : null,
    errorMessage: errorMessage === '' ? null : errorMessage,
    hasFailedWithRetriesLeft: left,
    lastUpdateTime: step.now,
  };
}

function raise(step: Step, job: JobRow, message: string): void {
  const failure = { type: NO_RETRIES[job.kind], message: message === '' ? 'No more retries left.' : message };
  raiseIncident(step, step.current(job.elementInstanceKey), failure, 'JOB', job);
}
