import { ok } from '#core/kernel';
import type { Job } from '../compile/executable.js';
import type { Step } from '../process/step.js';
import type { JobKind, JobRow, ListenerEventType } from '../state/rows.js';
import { isProcess, type Instance } from '../state/state.js';
import { evaluateInteger, evaluateString } from './expressions.js';
import type { Attempt } from './failure.js';
import { resolve } from './incidents.js';
import { withLinkedResources } from './linked-resources.js';

export interface PreparedJob {
  readonly type: string;
  readonly retries: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** Evaluates type and retries; nothing is created yet. */
export function prepareJob(step: Step, job: Job, instance: Instance): Attempt<PreparedJob> {
  const type = evaluateString(step, job.type, instance.elementInstanceKey);
  if (!type.ok) return type;
  const retries = evaluateInteger(step, job.retries, instance.elementInstanceKey);
  if (!retries.ok) return retries;
  const headers = withLinkedResources(step, job, instance);
  return headers.ok ? ok({ type: type.value, retries: retries.value, headers: headers.value }) : headers;
}

export function createJob(step: Step, instance: Instance, job: PreparedJob, kind: JobKind = 'BPMN_ELEMENT', listenerEventType: ListenerEventType = 'UNSPECIFIED'): void {
  const process = isProcess(instance) ? instance : step.state.processInstance(instance.processInstanceKey);
  const row: JobRow = {
    jobKey: step.newKey(),
    type: job.type,
    kind,
    listenerEventType,
    state: 'CREATED',
    phase: 'ACTIVATABLE',
    retries: job.retries,
    worker: '',
    deadline: null,
    backOffUntil: null,
    customHeaders: job.headers,
    tags: process?.tags ?? [],
    elementId: instance.elementId,
    elementInstanceKey: instance.elementInstanceKey,
    processInstanceKey: instance.processInstanceKey,
    rootProcessInstanceKey: instance.rootProcessInstanceKey,
    processDefinitionKey: instance.processDefinitionKey,
    processDefinitionId: instance.processDefinitionId,
    processDefinitionVersion: process?.processDefinitionVersion ?? 1,
    errorCode: null,
    errorMessage: null,
    hasFailedWithRetriesLeft: false,
    isDenied: null,
    deniedReason: null,
    creationTime: step.now,
    lastUpdateTime: step.now,
    endTime: null,
  };
  step.emit({ kind: 'JOB_CREATED', row });
  announce(step, row);
}

/** A job waits for a worker: long polls should know. */
export function announce(step: Step, job: JobRow): void {
  step.notify({ kind: 'jobsAvailable', type: job.type });
}

/** Nobody needs the job's result any more, nor anybody to repair it. */
export function cancelJobs(step: Step, instance: Instance): void {
  const job = step.state.jobOf(instance.elementInstanceKey);
  if (!job) return;
  step.emit({ kind: 'JOB_CANCELED', row: ended(step, job, 'CANCELED') });
  for (const incident of step.state.incidentsOf(instance.elementInstanceKey)) if (incident.jobKey === job.jobKey) resolve(step, incident);
}

export function ended(step: Step, job: JobRow, state: JobRow['state'], patch: Partial<JobRow> = {}): JobRow {
  return { ...job, ...patch, state, phase: 'GONE', deadline: null, backOffUntil: null, lastUpdateTime: step.now, endTime: step.now };
}
