import type { ActivatedJob, ActivatedUserTask } from '#engine/engine';
import { TENANT } from './items.js';

/** Written by hand: the variables are JSON text already and must not be parsed. This is the busiest answer of the API. */

const userTask = (task: ActivatedUserTask | null): string =>
  task === null
    ? 'null'
    : JSON.stringify({
        action: task.action, assignee: task.assignee, candidateGroups: task.candidateGroups, candidateUsers: task.candidateUsers,
        changedAttributes: task.changedAttributes, dueDate: task.dueDate, followUpDate: task.followUpDate, formKey: task.formKey,
        priority: task.priority, userTaskKey: task.userTaskKey,
      });

const jobJson = (job: ActivatedJob): string =>
  `{"jobKey":"${job.jobKey}","type":${JSON.stringify(job.type)},"processDefinitionId":${JSON.stringify(job.processDefinitionId)}` +
  `,"processDefinitionVersion":${job.processDefinitionVersion},"processDefinitionKey":"${job.processDefinitionKey}","processInstanceKey":"${job.processInstanceKey}"` +
  `,"rootProcessInstanceKey":"${job.rootProcessInstanceKey}","elementId":${JSON.stringify(job.elementId)},"elementInstanceKey":"${job.elementInstanceKey}"` +
  `,"customHeaders":${JSON.stringify(job.customHeaders)},"worker":${JSON.stringify(job.worker)},"retries":${job.retries},"deadline":${job.deadline}` +
  `,"variables":${job.variables},"tenantId":"${TENANT}","kind":"${job.kind}","listenerEventType":"${job.listenerEventType}","userTask":${userTask(job.userTask)}` +
  `,"tags":${JSON.stringify(job.tags)}}`;

export const jobsJson = (jobs: readonly ActivatedJob[]): string => `{"jobs":[${jobs.map(jobJson).join(',')}]}`;
