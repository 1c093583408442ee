import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CommandOf, ProcessInstanceRow, Responses } from '#engine/engine';
import type { Clause } from '#engine/engine-store';
import { checked, responseOf } from '../http/answer.js';
import { sendJson, sendNothing, type Api } from '../http/engine-api.js';
import { bodyOf, variablesOf } from '../http/json-body.js';
import { invalidArgument, notFound, refuse } from '../http/problem.js';
import { anyObject, filledText, flag, int32, int64, key, list, needed, object, oneOf, optional, text, type Checked } from '../input/check.js';
import { pathKey } from '../input/path-key.js';
import { readWith } from '../input/read-body.js';
import { incidentItem, processInstanceItem, sequenceFlowItem, TENANT } from '../output/items.js';
import { SEARCH_RULES } from '../search/rules.js';
import { answerSearch, checkSearch } from '../search/searching.js';

const MAX_WAIT_MS = 10 * 60_000;

const creationBody = object({
  processDefinitionId: optional(filledText()),
  processDefinitionKey: optional(key),
  processDefinitionVersion: optional(int32()),
  variables: optional(anyObject),
  tenantId: optional(text()),
  operationReference: optional(int64({ min: 1 })),
  startInstructions: optional(list(object({ elementId: needed(filledText()) }), { max: 1_000 })),
  runtimeInstructions: optional(list(object({ type: optional(oneOf(['TERMINATE_PROCESS_INSTANCE'])), afterElementId: needed(filledText()) }), { max: 1_000 })),
  awaitCompletion: optional(flag),
  fetchVariables: optional(list(text(), { max: 1_000 })),
  requestTimeout: optional(int64()),
  tags: optional(list(text({ pattern: /^[A-Za-z][A-Za-z0-9_\-:.]{0,99}$/ }), { max: 10, unique: true })),
  businessId: optional(text({ min: 1, max: 256 })),
});

type Creation = Checked<typeof creationBody>;

function selectorOf(body: Creation): CommandOf<'createProcessInstance'>['process'] {
  const { processDefinitionId, processDefinitionKey } = body;
  if (processDefinitionId !== undefined && processDefinitionKey !== undefined) {
    return refuse(invalidArgument('Only one of [processDefinitionId, processDefinitionKey] is allowed'));
  }
  if (processDefinitionKey !== undefined) return { processDefinitionKey };
  if (processDefinitionId !== undefined) return { processDefinitionId, version: body.processDefinitionVersion ?? -1 };
  return refuse(invalidArgument('At least one of [processDefinitionId, processDefinitionKey] is required'));
}

export function refuseOtherTenants(tenantId: string | undefined): void {
  if (tenantId !== undefined && tenantId !== '' && tenantId !== TENANT) refuse(invalidArgument(`Expected the tenant '${TENANT}', but got '${tenantId}': there are no other tenants`));
}

const creationJson = (created: Responses['createProcessInstance'], variables: string): string =>
  `{"processInstanceKey":"${created.processInstanceKey}","processDefinitionKey":"${created.processDefinitionKey}","processDefinitionId":${JSON.stringify(created.processDefinitionId)}` +
  `,"processDefinitionVersion":${created.processDefinitionVersion},"tenantId":"${TENANT}","variables":${variables},"tags":${JSON.stringify(created.tags)}` +
  `,"businessId":${JSON.stringify(created.businessId)}}`;

async function resultVariables({ store }: Api, processInstanceKey: string, names: readonly string[] | undefined): Promise<string> {
  const rows = await store.currentReads.variablesOfScopes([processInstanceKey]);
  const wanted = names?.length ? rows.filter((row) => names.includes(row.name)) : rows;
  return `{${wanted.map((row) => `${JSON.stringify(row.name)}:${row.value}`).join(',')}}`;
}

async function create(api: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const body = checked(readWith(creationBody, bodyOf(request)));
  refuseOtherTenants(body.tenantId);
  const command: CommandOf<'createProcessInstance'> = {
    kind: 'createProcessInstance',
    process: selectorOf(body),
    variables: variablesOf(request),
    businessId: body.businessId ?? null,
    tags: body.tags ?? [],
    startInstructions: body.startInstructions ?? [],
    terminateAfter: (body.runtimeInstructions ?? []).map((one) => one.afterElementId),
  };
  if (!body.awaitCompletion) return sendJson(reply, creationJson(responseOf(await api.store.submit(command)), '{}'));
  const waitMs = body.requestTimeout && body.requestTimeout > 0 ? Math.min(body.requestTimeout, MAX_WAIT_MS) : api.settings.requestTimeoutMs;
  const created = responseOf(await api.store.createAndAwait(command, waitMs));
  return sendJson(reply, creationJson(created, await resultVariables(api, created.processInstanceKey, body.fetchVariables)));
}

