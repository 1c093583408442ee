import { Inject, Injectable } from '@nestjs/common';
import type { CamundaClientLoose } from '@camunda8/orchestration-cluster-api';
import { ok } from '#core/kernel';
import { engineCall } from './engine-call.js';
import type { EngineResult } from './engine-call.js';
import { page, some } from './engine-query.js';
import type * as E from './engine-types.js';

/** Injection token of the published client (`Camunda8().getOrchestrationClusterApiClientLoose()`). */
export const ENGINE_CLIENT = Symbol('ENGINE_CLIENT');

/** One request, no waiting: a search may lag behind what was written, and every caller must cope with that. */
const NOW = { consistency: { waitUpToMs: 0 } };

/**
 * The process engine as the application sees it: Camunda 8's Orchestration Cluster REST API v2 through the published client,
 * embedded engine or cluster alike. Every method returns a Result; `engine-unreachable` may be tried again, `not-found`,
 * `conflict` and `engine-refused` carry the engine's sentence.
 */
@Injectable()
export class ProcessEngine {
  constructor(@Inject(ENGINE_CLIENT) private readonly client: CamundaClientLoose) {}

  deploy(resources: readonly E.EngineResource[]): EngineResult<E.Deployment> {
    const files = resources.map(({ name, content }) => new File([content], name));
    return engineCall(() => this.client.createDeployment({ resources: files }));
  }

  startProcess(start: { processDefinitionId: string; businessId: string; variables: Record<string, unknown> }): EngineResult<{ processInstanceKey: string }> {
    return engineCall(() => this.client.createProcessInstance(start));
  }

  cancelInstance(processInstanceKey: string): EngineResult<void> {
    return engineCall(async () => void (await this.client.cancelProcessInstance({ processInstanceKey })));
  }

  /** `messageId` makes a repeated publication of a buffered message a `conflict` instead of a second message. */
  publishMessage(message: {
    name: string;
    correlationKey: string;
    variables: Record<string, unknown>;
    timeToLive: number;
    messageId: string;
  }): EngineResult<void> {
    return engineCall(async () => void (await this.client.publishMessage(message)));
  }

  evaluateExpression(expression: string, variables: Record<string, unknown>): EngineResult<unknown> {
    return engineCall(async () => (await this.client.evaluateExpression({ expression, variables })).result);
  }

  searchProcessDefinitions(filter: E.ProcessDefinitionFilter, search: E.SearchPage = {}): EngineResult<E.Found<E.ProcessDefinition>> {
    const query = { filter: { ...filter, ...some('processDefinitionId', filter.processDefinitionId) }, ...page(search) };
    return this.search(() => this.client.searchProcessDefinitions(query, NOW));
  }

  processDefinitionXml(processDefinitionKey: string): EngineResult<string> {
    return engineCall(() => this.client.getProcessDefinitionXml({ processDefinitionKey }, NOW));
  }

  searchInstances(filter: E.InstanceFilter, search: E.SearchPage = {}): EngineResult<E.Found<E.ProcessInstance>> {
    const { processInstanceKey, processDefinitionId, businessId, state, ...rest } = filter;
    const conditions = {
      ...rest,
      ...some('processInstanceKey', processInstanceKey),
      ...some('processDefinitionId', processDefinitionId),
      ...some('businessId', businessId),
      ...some('state', state),
    };
    return this.search(() => this.client.searchProcessInstances({ filter: conditions, ...page(search) }, NOW));
  }

  instance(processInstanceKey: string): EngineResult<E.ProcessInstance> {
    return engineCall(() => this.client.getProcessInstance({ processInstanceKey }, NOW));
  }

  async elementStatistics(processInstanceKey: string): EngineResult<E.ElementStatistic[]> {
    return engineCall(async () => (await this.client.getProcessInstanceStatistics({ processInstanceKey }, NOW)).items);
  }

  /** Ids of the sequence flows taken at least once. */
  takenFlows(processInstanceKey: string): EngineResult<string[]> {
    return engineCall(async () => {
      const { items } = await this.client.getProcessInstanceSequenceFlows({ processInstanceKey }, NOW);
      return items.map((flow) => flow.elementId);
    });
  }

  searchElementInstances(filter: E.ElementInstanceFilter, search: E.SearchPage = {}): EngineResult<E.Found<E.ElementInstance>> {
    const { state, ...rest } = filter;
    return this.search(() => this.client.searchElementInstances({ filter: { ...rest, ...some('state', state) }, ...page(search) }, NOW));
  }

  searchVariables(filter: { processInstanceKey?: string; scopeKey?: string; name?: string }, search: E.SearchPage = {}): EngineResult<E.Found<E.EngineVariable>> {
    return this.search(() => this.client.searchVariables({ truncateValues: false, filter, ...page(search) }, NOW));
  }

  setVariables(elementInstanceKey: string, variables: Record<string, unknown>, local: boolean): EngineResult<void> {
    return engineCall(async () => void (await this.client.createElementInstanceVariables({ elementInstanceKey, variables, local })));
  }

  searchIncidents(filter: E.IncidentFilter, search: E.SearchPage = {}): EngineResult<E.Found<E.EngineIncident>> {
    const conditions = { ...some('processInstanceKey', filter.processInstanceKey), ...some('state', filter.state) };
    return this.search(() => this.client.searchIncidents({ filter: conditions, ...page(search) }, NOW));
  }

