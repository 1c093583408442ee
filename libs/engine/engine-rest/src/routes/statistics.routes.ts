import type { FastifyReply, FastifyRequest } from 'fastify';
import { jobsOverTime, STATISTICS, type CountedGroup, type SearchView, type StatisticsName } from '#engine/engine-store';
import { checked } from '../http/answer.js';
import { sendJson, type Api } from '../http/engine-api.js';
import { bodyOf } from '../http/json-body.js';
import { refuse } from '../http/problem.js';
import { isObject, type Fault } from '../input/check.js';
import { problemOf } from '../input/read-body.js';
import { isoDateOrNull, TENANT } from '../output/items.js';
import { readQuery, type SearchRequest } from '../search/search-request.js';
import { sendPage } from '../search/searching.js';
import { readResolution, STATISTICS_RULES, type StatisticsRules } from '../search/statistics-rules.js';

type Item = (group: CountedGroup) => unknown;

const METRICS = ['created', 'completed', 'failed'] as const;

/** `created`, `completed` and `failed`, each with its count and its latest instant. */
const jobMetrics: (group: CountedGroup | undefined) => object = (group) =>
  Object.fromEntries(METRICS.map((name) => [name, { count: group?.[name] ?? 0, lastUpdatedAt: isoDateOrNull((group?.[`${name}At`] ?? null) as number | null) }]));

const pick = (...names: string[]): Item => (group) => Object.fromEntries(names.map((name) => [name, group[name]]));
const withTenant = (item: Item): Item => (group) => ({ ...(item(group) as object), tenantId: TENANT });
const jobItem = (...names: string[]): Item => (group) => ({ ...(pick(...names)(group) as object), ...jobMetrics(group) });
const timeItem: Item = (group) => ({ time: isoDateOrNull(group['time'] as number), ...jobMetrics(group) });

const HEALTH = ['activeInstancesWithIncidentCount', 'activeInstancesWithoutIncidentCount'];

/** Statistics that are pages of groups: where they are found, and what they show. */
const PAGES = [
  ['/jobs/statistics/by-types', 'jobTypes', jobItem('jobType', 'workers')],
  ['/jobs/statistics/by-workers', 'jobWorkers', jobItem('worker')],
  ['/jobs/statistics/errors', 'jobErrors', pick('errorCode', 'errorMessage', 'workers')],
  ['/incidents/statistics/process-instances-by-error', 'instancesByError', pick('errorHashCode', 'errorMessage', 'activeInstancesWithErrorCount')],
  ['/incidents/statistics/process-instances-by-definition', 'instancesByErrorAndDefinition', withTenant(pick('processDefinitionId', 'processDefinitionKey', 'processDefinitionName', 'processDefinitionVersion', 'activeInstancesWithErrorCount'))],
  ['/process-definitions/statistics/process-instances', 'instancesByDefinition', withTenant(pick('processDefinitionId', 'latestProcessDefinitionName', 'hasMultipleVersions', ...HEALTH))],
  ['/process-definitions/statistics/process-instances-by-version', 'instancesByVersion', withTenant(pick('processDefinitionId', 'processDefinitionKey', 'processDefinitionName', 'processDefinitionVersion', ...HEALTH))],
  ['/process-definitions/statistics/message-subscriptions', 'subscriptionsByDefinition', withTenant(pick('processDefinitionId', 'processDefinitionKey', 'activeSubscriptions', 'processInstancesWithActiveSubscriptions'))],
] as const satisfies readonly (readonly [string, StatisticsName, Item])[];

async function sendGroups({ store }: Api, view: SearchView, { query, order }: SearchRequest, reply: FastifyReply, item: Item): Promise<FastifyReply> {
  const found = await store.reads.statistics(view, query);
  return sendPage(reply, order, { ...found, items: found.items.map(item) });
}

const read = (view: SearchView, rules: StatisticsRules, body: unknown): SearchRequest => checked(readQuery(rules, view, body, rules.counts ?? []));

async function globalJobs({ store }: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { query } = read(STATISTICS.jobs, STATISTICS_RULES.jobs, { filter: request.query });
  const { items } = await store.reads.statistics(STATISTICS.jobs, query);
  return sendJson(reply, JSON.stringify({ ...jobMetrics(items[0]), isIncomplete: false }));
}

/** Steps are counted from the start of the window. */
async function jobsInTime(api: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const body = bodyOf(request);
  const filter = isObject(body) && isObject(body['filter']) ? body['filter'] : {};
  const faults: Fault[] = [];
  const step = readResolution(filter['resolution'], faults);
  if (faults.length > 0) return refuse(problemOf(faults));
  const view = jobsOverTime(Date.parse(String(filter['from'])) || 0, step);
  return sendGroups(api, view, read(view, STATISTICS_RULES.jobWorkers, body), reply, timeItem);
}

/** Counts of jobs, instances, incidents and subscriptions. */
export function statisticsRoutes(api: Api): void {
  const { app } = api;
  app.get('/jobs/statistics/global', (request, reply) => globalJobs(api, request, reply));
  app.post('/jobs/statistics/time-series', (request, reply) => jobsInTime(api, request, reply));
  for (const [url, name, item] of PAGES) {
    app.post(url, (request, reply) => sendGroups(api, STATISTICS[name], read(STATISTICS[name], STATISTICS_RULES[name], bodyOf(request)), reply, item));
  }
}