export async function processInstance({ store }: Api, request: FastifyRequest): Promise<ProcessInstanceRow> {
  const processInstanceKey = pathKey(request, 'processInstanceKey');
  const row = await store.reads.get('processInstances', 'processInstanceKey', processInstanceKey);
  return row ?? refuse(notFound(`Process instance with key '${processInstanceKey}' not found`));
}

/** From the root down to the instance itself. */
async function callHierarchy(api: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const chain = [await processInstance(api, request)];
  for (let parent = chain[0]?.parentProcessInstanceKey; parent; parent = chain[0]?.parentProcessInstanceKey) {
    const row = await api.store.reads.get('processInstances', 'processInstanceKey', parent);
    if (!row) break;
    chain.unshift(row);
  }
  return sendJson(reply, JSON.stringify(chain.map((row) => ({
    processInstanceKey: row.processInstanceKey, processDefinitionKey: row.processDefinitionKey, processDefinitionName: row.processDefinitionName ?? row.processDefinitionId,
  }))));
}

async function cancel({ store }: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const processInstanceKey = pathKey(request, 'processInstanceKey');
  if (bodyOf(request) !== undefined) checked(readWith(object({ operationReference: optional(int64({ min: 1 })) }), bodyOf(request) ?? {}));
  responseOf(await store.submit({ kind: 'cancelProcessInstance', processInstanceKey }));
  return sendNothing(reply);
}

async function sequenceFlows(api: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const rows = await api.store.reads.list('sequenceFlows', 'processInstanceKey', pathKey(request, 'processInstanceKey'));
  return sendJson(reply, JSON.stringify({ items: rows.map(sequenceFlowItem) }));
}

async function statistics(api: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const items = await api.store.reads.elementStatistics({ processInstanceKey: pathKey(request, 'processInstanceKey') });
  return sendJson(reply, JSON.stringify({ items }));
}

/** Incidents of the instance and of all that it called. */
async function searchIncidents(api: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  checkSearch(SEARCH_RULES.incidents, request);
  const { processInstanceKey } = await processInstance(api, request);
  const { processInstances } = await api.store.reads.inside(processInstanceKey, null);
  const below: Clause = { kind: 'own', condition: { field: 'processInstanceKey', operator: 'in', value: processInstances } };
  return answerSearch(api.store, SEARCH_RULES.incidents, request, reply, incidentItem, [below]);
}

/** Resolves what can be resolved now. The batch operation it answers with is finished when it is named. */
async function resolveIncidents(api: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { processInstanceKey } = await processInstance(api, request);
  const incidents = (await api.store.currentReads.list('incidents', 'processInstanceKey', processInstanceKey)).filter((one) => one.state === 'ACTIVE');
  await Promise.all(incidents.map(({ incidentKey }) => api.store.submit({ kind: 'resolveIncident', incidentKey })));
  return sendJson(reply, JSON.stringify({ batchOperationKey: processInstanceKey, batchOperationType: 'RESOLVE_INCIDENT' }));
}

export function processInstanceRoutes(api: Api): void {
  const { app, store } = api;
  const one = '/process-instances/:processInstanceKey';
  app.post('/process-instances', (request, reply) => create(api, request, reply));
  app.post('/process-instances/search', (request, reply) => answerSearch(store, SEARCH_RULES.processInstances, request, reply, processInstanceItem));
  app.get(one, async (request, reply) => sendJson(reply, JSON.stringify(processInstanceItem(await processInstance(api, request)))));
  app.get(`${one}/call-hierarchy`, (request, reply) => callHierarchy(api, request, reply));
  app.post(`${one}/cancellation`, (request, reply) => cancel(api, request, reply));
  app.get(`${one}/sequence-flows`, (request, reply) => sequenceFlows(api, request, reply));
  app.get(`${one}/statistics/element-instances`, (request, reply) => statistics(api, request, reply));
  app.post(`${one}/incidents/search`, (request, reply) => searchIncidents(api, request, reply));
  app.post(`${one}/incident-resolution`, (request, reply) => resolveIncidents(api, request, reply));
}
