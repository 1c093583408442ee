import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clause, EngineStore } from '#engine/engine-store';
import { checked, responseOf } from '../http/answer.js';
import { sendJson, sendNothing, type Api } from '../http/engine-api.js';
import { bodyOf } from '../http/json-body.js';
import { flag, int64, object, optional } from '../input/check.js';
import { pathKey } from '../input/path-key.js';
import { readWith } from '../input/read-body.js';

const reference = { operationReference: optional(int64({ min: 1 })) };
const instanceBody = object(reference);
const resourceBody = object({ ...reference, deleteHistory: optional(flag) });

/** So many instances are deleted at a time: other commands come in between. */
const AT_ONCE = 200;

const ofDefinition = (processDefinitionKey: string): Clause => ({ kind: 'own', condition: { field: 'processDefinitionKey', operator: 'eq', value: processDefinitionKey } });
const FINISHED: Clause = { kind: 'own', condition: { field: 'state', operator: 'neq', value: 'ACTIVE' } };

async function instancesOf(store: EngineStore, where: readonly Clause[]): Promise<readonly string[]> {
  const { items } = await store.currentReads.search('processInstances', { where, sort: [], page: { kind: 'offset', from: 0, limit: AT_ONCE } });
  return items.map((row) => row.processInstanceKey);
}

/** What another request has deleted meanwhile is deleted as well. */
async function deleteInstance(store: EngineStore, processInstanceKey: string): Promise<void> {
  const reply = await store.submit({ kind: 'deleteProcessInstance', processInstanceKey });
  if (reply.kind !== 'rejection') responseOf(reply);
}

/** Deletes the instances that are over, and when none is left the process itself. */
async function deleteHistory(store: EngineStore, processDefinitionKey: string): Promise<void> {
  const finished = [ofDefinition(processDefinitionKey), FINISHED];
  for (let keys = await instancesOf(store, finished); keys.length > 0; keys = await instancesOf(store, finished)) {
    await Promise.all(keys.map((key) => deleteInstance(store, key)));
  }
  const running = await instancesOf(store, [ofDefinition(processDefinitionKey)]);
  if (running.length === 0) await store.submit({ kind: 'forgetProcess', processDefinitionKey });
}

/** Deletes the resource. True when it is a process, whose history may be asked for once more when it is deleted already. */
async function isDeletedProcess(store: EngineStore, resourceKey: string, withHistory: boolean): Promise<boolean> {
  const process = withHistory ? await store.currentReads.get('processDefinitions', 'processDefinitionKey', resourceKey) : null;
  if (process?.state === 'DELETED') return true;
  return responseOf(await store.submit({ kind: 'deleteResource', resourceKey })).isProcess;
}

async function deleteResource({ store }: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const resourceKey = pathKey(request, 'resourceKey');
  const { deleteHistory: withHistory = false } = checked(readWith(resourceBody, bodyOf(request) ?? {}));
  const deletesHistory = (await isDeletedProcess(store, resourceKey, withHistory)) && withHistory;
  if (deletesHistory) await deleteHistory(store, resourceKey);
  const batchOperation = deletesHistory ? { batchOperationKey: resourceKey, batchOperationType: 'DELETE_PROCESS_INSTANCE' } : null;
  return sendJson(reply, JSON.stringify({ resourceKey, batchOperation }));
}

async function deleteProcessInstance({ store }: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const processInstanceKey = pathKey(request, 'processInstanceKey');
  checked(readWith(instanceBody, bodyOf(request) ?? {}));
  responseOf(await store.submit({ kind: 'deleteProcessInstance', processInstanceKey }));
  return sendNothing(reply);
}

async function deleteDecisionInstance({ store }: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const decisionEvaluationKey = pathKey(request, 'decisionEvaluationKey');
  checked(readWith(instanceBody, bodyOf(request) ?? {}));
  responseOf(await store.submit({ kind: 'deleteDecisionInstance', decisionEvaluationKey }));
  return sendNothing(reply);
}

/** What is over or not wanted any more. All of it is gone when the request is answered. */
export function deletionRoutes(api: Api): void {
  const { app } = api;
  app.post('/resources/:resourceKey/deletion', (request, reply) => deleteResource(api, request, reply));
  app.post('/process-instances/:processInstanceKey/deletion', (request, reply) => deleteProcessInstance(api, request, reply));
  app.post('/decision-instances/:decisionEvaluationKey/deletion', (request, reply) => deleteDecisionInstance(api, request, reply));
}
