import { Inject, Injectable } from '@nestjs/common';
import type { CamundaClient, CancelablePromise, UserTaskKey } from '@camunda8/orchestration-cluster-api';
import { engineCall, mapped, tell } from './engine-call.js';
import type { EngineResult } from './engine-call.js';
import { branded, conditions, page } from './engine-query.js';
import type * as E from './engine-types.js';

/** Injection token of the published client (`Camunda8().getOrchestrationClusterApiClient()`). */
export const ENGINE_CLIENT = Symbol('ENGINE_CLIENT');

/** How much longer than the long poll itself its answer may take. */
const GRACE_MS = 5_000;

/** One request, no waiting: a search may lag behind what was written, and every caller must cope with that. */
const NOW = { consistency: { waitUpToMs: 0 } };

/**
 * The process engine as the application sees it: Camunda 8's Orchestration Cluster REST API v2 through the published client,
 * embedded engine or cluster alike. Every method returns a Result; `engine-unreachable` may be tried again, `not-found`,
 * `conflict` and `engine-refused` carry the engine's sentence.
 */
@Injectable()
export class ProcessEngine {
  constructor(@Inject(ENGINE_CLIENT) private readonly client: CamundaClient) {}

  deploy(resources: readonly E.EngineResource[]): EngineResult<E.Deployment> {
    const files = resources.map(({ name, content }) => new File([content], name));
    return engineCall(() => this.client.createDeployment({ resources: files }));
  }

  startProcess(start: { processDefinitionId: string; businessId: string; variables: Record<string, unknown> }): EngineResult<{ processInstanceKey: string }> {
    return engineCall(() => this.client.createProcessInstance({ ...start, processDefinitionId: branded(start.processDefinitionId), businessId: branded(start.businessId) }));
  }

  cancelInstance(processInstanceKey: string): EngineResult<void> {
    return tell(() => this.client.cancelProcessInstance({ processInstanceKey: branded(processInstanceKey) }));
  }

  /** `messageId` makes a repeated publication of a buffered message a `conflict` instead of a second message. */
  publishMessage(message: {
    name: string;
    correlationKey: string;
    variables: Record<string, unknown>;
    timeToLive: number;
    messageId: string;
  }): EngineResult<void> {
    return tell(() => this.client.publishMessage(message));
  }

  evaluateExpression(expression: string, variables: Record<string, unknown>): EngineResult<unknown> {
    return mapped(engineCall(() => this.client.evaluateExpression({ expression, variables })), ({ result }) => result as unknown);
  }

  /** What the newest version of a decision answers. */
  evaluateDecision(decisionId: string, variables: Record<string, unknown>): EngineResult<unknown> {
    const asked = engineCall(() => this.client.evaluateDecision({ decisionDefinitionId: branded(decisionId), variables }));
    return mapped(asked, ({ output }) => JSON.parse(output) as unknown);
  }

  /** Key of the newest version of a decision; null: none is deployed. */
  newestDecision(decisionId: string): EngineResult<string | null> {
    const found = engineCall(() => this.client.searchDecisionDefinitions({ filter: { decisionDefinitionId: branded(decisionId) }, sort: [{ field: 'version', order: 'DESC' }], page: { limit: 1 } }, NOW));
    return mapped(found, ({ items }) => (items[0] ? String(items[0].decisionDefinitionKey) : null));
  }

  searchProcessDefinitions(filter: E.ProcessDefinitionFilter, search: E.SearchPage = {}): EngineResult<E.Found<E.ProcessDefinition>> {
    return this.search(() => this.client.searchProcessDefinitions({ filter: conditions(filter), ...page(search) }, NOW));
  }

  /** The form of a process's start event, or null when it has none. */
  startForm(processDefinitionKey: string): EngineResult<E.EngineForm | null> {
    const found = engineCall(() => this.client.getStartProcessForm({ processDefinitionKey: branded(processDefinitionKey) }, NOW));
    return mapped(found, (form) => (form ? { formId: form.formId, version: form.version, schema: JSON.parse(form.schema) as object } : null));
  }

  processDefinitionXml(processDefinitionKey: string): EngineResult<string> {
    return engineCall(() => this.client.getProcessDefinitionXml({ processDefinitionKey: branded(processDefinitionKey) }, NOW));
  }

  searchInstances(filter: E.InstanceFilter, search: E.SearchPage = {}): EngineResult<E.Found<E.ProcessInstance>> {
    return this.search(() => this.client.searchProcessInstances({ filter: conditions(filter), ...page(search) }, NOW));
  }

  instance(processInstanceKey: string): EngineResult<E.ProcessInstance> {
    return engineCall(() => this.client.getProcessInstance({ processInstanceKey: branded(processInstanceKey) }, NOW));
  }

  elementStatistics(processInstanceKey: string): EngineResult<E.ElementStatistic[]> {
    return mapped(engineCall(() => this.client.getProcessInstanceStatistics({ processInstanceKey: branded(processInstanceKey) }, NOW)), ({ items }) => items);
  }

  /** Ids of the sequence flows taken at least once. */
  takenFlows(processInstanceKey: string): EngineResult<string[]> {
    const found = engineCall(() => this.client.getProcessInstanceSequenceFlows({ processInstanceKey: branded(processInstanceKey) }, NOW));
    return mapped(found, ({ items }) => items.map((flow) => flow.elementId));
  }

  searchElementInstances(filter: E.ElementInstanceFilter, search: E.SearchPage = {}): EngineResult<E.Found<E.ElementInstance>> {
    return this.search(() => this.client.searchElementInstances({ filter: conditions(filter), ...page(search) }, NOW));
  }

  searchVariables(filter: E.VariableFilter, search: E.SearchPage = {}): EngineResult<E.Found<E.EngineVariable>> {
    return this.search(() => this.client.searchVariables({ truncateValues: false, filter: conditions(filter), ...page(search) }, NOW));
  }

