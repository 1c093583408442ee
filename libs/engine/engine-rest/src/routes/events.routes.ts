import type { FastifyReply, FastifyRequest } from 'fastify';
import { checked, responseOf } from '../http/answer.js';
import { sendJson, type Api } from '../http/engine-api.js';
import { bodyOf, variablesOf } from '../http/json-body.js';
import { anyObject, filledText, int64, key, needed, object, optional, text } from '../input/check.js';
import { readWith } from '../input/read-body.js';
import { correlatedSubscriptionItem, messageSubscriptionItem, TENANT } from '../output/items.js';
import { SEARCH_RULES } from '../search/rules.js';
import { answerSearch } from '../search/searching.js';
import { refuseOtherTenants } from './process-instances.routes.js';

const message = { name: needed(filledText()), correlationKey: optional(text()), variables: optional(anyObject), tenantId: optional(text()) };
const publicationBody = object({ ...message, timeToLive: optional(int64({ min: 0 })), messageId: optional(text()) });
const correlationBody = object(message);
const conditionalBody = object({ variables: needed(anyObject), processDefinitionKey: optional(key), tenantId: optional(text()) });
const signalBody = object({ signalName: needed(filledText()), variables: optional(anyObject), tenantId: optional(text()) });

async function publish({ store }: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { name, correlationKey = '', timeToLive = 0, messageId = '', tenantId } = checked(readWith(publicationBody, bodyOf(request)));
  refuseOtherTenants(tenantId);
  const { messageKey } = responseOf(await store.submit({ kind: 'publishMessage', name, correlationKey, timeToLive, messageId, variables: variablesOf(request) }));
  return sendJson(reply, JSON.stringify({ tenantId: TENANT, messageKey }));
}

async function correlate({ store }: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { name, correlationKey = '', tenantId } = checked(readWith(correlationBody, bodyOf(request)));
  refuseOtherTenants(tenantId);
  const { messageKey, processInstanceKey } = responseOf(await store.submit({ kind: 'correlateMessage', name, correlationKey, variables: variablesOf(request) }));
  return sendJson(reply, JSON.stringify({ tenantId: TENANT, messageKey, processInstanceKey }));
}

async function broadcast({ store }: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { signalName, tenantId } = checked(readWith(signalBody, bodyOf(request)));
  refuseOtherTenants(tenantId);
  const { signalKey } = responseOf(await store.submit({ kind: 'broadcastSignal', name: signalName, variables: variablesOf(request) }));
  return sendJson(reply, JSON.stringify({ tenantId: TENANT, signalKey }));
}

async function evaluateConditionals({ store }: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { processDefinitionKey = null, tenantId } = checked(readWith(conditionalBody, bodyOf(request)));
  refuseOtherTenants(tenantId);
  const answer = responseOf(await store.submit({ kind: 'evaluateConditionals', processDefinitionKey, variables: variablesOf(request) }));
  return sendJson(reply, JSON.stringify({ ...answer, tenantId: TENANT }));
}

/** Messages, their subscriptions, signals, and conditions that start processes. */
export function eventRoutes(api: Api): void {
  const { app, store } = api;
  app.post('/messages/publication', (request, reply) => publish(api, request, reply));
  app.post('/messages/correlation', (request, reply) => correlate(api, request, reply));
  app.post('/conditionals/evaluation', (request, reply) => evaluateConditionals(api, request, reply));
  app.post('/signals/broadcast', (request, reply) => broadcast(api, request, reply));
  app.post('/message-subscriptions/search', (request, reply) => answerSearch(store, SEARCH_RULES.messageSubscriptions, request, reply, messageSubscriptionItem));
  app.post('/correlated-message-subscriptions/search', (request, reply) => answerSearch(store, SEARCH_RULES.correlatedMessageSubscriptions, request, reply, correlatedSubscriptionItem));
}
