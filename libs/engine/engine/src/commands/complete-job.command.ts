import type { Result } from '#core/kernel';
import type { Element } from '../compile/executable.js';
import { afterEnd, listenerDone } from '../elements/life-cycle.js';
import type { Step } from '../process/step.js';
import { activateIn, endRest, setFulfilled, unknownIds } from '../rules/ad-hoc.js';
import { ended } from '../rules/jobs.js';
import { takeResult } from '../rules/mappings.js';
import { assignsByModel, continueTransition, correct, deny } from '../rules/user-tasks.js';
import { outerScope, propagate, setAllLocal } from '../rules/variables.js';
import type { JobRow, UserTaskRow } from '../state/rows.js';
import type { Instance } from '../state/state.js';
import type { AdHocResult, Rejection, TaskListenerResult } from './commands.js';
import { DONE, reject, type CommandHandler } from './handler.js';
import { workableJob } from './job-lookup.js';

/** A worker has done a job: the element goes on, or the listener lets it. */
export const completeJob: CommandHandler<'completeJob'> = (step, { jobKey, variables, result, adHoc }) => {
  const found = workableJob(step, jobKey, 'complete');
  if (!found.ok) return found;
  const job = found.value;
  switch (job.kind) {
    case 'EXECUTION_LISTENER':
      return completeExecutionListener(step, job, variables);
    case 'TASK_LISTENER':
      return completeTaskListener(step, job, variables, result);
    case 'AD_HOC_SUB_PROCESS':
      return completeAdHoc(step, job, variables, adHoc ?? NOTHING_ASKED);
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

const NOTHING_ASKED: AdHocResult = { activateElements: [], isCompletionConditionFulfilled: false, isCancelRemainingInstances: false };

/** The worker of an ad-hoc sub-process has chosen. */
function completeAdHoc(step: Step, job: JobRow, variables: string, result: AdHocResult): Result<{ response: null }, Rejection> {
  const instance = step.current(job.elementInstanceKey);
  const element = step.elementOf(instance);
  const refused = adHocRefusal(job, element, result);
  if (refused) return refused;
  step.emit({ kind: 'JOB_COMPLETED', row: ended(step, job, 'COMPLETED') });
  propagate(step, instance.elementInstanceKey, variables);
  if (result.isCompletionConditionFulfilled) endAdHoc(step, instance, result.isCancelRemainingInstances);
  else if (result.activateElements.length > 0) activateIn(step, element, instance, result.activateElements, result.isCancelRemainingInstances);
  return DONE;
}

function adHocRefusal(job: JobRow, element: Element, { activateElements, isCompletionConditionFulfilled }: AdHocResult): Result<never, Rejection> | undefined {
  const subject = `Expected to complete job with key '${job.jobKey}'`;
  if (isCompletionConditionFulfilled && activateElements.length > 0) {
    return reject('INVALID_ARGUMENT', `${subject}, but elements cannot be activated when the completion condition of the ad-hoc sub-process is fulfilled.`);
  }
  const unknown = unknownIds(element, activateElements.map((one) => one.elementId));
  return unknown.length > 0 ? reject('NOT_FOUND', `${subject}, but the given elements [${unknown.join(', ')}] do not exist in the ad-hoc sub-process.`) : undefined;
}

function endAdHoc(step: Step, instance: Instance, cancelRemaining: boolean): void {
  setFulfilled(step, instance.elementInstanceKey, true);
  if (cancelRemaining) endRest(step, instance.elementInstanceKey);
  afterEnd(step, instance.elementInstanceKey);
}

/** Start listeners give variables to the element, end listeners to exactly the scope around it. */
function completeExecutionListener(step: Step, job: JobRow, variables: string): typeof DONE {
  step.emit({ kind: 'JOB_COMPLETED', row: ended(step, job, 'COMPLETED') });
  const instance = step.current(job.elementInstanceKey);
  const around = job.listenerEventType === 'START' ? null : outerScope(instance);
  setAllLocal(step, around ?? instance.elementInstanceKey, variables);
  listenerDone(step, instance);
  return DONE;
}

function completeTaskListener(step: Step, job: JobRow, variables: string, result: TaskListenerResult | null): Result<{ response: null }, Rejection> {
  const task = step.state.userTaskOf(job.elementInstanceKey);
  const refused = refusal(job, variables, result) ?? reassignment(job, task, result);
  if (refused) return refused;
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

/** The model assigns the task: its creating listeners leave that alone. */
function reassignment(job: JobRow, task: UserTaskRow | undefined, result: TaskListenerResult | null): Result<never, Rejection> | undefined {
  if (result?.corrections.assignee === undefined || !task?.transition || !assignsByModel(task.transition)) return undefined;
  return reject('INVALID_ARGUMENT', `Expected to complete task listener job with key '${job.jobKey}', but the assignee of the model was corrected. That is not supported while the task is created.`);
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
