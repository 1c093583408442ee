import type { Step } from '../process/step.js';
import { raiseIncident } from '../rules/incidents.js';
import { entriesOf, objectOf } from '../rules/json-text.js';
import { toldNames } from '../rules/user-tasks.js';
import { visibleVariables } from '../rules/variables.js';
import type { JobRow, Key } from '../state/rows.js';
import type { ActivatedJob, ActivatedUserTask } from './commands.js';
import { done, reject, type CommandHandler } from './handler.js';

/** What the variables of one job may take, and those of the jobs that are handed out together. */
export const MAX_JOB_BYTES = 4 * 1024 * 1024;

/** Hands the oldest waiting jobs of a type to a worker, with the variables their elements see, until a deadline. */
export const activateJobs: CommandHandler<'activateJobs'> = (step, { type, worker, timeout, maxJobs, fetchVariables }) => {
  if (type === '') return reject('INVALID_ARGUMENT', 'Expected to activate job batch with type to be present, but it was blank');
  if (timeout < 1) return reject('INVALID_ARGUMENT', `Expected to activate job batch with timeout to be greater than zero, but it was '${timeout}'`);
  if (maxJobs < 1) return reject('INVALID_ARGUMENT', `Expected to activate job batch with max jobs to activate to be greater than zero, but it was '${maxJobs}'`);
  const deadline = step.now + timeout;
  const batch = new Batch((job) => variablesOf(step, job, fetchVariables));
  const jobs = step.state.waitingJobs(type, maxJobs, (job) => batch.takes(job)).flatMap((job) => {
    const variables = batch.variables.get(job.jobKey);
    return variables === undefined ? withhold(step, job) : [activated(step, job, worker, deadline, variables)];
  });
  if (jobs.length > 0) step.dueAt(deadline);
  return done({ jobs });
};

/** Jobs that are handed out together: as many as there is room for. A job that would never fit is among them without its variables. */
class Batch {
  readonly variables = new Map<Key, string>();
  private room = MAX_JOB_BYTES;

  constructor(private readonly variablesOf: (job: JobRow) => string) {}

  takes(job: JobRow): boolean {
    const variables = this.variablesOf(job);
    const bytes = Buffer.byteLength(variables);
    if (bytes > MAX_JOB_BYTES) return true;
    if (bytes > this.room) return false;
    this.room -= bytes;
    this.variables.set(job.jobKey, variables);
    return true;
  }
}

/** It waits until its variables are fewer, or the worker asks for fewer, and the incident is resolved. */
function withhold(step: Step, job: JobRow): never[] {
  step.emit({ kind: 'JOB_WITHHELD', row: { ...job, phase: 'FAILED', lastUpdateTime: step.now } });
  const message = `The variables of job '${job.jobKey}' take more than 4 MB, so that it cannot be handed out. Fetch fewer of them or make them smaller`;
  raiseIncident(step, step.current(job.elementInstanceKey), { type: 'MESSAGE_SIZE_EXCEEDED', message }, 'JOB', job);
  return [];
}

function activated(step: Step, job: JobRow, worker: string, deadline: number, variables: string): ActivatedJob {
  const row: JobRow = { ...job, phase: 'ACTIVATED', worker, deadline, lastUpdateTime: step.now };
  step.emit({ kind: 'JOB_ACTIVATED', row });
  return {
    jobKey: row.jobKey,
    type: row.type,
    kind: row.kind,
    listenerEventType: row.listenerEventType,
    processInstanceKey: row.processInstanceKey,
    rootProcessInstanceKey: row.rootProcessInstanceKey,
    processDefinitionKey: row.processDefinitionKey,
    processDefinitionId: row.processDefinitionId,
    processDefinitionVersion: row.processDefinitionVersion,
    elementId: row.elementId,
    elementInstanceKey: row.elementInstanceKey,
    customHeaders: row.customHeaders,
    worker,
    retries: row.retries,
    deadline,
    tags: row.tags,
    variables,
    userTask: row.kind === 'TASK_LISTENER' ? userTaskOf(step, row) : null,
  };
}

/** What the element sees; a completing listener sees the values the task is completed with, too. */
function variablesOf(step: Step, job: JobRow, wanted: readonly string[]): string {
  const visible = visibleVariables(step.state, job.elementInstanceKey);
  const completion = job.kind === 'TASK_LISTENER' ? step.state.userTaskOf(job.elementInstanceKey)?.transition?.variables : null;
  if (completion) for (const [name, value] of entriesOf(completion)) visible.set(name, value);
  const chosen = wanted.length === 0 ? [...visible] : [...visible].filter(([name]) => wanted.includes(name));
  return objectOf(chosen);
}

function userTaskOf(step: Step, job: JobRow): ActivatedUserTask | null {
  const task = step.state.userTaskOf(job.elementInstanceKey);
  if (!task?.transition) return null;
  const { attributes, action, changedAttributes } = task.transition;
  return { ...attributes, userTaskKey: task.userTaskKey, formKey: task.formKey, action, changedAttributes: toldNames(changedAttributes) };
}
