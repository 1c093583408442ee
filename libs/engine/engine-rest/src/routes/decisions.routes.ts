import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CommandOf, DecisionDefinitionRow, DecisionInstanceRow, DecisionRequirementsRow, EvaluatedDecisions } from '#engine/engine';
import { checked, responseOf } from '../http/answer.js';
import { sendJson, type Api } from '../http/engine-api.js';
import { bodyOf, variablesOf } from '../http/json-body.js';
import { invalidArgument, notFound, refuse } from '../http/problem.js';
import { anyObject, filledText, key, needed, object, optional, text, type Checked } from '../input/check.js';
import { pathKey } from '../input/path-key.js';
import { readWith } from '../input/read-body.js';
import { decisionDefinitionItem, decisionInstanceDetails, decisionInstanceItem, decisionRequirementsItem, TENANT } from '../output/items.js';
import { SEARCH_RULES } from '../search/rules.js';
import { answerSearch } from '../search/searching.js';
import { refuseOtherTenants } from './process-instances.routes.js';

const evaluationBody = object({ decisionDefinitionId: optional(filledText()), decisionDefinitionKey: optional(key), variables: optional(anyObject), tenantId: optional(text()) });
const expressionBody = object({ expression: needed(filledText()), variables: optional(anyObject), tenantId: optional(text()) });

function selectorOf({ decisionDefinitionId, decisionDefinitionKey }: Checked<typeof evaluationBody>): CommandOf<'evaluateDecision'>['decision'] {
  if (decisionDefinitionId !== undefined && decisionDefinitionKey !== undefined) return refuse(invalidArgument('Only one of [decisionDefinitionId, decisionDefinitionKey] is allowed'));
  if (decisionDefinitionKey !== undefined) return { decisionDefinitionKey };
  return decisionDefinitionId === undefined ? refuse(invalidArgument('At least one of [decisionDefinitionId, decisionDefinitionKey] is required')) : { decisionDefinitionId };
}

const evaluatedItem = (row: DecisionInstanceRow) => ({
  decisionDefinitionId: row.decisionDefinitionId, decisionDefinitionKey: row.decisionDefinitionKey, decisionDefinitionName: row.decisionDefinitionName,
  decisionDefinitionVersion: row.decisionDefinitionVersion, decisionDefinitionType: row.decisionDefinitionType, decisionEvaluationInstanceKey: row.decisionEvaluationInstanceKey,
  output: row.result, evaluatedInputs: row.evaluatedInputs, matchedRules: row.matchedRules, tenantId: TENANT,
});

const evaluationItem = (evaluated: EvaluatedDecisions) => ({
  decisionDefinitionId: evaluated.decisionDefinitionId, decisionDefinitionKey: evaluated.decisionDefinitionKey, decisionDefinitionName: evaluated.decisionDefinitionName,
  decisionDefinitionVersion: evaluated.decisionDefinitionVersion, decisionRequirementsId: evaluated.decisionRequirementsId, decisionRequirementsKey: evaluated.decisionRequirementsKey,
  decisionEvaluationKey: evaluated.decisionEvaluationKey, decisionInstanceKey: evaluated.decisionEvaluationKey, output: evaluated.output,
  failedDecisionDefinitionId: evaluated.failedDecisionDefinitionId, failureMessage: evaluated.failureMessage,
  evaluatedDecisions: evaluated.evaluatedDecisions.map(evaluatedItem), tenantId: TENANT,
});

async function evaluate({ store }: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const body = checked(readWith(evaluationBody, bodyOf(request)));
  refuseOtherTenants(body.tenantId);
  const evaluated = responseOf(await store.submit({ kind: 'evaluateDecision', decision: selectorOf(body), variables: variablesOf(request) }));
  return sendJson(reply, JSON.stringify(evaluationItem(evaluated)));
}

async function evaluateExpression({ store }: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { expression, tenantId } = checked(readWith(expressionBody, bodyOf(request)));
  refuseOtherTenants(tenantId);
  const { result, warnings } = responseOf(await store.submit({ kind: 'evaluateExpression', expression, variables: variablesOf(request) }));
  return sendJson(reply, `{"expression":${JSON.stringify(expression)},"result":${result},"warnings":${JSON.stringify(warnings.map(({ message }) => ({ message })))}}`);
}

async function definition({ store }: Api, request: FastifyRequest): Promise<DecisionDefinitionRow> {
  const found = pathKey(request, 'decisionDefinitionKey');
  return (await store.reads.get('decisionDefinitions', 'decisionDefinitionKey', found)) ?? refuse(notFound(`Decision definition with key '${found}' not found`));
}

async function requirements({ store }: Api, decisionRequirementsKey: string): Promise<DecisionRequirementsRow> {
  const row = await store.reads.get('decisionRequirements', 'decisionRequirementsKey', decisionRequirementsKey);
  return row ?? refuse(notFound(`Decision requirements with key '${decisionRequirementsKey}' not found`));
}

async function instance({ store }: Api, request: FastifyRequest): Promise<DecisionInstanceRow> {
  const found = checked(readWith(text({ pattern: /^[0-9]+-[0-9]+$/, max: 60 }), (request.params as Record<string, string>)['decisionEvaluationInstanceKey'], 'decisionEvaluationInstanceKey'));
  return (await store.reads.get('decisionInstances', 'decisionEvaluationInstanceKey', found)) ?? refuse(notFound(`Decision instance with key '${found}' not found`));
}

const sendXml = (reply: FastifyReply, row: { readonly xml: string }): FastifyReply => reply.type('text/xml; charset=utf-8').send(row.xml);

/** Decisions, their instances and requirements, and expressions. */
export function decisionRoutes(api: Api): void {
  const { app, store } = api;
  app.post('/decision-definitions/evaluation', (request, reply) => evaluate(api, request, reply));
  app.post('/decision-definitions/search', (request, reply) => answerSearch(store, SEARCH_RULES.decisionDefinitions, request, reply, decisionDefinitionItem));
  app.get('/decision-definitions/:decisionDefinitionKey', async (request, reply) => sendJson(reply, JSON.stringify(decisionDefinitionItem(await definition(api, request)))));
  app.get('/decision-definitions/:decisionDefinitionKey/xml', async (request, reply) => sendXml(reply, await requirements(api, (await definition(api, request)).decisionRequirementsKey)));
  app.post('/decision-instances/search', (request, reply) => answerSearch(store, SEARCH_RULES.decisionInstances, request, reply, decisionInstanceItem));
  app.get('/decision-instances/:decisionEvaluationInstanceKey', async (request, reply) => sendJson(reply, JSON.stringify(decisionInstanceDetails(await instance(api, request)))));
  app.post('/decision-requirements/search', (request, reply) => answerSearch(store, SEARCH_RULES.decisionRequirements, request, reply, decisionRequirementsItem));
  app.get('/decision-requirements/:decisionRequirementsKey', async (request, reply) => sendJson(reply, JSON.stringify(decisionRequirementsItem(await requirements(api, pathKey(request, 'decisionRequirementsKey'))))));
  app.get('/decision-requirements/:decisionRequirementsKey/xml', async (request, reply) => sendXml(reply, await requirements(api, pathKey(request, 'decisionRequirementsKey'))));
  app.post('/expression/evaluation', (request, reply) => evaluateExpression(api, request, reply));
}