  setVariables(elementInstanceKey: string, variables: Record<string, unknown>, local: boolean): EngineResult<void> {
    return tell(() => this.client.createElementInstanceVariables({ elementInstanceKey: branded(elementInstanceKey), variables, local }));
  }

  searchIncidents(filter: E.IncidentFilter, search: E.SearchPage = {}): EngineResult<E.Found<E.EngineIncident>> {
    return this.search(() => this.client.searchIncidents({ filter: conditions(filter), ...page(search) }, NOW));
  }

  incident(incidentKey: string): EngineResult<E.EngineIncident> {
    return engineCall(() => this.client.getIncident({ incidentKey: branded(incidentKey) }, NOW));
  }

  resolveIncident(incidentKey: string): EngineResult<void> {
    return tell(() => this.client.resolveIncident({ incidentKey: branded(incidentKey) }));
  }

  searchJobs(filter: E.JobFilter, search: E.SearchPage = {}): EngineResult<E.Found<E.EngineJob>> {
    return this.search(() => this.client.searchJobs({ filter: conditions(filter), ...page(search) }, NOW));
  }

  updateJobRetries(jobKey: string, retries: number): EngineResult<void> {
    return tell(() => this.client.updateJob({ jobKey: branded(jobKey), changeset: { retries } }));
  }

  searchUserTasks(filter: E.UserTaskFilter, search: E.SearchPage = {}): EngineResult<E.Found<E.EngineUserTask>> {
    const { dueUntil, ...same } = filter;
    const due = dueUntil === undefined ? {} : { dueDate: { $lte: dueUntil } };
    return this.search(() => this.client.searchUserTasks({ filter: { ...conditions(same), ...due }, ...page(search) }, NOW));
  }

  userTask(userTaskKey: string): EngineResult<E.EngineUserTask> {
    return engineCall(() => this.client.getUserTask({ userTaskKey: branded(userTaskKey) }, NOW));
  }

  /** The form deployed with the task, or null when it has none. */
  userTaskForm(userTaskKey: string): EngineResult<E.EngineForm | null> {
    const found = engineCall(() => this.client.getUserTaskForm({ userTaskKey: branded(userTaskKey) }, NOW));
    return mapped(found, (form) => (form ? { formId: form.formId, version: form.version, schema: JSON.parse(form.schema) as object } : null));
  }

  /** Variables the task sees: its own and those of the scopes around it. */
  userTaskVariables(userTaskKey: string): EngineResult<Record<string, unknown>> {
    const query = { userTaskKey: branded<UserTaskKey>(userTaskKey), truncateValues: false, page: { limit: 1000 } };
    const found = engineCall(() => this.client.searchUserTaskEffectiveVariables(query, NOW));
    return mapped(found, ({ items }) => Object.fromEntries(items.map(({ name, value }) => [name, JSON.parse(value) as unknown])));
  }

  assignUserTask(userTaskKey: string, assignee: string, allowOverride: boolean): EngineResult<void> {
    return tell(() => this.client.assignUserTask({ userTaskKey: branded(userTaskKey), assignee, allowOverride }));
  }

  unassignUserTask(userTaskKey: string): EngineResult<void> {
    return tell(() => this.client.unassignUserTask({ userTaskKey: branded(userTaskKey) }));
  }

  completeUserTask(userTaskKey: string, variables: Record<string, unknown>): EngineResult<void> {
    return tell(() => this.client.completeUserTask({ userTaskKey: branded(userTaskKey), variables }));
  }

  /** Asks for jobs; the question stays open for `longPollMs`. Aborting the signal gives it up. */
  activateJobs(request: E.ActivateJobs, signal?: AbortSignal): EngineResult<E.ActivatedJob[]> {
    const { type, worker, timeoutMs: timeout, maxJobs: maxJobsToActivate, longPollMs } = request;
    const question = { type, worker, timeout, maxJobsToActivate, requestTimeout: longPollMs };
    const limits = { timeoutMs: longPollMs + GRACE_MS, ...(signal === undefined ? {} : { signal }) };
    const found = engineCall(() => this.client.activateJobs(question, { retry: false }), limits);
    return mapped(found, ({ jobs }) => jobs.map((job) => ({ ...job, userTaskKey: job.userTask?.userTaskKey ?? null })));
  }

  completeJob(jobKey: string, variables: Record<string, unknown>): EngineResult<void> {
    return tell(() => this.client.completeJob({ jobKey: branded(jobKey), variables }));
  }

  /** Refuses the transition a task listener stands before; the person's request is answered with the reason. */
  denyTaskTransition(jobKey: string, deniedReason: string): EngineResult<void> {
    const result = { type: 'userTask', denied: true, deniedReason } as const;
    return tell(() => this.client.completeJob({ jobKey: branded(jobKey), result }));
  }

  failJob(jobKey: string, failure: { retries: number; retryBackOff: number; errorMessage: string }): EngineResult<void> {
    return tell(() => this.client.failJob({ jobKey: branded(jobKey), ...failure }));
  }

  throwJobError(jobKey: string, error: { errorCode: string; errorMessage: string; variables: Record<string, unknown> }): EngineResult<void> {
    return tell(() => this.client.throwJobError({ jobKey: branded(jobKey), ...error }));
  }

  /** Answers when the engine is there; for readiness. */
  reachable(): EngineResult<void> {
    return tell(() => this.client.getTopology({ retry: false }));
  }

  private search<T>(find: () => CancelablePromise<{ items: T[]; page: { totalItems: number } }>): EngineResult<E.Found<T>> {
    return mapped(engineCall(find), ({ items, page: found }) => ({ items, total: found.totalItems }));
  }
}
