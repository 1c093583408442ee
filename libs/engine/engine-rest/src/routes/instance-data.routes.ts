import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ElementInstanceRow } from '#engine/engine';
import type { Clause } from '#engine/engine-store';
import { checked, responseOf } from '../http/answer.js';
import { sendJson, sendNothing, type Api } from '../http/engine-api.js';
import { bodyOf, variablesOf, type JsonBody } from '../http/json-body.js';
import { badRequest, notFound, refuse } from '../http/problem.js';
import { anyObject, flag, int64, list, needed, object, optional } from '../input/check.js';
import { activationsOf, adHocActivation } from '../input/ad-hoc-activation.js';
import { pathKey } from '../input/path-key.js';
import { readWith } from '../input/read-body.js';
import { elementInstanceItem, incidentItem, variableItem, variableListItem } from '../output/items.js';
import { SEARCH_RULES } from '../search/rules.js';
import { answerSearch, checkSearch } from '../search/searching.js';

const variablesBody = object({ variables: needed(anyObject), local: optional(flag), operationReference: optional(int64({ min: 1 })) });
const activationBody = object({ elements: needed(list(adHocActivation)), cancelRemainingInstances: optional(flag) });
const resolutionBody = object({ operationReference: optional(int64({ min: 1 })) });

async function elementInstance({ store }: Api, request: FastifyRequest): Promise<ElementInstanceRow> {
  const key = pathKey(request, 'elementInstanceKey');
  const row = await store.reads.get('elementInstances', 'elementInstanceKey', key);
  return row ?? refuse(notFound(`Element instance with key '${key}' not found`));
}

/** The query parameter `truncateValues`; true unless it is switched off. */
export function truncatesValues(request: FastifyRequest): boolean {
  const given = (request.query as Record<string, unknown>)['truncateValues'];
  if (given === undefined || given === 'true') return true;
  return given === 'false' ? false : refuse(badRequest('Request parameter [truncateValues] must be true or false'));
}

/** Incidents of the element instance, of what is inside it, and of what those called. */
async function searchElementIncidents(api: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  checkSearch(SEARCH_RULES.incidents, request);
  const { elementInstanceKey, processInstanceKey } = await elementInstance(api, request);
  const { elementInstances, processInstances } = await api.store.reads.inside(processInstanceKey, elementInstanceKey);
  const among = (field: string, value: readonly string[]): Clause[] => [{ kind: 'own', condition: { field, operator: 'in', value } }];
  const below: Clause = { kind: 'anyOf', branches: [among('elementInstanceKey', elementInstances), among('processInstanceKey', processInstances)] };
  return answerSearch(api.store, SEARCH_RULES.incidents, request, reply, incidentItem, [below]);
}

async function setVariables({ store }: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const elementInstanceKey = pathKey(request, 'elementInstanceKey');
  const body = checked(readWith(variablesBody, bodyOf(request)));
  responseOf(await store.submit({ kind: 'setVariables', elementInstanceKey, variables: variablesOf(request), local: body.local ?? false }));
  return sendNothing(reply);
}

async function activateAdHoc({ store }: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const elementInstanceKey = pathKey(request, 'adHocSubProcessInstanceKey');
  const { elements, cancelRemainingInstances: cancelRemaining = false } = checked(readWith(activationBody, bodyOf(request)));
  const activations = activationsOf(elements, (request.body as JsonBody).text, ['elements']);
  responseOf(await store.submit({ kind: 'activateAdHocActivities', elementInstanceKey, elements: activations, cancelRemaining }));
  return sendNothing(reply);
}

async function searchVariables({ store }: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const truncate = truncatesValues(request);
  return answerSearch(store, SEARCH_RULES.variables, request, reply, (row) => variableListItem(row, truncate));
}

async function getVariable({ store }: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const key = pathKey(request, 'variableKey');
  const row = await store.reads.get('variables', 'variableKey', key);
  return sendJson(reply, JSON.stringify(variableItem(row ?? refuse(notFound(`Variable with key '${key}' not found`)))));
}

async function getIncident({ store }: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const key = pathKey(request, 'incidentKey');
  const row = await store.reads.get('incidents', 'incidentKey', key);
  return sendJson(reply, JSON.stringify(incidentItem(row ?? refuse(notFound(`Incident with key '${key}' not found`)))));
}

async function resolveIncident({ store }: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const incidentKey = pathKey(request, 'incidentKey');
  checked(readWith(resolutionBody, bodyOf(request) ?? {}));
  responseOf(await store.submit({ kind: 'resolveIncident', incidentKey }));
  return sendNothing(reply);
}

/** Element instances, variables and incidents. */
export function instanceDataRoutes(api: Api): void {
  const { app, store } = api;
  const one = '/element-instances/:elementInstanceKey';
  app.post('/element-instances/search', (request, reply) => answerSearch(store, SEARCH_RULES.elementInstances, request, reply, elementInstanceItem));
  app.get(one, async (request, reply) => sendJson(reply, JSON.stringify(elementInstanceItem(await elementInstance(api, request)))));
  app.post(`${one}/incidents/search`, (request, reply) => searchElementIncidents(api, request, reply));
  app.put(`${one}/variables`, (request, reply) => setVariables(api, request, reply));
  app.post('/element-instances/ad-hoc-activities/:adHocSubProcessInstanceKey/activation', (request, reply) => activateAdHoc(api, request, reply));
  app.post('/variables/search', (request, reply) => searchVariables(api, request, reply));
  app.get('/variables/:variableKey', (request, reply) => getVariable(api, request, reply));
  app.post('/incidents/search', (request, reply) => answerSearch(store, SEARCH_RULES.incidents, request, reply, incidentItem));
  app.get('/incidents/:incidentKey', (request, reply) => getIncident(api, request, reply));
  app.post('/incidents/:incidentKey/resolution', (request, reply) => resolveIncident(api, request, reply));
}