  incident(incidentKey: string): EngineResult<E.EngineIncident> {
    return engineCall(() => this.client.getIncident({ incidentKey }, NOW));
  }

  resolveIncident(incidentKey: string): EngineResult<void> {
    return engineCall(async () => void (await this.client.resolveIncident({ incidentKey })));
  }

  searchJobs(filter: E.JobFilter, search: E.SearchPage = {}): EngineResult<E.Found<E.EngineJob>> {
    const { type, state, ...rest } = filter;
    return this.search(() => this.client.searchJobs({ filter: { ...rest, ...some('type', type), ...some('state', state) }, ...page(search) }, NOW));
  }

  updateJobRetries(jobKey: string, retries: number): EngineResult<void> {
    return engineCall(async () => void (await this.client.updateJob({ jobKey, changeset: { retries } })));
  }

  searchUserTasks(filter: E.UserTaskFilter, search: E.SearchPage = {}): EngineResult<E.Found<E.EngineUserTask>> {
    const { state, candidateGroup, assignee, ...rest } = filter;
    const conditions = { ...rest, ...some('state', state), ...some('candidateGroup', candidateGroup), ...some('assignee', assignee) };
    return this.search(() => this.client.searchUserTasks({ filter: conditions, ...page(search) }, NOW));
  }

  userTask(userTaskKey: string): EngineResult<E.EngineUserTask> {
    return engineCall(() => this.client.getUserTask({ userTaskKey }, NOW));
  }

  /** The form deployed with the task, or null when it has none. */
  async userTaskForm(userTaskKey: string): EngineResult<E.EngineForm | null> {
    const form = await engineCall(() => this.client.getUserTaskForm({ userTaskKey }, NOW));
    if (!form.ok || !form.value) return form.ok ? ok(null) : form;
    const { formId, version, schema } = form.value;
    return ok({ formId, version, schema: JSON.parse(schema) as object });
  }

  /** Variables the task sees: its own and those of the scopes around it. */
  userTaskVariables(userTaskKey: string): EngineResult<Record<string, unknown>> {
    return engineCall(async () => {
      const { items } = await this.client.searchUserTaskEffectiveVariables({ userTaskKey, truncateValues: false, page: { limit: 1000 } }, NOW);
      return Object.fromEntries(items.map(({ name, value }) => [name, JSON.parse(value) as unknown]));
    });
  }

  assignUserTask(userTaskKey: string, assignee: string, allowOverride: boolean): EngineResult<void> {
    return engineCall(async () => void (await this.client.assignUserTask({ userTaskKey, assignee, allowOverride })));
  }

  unassignUserTask(userTaskKey: string): EngineResult<void> {
    return engineCall(async () => void (await this.client.unassignUserTask({ userTaskKey })));
  }

  completeUserTask(userTaskKey: string, variables: Record<string, unknown>): EngineResult<void> {
    return engineCall(async () => void (await this.client.completeUserTask({ userTaskKey, variables })));
  }

  /** Asks for jobs; the question stays open for `longPollMs`. Aborting the signal gives it up. */
  activateJobs(request: E.ActivateJobs, signal?: AbortSignal): EngineResult<E.ActivatedJob[]> {
    return engineCall(async () => {
      const { type, worker, timeoutMs, maxJobs, longPollMs } = request;
      const asked = this.client.activateJobs(
        { type, worker, timeout: timeoutMs, maxJobsToActivate: maxJobs, requestTimeout: longPollMs },
        { retry: false },
      );
      const giveUp = () => asked.cancel();
      signal?.addEventListener('abort', giveUp, { once: true });
      const { jobs } = await asked.finally(() => signal?.removeEventListener('abort', giveUp));
      return jobs.map((job) => ({ ...job, userTaskKey: job.userTask?.userTaskKey ?? null }));
    });
  }

  completeJob(jobKey: string, variables: Record<string, unknown>): EngineResult<void> {
    return engineCall(async () => void (await this.client.completeJob({ jobKey, variables })));
  }

  /** Refuses the transition a task listener stands before; the person's request is answered with the reason. */
  denyTaskTransition(jobKey: string, deniedReason: string): EngineResult<void> {
    const result = { type: 'userTask', denied: true, deniedReason } as const;
    return engineCall(async () => void (await this.client.completeJob({ jobKey, result })));
  }

  failJob(jobKey: string, failure: { retries: number; retryBackOff: number; errorMessage: string }): EngineResult<void> {
    return engineCall(async () => void (await this.client.failJob({ jobKey, ...failure })));
  }

  throwJobError(jobKey: string, error: { errorCode: string; errorMessage: string; variables: Record<string, unknown> }): EngineResult<void> {
    return engineCall(async () => void (await this.client.throwJobError({ jobKey, ...error })));
  }

  /** Answers when the engine is there; for readiness. */
  reachable(): EngineResult<void> {
    return engineCall(async () => void (await this.client.getTopology({ retry: false })));
  }

  private search<T>(find: () => Promise<{ items: T[]; page: { totalItems: number } }>): EngineResult<E.Found<T>> {
    return engineCall(async () => {
      const { items, page: found } = await find();
      return { items, total: found.totalItems };
    });
  }
}
