import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Key, UserTaskChangeset, UserTaskRow, VariableRow } from '#engine/engine';
import { checked, responseOf } from '../http/answer.js';
import { sendJson, sendNothing, type Api } from '../http/engine-api.js';
import { bodyOf, variablesOf } from '../http/json-body.js';
import { invalidArgument, notFound, refuse } from '../http/problem.js';
import { anyObject, dateTimeText, filledText, flag, int32, list, needed, object, optional, text } from '../input/check.js';
import { pathKey } from '../input/path-key.js';
import { readWith } from '../input/read-body.js';
import { formItem, userTaskItem, variableListItem } from '../output/items.js';
import { SEARCH_RULES } from '../search/rules.js';
import type { SearchRules } from '../search/search-request.js';
import { answerSearch, checkSearch } from '../search/searching.js';
import { own, texts } from '../search/filter.js';
import { truncatesValues } from './instance-data.routes.js';

const completionBody = object({ variables: optional(anyObject), action: optional(text()) });
const assignmentBody = object({ assignee: needed(filledText()), allowOverride: optional(flag), action: optional(text()) });
const updateBody = object({
  changeset: optional(object({
    dueDate: optional(dateTimeText), followUpDate: optional(dateTimeText), candidateUsers: optional(list(text())), candidateGroups: optional(list(text())),
    priority: optional(int32({ min: 0, max: 100 })),
  })),
  action: optional(text()),
});

async function userTask({ store }: Api, request: FastifyRequest): Promise<UserTaskRow> {
  const key = pathKey(request, 'userTaskKey');
  const row = await store.reads.get('userTasks', 'userTaskKey', key);
  return row ?? refuse(notFound(`User task with key '${key}' not found`));
}

async function complete({ store, settings }: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const userTaskKey = pathKey(request, 'userTaskKey');
  const { action } = checked(readWith(completionBody, bodyOf(request) ?? {}));
  const command = { kind: 'completeUserTask', userTaskKey, variables: variablesOf(request), action: action ?? 'complete', requestId: randomUUID() } as const;
  responseOf(await store.submitUserTask<'completeUserTask'>(command, settings.requestTimeoutMs));
  return sendNothing(reply);
}

async function assign({ store, settings }: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const userTaskKey = pathKey(request, 'userTaskKey');
  const { assignee, allowOverride, action } = checked(readWith(assignmentBody, bodyOf(request)));
  const command = { kind: 'assignUserTask', userTaskKey, assignee, allowOverride: allowOverride ?? true, action: action || 'assign', requestId: randomUUID() } as const;
  responseOf(await store.submitUserTask<'assignUserTask'>(command, settings.requestTimeoutMs));
  return sendNothing(reply);
}

async function unassign({ store, settings }: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const userTaskKey = pathKey(request, 'userTaskKey');
  const command = { kind: 'assignUserTask', userTaskKey, assignee: null, allowOverride: true, action: 'unassign', requestId: randomUUID() } as const;
  responseOf(await store.submitUserTask<'assignUserTask'>(command, settings.requestTimeoutMs));
  return sendNothing(reply);
}

async function update({ store, settings }: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const userTaskKey = pathKey(request, 'userTaskKey');
  const { changeset, action } = checked(readWith(updateBody, bodyOf(request) ?? {}));
  const changes = Object.entries(changeset ?? {});
  if (changes.length === 0 && !action) return refuse(invalidArgument('No update data provided: at least one of [changeset, action] is required'));
  const cleared = Object.fromEntries(changes.map(([name, value]) => [name, value === '' ? null : value])) as UserTaskChangeset;
  const command = { kind: 'updateUserTask', userTaskKey, changeset: cleared, action: action || 'update', requestId: randomUUID() } as const;
  responseOf(await store.submitUserTask<'updateUserTask'>(command, settings.requestTimeoutMs));
  return sendNothing(reply);
}

async function form(api: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { formKey } = await userTask(api, request);
  const row = formKey === null ? null : await api.store.reads.get('forms', 'formKey', formKey);
  return row ? sendJson(reply, JSON.stringify(formItem(row))) : sendNothing(reply);
}

/** The scopes a task sees, its own first, the process instance last. */
async function scopesOf({ store }: Api, task: UserTaskRow): Promise<Key[]> {
  const scopes = [task.elementInstanceKey];
  const elements = new Map((await store.reads.list('elementInstances', 'processInstanceKey', task.processInstanceKey)).map((row) => [row.elementInstanceKey, row]));
  for (let row = elements.get(task.elementInstanceKey); row; row = elements.get(row.flowScopeKey)) scopes.push(row.flowScopeKey);
  return scopes;
}

const VARIABLE_RULES: SearchRules = { view: 'variables', filter: { name: own(texts) }, sort: SEARCH_RULES.variables.sort };

async function searchVariables(api: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const truncate = truncatesValues(request);
  checkSearch(VARIABLE_RULES, request);
  const scopes = await scopesOf(api, await userTask(api, request));
  const visible = { kind: 'own', condition: { field: 'scopeKey', operator: 'in', value: scopes } } as const;
  return answerSearch(api.store, VARIABLE_RULES, request, reply, (row) => variableListItem(row as VariableRow, truncate), [visible]);
}

/** Keys of the variables that the task sees: for each name the one of the nearest scope. */
async function effectiveKeys(api: Api, task: UserTaskRow): Promise<Key[]> {
  const scopes = await scopesOf(api, task);
  const nearest = new Map<string, VariableRow>();
  for (const row of await api.store.reads.variablesOfScopes(scopes)) {
    const known = nearest.get(row.name);
    if (!known || scopes.indexOf(row.scopeKey) < scopes.indexOf(known.scopeKey)) nearest.set(row.name, row);
  }
  return [...nearest.values()].map((row) => row.variableKey);
}

async function searchEffectiveVariables(api: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const truncate = truncatesValues(request);
  checkSearch(VARIABLE_RULES, request);
  const keys = await effectiveKeys(api, await userTask(api, request));
  const effective = { kind: 'own', condition: { field: 'variableKey', operator: 'in', value: keys } } as const;
  return answerSearch(api.store, VARIABLE_RULES, request, reply, (row) => variableListItem(row as VariableRow, truncate), [effective]);
}

export function userTaskRoutes(api: Api): void {
  const { app, store } = api;
  const one = '/user-tasks/:userTaskKey';
  app.post('/user-tasks/search', (request, reply) => answerSearch(store, SEARCH_RULES.userTasks, request, reply, userTaskItem));
  app.get(one, async (request, reply) => sendJson(reply, JSON.stringify(userTaskItem(await userTask(api, request)))));
  app.patch(one, (request, reply) => update(api, request, reply));
  app.post(`${one}/completion`, (request, reply) => complete(api, request, reply));
  app.post(`${one}/assignment`, (request, reply) => assign(api, request, reply));
  app.delete(`${one}/assignee`, (request, reply) => unassign(api, request, reply));
  app.get(`${one}/form`, (request, reply) => form(api, request, reply));
  app.post(`${one}/variables/search`, (request, reply) => searchVariables(api, request, reply));
  app.post(`${one}/effective-variables/search`, (request, reply) => searchEffectiveVariables(api, request, reply));
}
