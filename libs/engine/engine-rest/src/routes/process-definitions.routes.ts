import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ProcessDefinitionRow } from '#engine/engine';
import { checked } from '../http/answer.js';
import { sendJson, sendNothing, type Api } from '../http/engine-api.js';
import { bodyOf } from '../http/json-body.js';
import { notFound, refuse } from '../http/problem.js';
import { pathKey } from '../input/path-key.js';
import { formItem, processDefinitionItem } from '../output/items.js';
import { SEARCH_RULES, INSTANCES_OF_DEFINITION } from '../search/rules.js';
import { readSearch } from '../search/search-request.js';
import { answerSearch, pathCondition } from '../search/searching.js';

async function definition({ store }: Api, request: FastifyRequest): Promise<ProcessDefinitionRow> {
  const key = pathKey(request, 'processDefinitionKey');
  const row = await store.reads.get('processDefinitions', 'processDefinitionKey', key);
  return row && row.state !== 'FORGOTTEN' ? row : refuse(notFound(`Process definition with key '${key}' not found`));
}

async function startForm(api: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { startFormId } = await definition(api, request);
  const form = startFormId === null ? null : await api.store.reads.newestForm(startFormId);
  return form ? sendJson(reply, JSON.stringify(formItem(form))) : sendNothing(reply);
}

/** Instances the statistics are about: null means all of the definition. Filtered ones are counted up to the largest page. */
async function chosenInstances(api: Api, processDefinitionKey: string, body: unknown): Promise<readonly string[] | null> {
  const { query } = checked(readSearch(INSTANCES_OF_DEFINITION, withoutPage(body), [pathCondition('processDefinitionKey', processDefinitionKey)]));
  if (query.where.length === 1) return null;
  const found = await api.store.reads.search('processInstances', { ...query, page: { kind: 'offset', from: 0, limit: 10_000 } });
  return found.items.map((row) => row.processInstanceKey);
}

const withoutPage = (body: unknown): unknown => (typeof body === 'object' && body !== null && 'filter' in body ? { filter: body.filter } : isAbsent(body) ? {} : body);
const isAbsent = (body: unknown): boolean => body === undefined || body === null;

async function statistics(api: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const processDefinitionKey = pathKey(request, 'processDefinitionKey');
  const instances = await chosenInstances(api, processDefinitionKey, bodyOf(request));
  return sendJson(reply, JSON.stringify({ items: await api.store.reads.elementStatistics({ processDefinitionKey, instances }) }));
}

export function processDefinitionRoutes(api: Api): void {
  const { app, store } = api;
  const one = '/process-definitions/:processDefinitionKey';
  app.post('/process-definitions/search', (request, reply) => answerSearch(store, SEARCH_RULES.processDefinitions, request, reply, processDefinitionItem));
  app.get(one, async (request, reply) => sendJson(reply, JSON.stringify(processDefinitionItem(await definition(api, request)))));
  app.get(`${one}/xml`, async (request, reply) => reply.type('text/xml; charset=utf-8').send((await definition(api, request)).xml));
  app.get(`${one}/form`, (request, reply) => startForm(api, request, reply));
  app.post(`${one}/statistics/element-instances`, (request, reply) => statistics(api, request, reply));
}
