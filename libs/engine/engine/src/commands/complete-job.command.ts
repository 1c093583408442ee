import type { Result } from '#core/kernel';
import { listenerDone } from '../elements/life-cycle.js';
import type { Step } from '../process/step.js';
import { ended } from '../rules/jobs.js';
import { takeResult } from '../rules/mappings.js';
import { continueTransition, correct, deny } from '../rules/user-tasks.js';
import { outerScope, propagate, setAllLocal } from '../rules/variables.js';
import type { JobRow } from '../state/rows.js';
import type { Rejection, TaskListenerResult } from './commands.js';
import { DONE, reject, type CommandHandler } from './handler.js';
import { workableJob } from './job-lookup.js';

/** A worker has done a job: the element goes on, or the listener lets it. */
export const completeJob: CommandHandler<'completeJob'> = (step, { jobKey, variables, result }) => {
  const found = workableJob(step, jobKey, 'complete');
  if (!found.ok) return found;
  const job = found.value;
  switch (job.kind) {
    case 'EXECUTION_LISTENER':
      return completeExecutionListener(step, job, variables);
    case 'TASK_LISTENER':
      return completeTaskListener(step, job, variables, result);
    default:
      return completeWork(step, job, variables);
  }
};

function completeWork(step: Step, job: JobRow, variables: string): typeof DONE {
  step.emit({ kind: 'JOB_COMPLETED', row: ended(step, job, 'COMPLETED') });
  const instance = step.current(job.elementInstanceKey);
  takeResult(step, step.elementOf(instance), instance, variables);
  step.followUp({ do: 'complete', key: job.elementInstanceKey });
  return DONE;
}

/** Start listeners give variables to the element, end listeners to the scope around it. */
function completeExecutionListener(step: Step, job: JobRow, variables: string): typeof DONE {
  step.emit({ kind: 'JOB_COMPLETED', row: ended(step, job, 'COMPLETED') });
  const instance = step.current(job.elementInstanceKey);
  if (job.listenerEventType === 'START') setAllLocal(step, instance.elementInstanceKey, variables);
  else propagate(step, outerScope(instance) ?? instance.elementInstanceKey, variables);
  listenerDone(step, instance);
  return DONE;
}

function completeTaskListener(step: Step, job: JobRow, variables: string, result: TaskListenerResult | null): Result<{ response: null }, Rejection> {
  const refused = refusal(job, variables, result);
  if (refused) return refused;
  const task = step.state.userTaskOf(job.elementInstanceKey);
  const denied = result?.denied === true;
  const facts = denied ? { isDenied: true, deniedReason: result.deniedReason } : { isDenied: false };
  step.emit({ kind: 'JOB_COMPLETED', row: ended(step, job, 'COMPLETED', facts) });
  if (!task) return DONE;
  if (denied) deny(step, task, result.deniedReason);
  else {
    correct(step, task, result?.corrections ?? {});
    continueTransition(step, job.elementInstanceKey);
  }
  return DONE;
}

const CANNOT_DENY = ['CREATING', 'CANCELING'];

function refusal(job: JobRow, variables: string, result: TaskListenerResult | null): Result<never, Rejection> | undefined {
  const subject = `Expected to complete task listener job with key '${job.jobKey}'`;
  if (variables !== '{}' && variables !== '') return reject('INVALID_ARGUMENT', `${subject}, but variables were provided. Task listener jobs cannot set variables.`);
  if (!result?.denied) return undefined;
  if (Object.keys(result.corrections).length > 0) return reject('INVALID_ARGUMENT', `${subject}, but both denying and correcting was requested`);
  if (CANNOT_DENY.includes(job.listenerEventType)) return reject('INVALID_ARGUMENT', `${subject}, but denying is not supported for '${job.listenerEventType}'`);
  return undefined;
}
