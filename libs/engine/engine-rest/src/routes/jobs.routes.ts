import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AdHocResult, TaskListenerResult, UserTaskAttributes } from '#engine/engine';
import { checked, responseOf } from '../http/answer.js';
import { sendJson, sendNothing, type Api } from '../http/engine-api.js';
import { bodyOf, variablesOf, type JsonBody } from '../http/json-body.js';
import { invalidArgument, refuse } from '../http/problem.js';
import { anyObject, dateTimeText, filledText, flag, int32, int64, list, needed, object, oneOf, optional, text, type Check, type Checked } from '../input/check.js';
import { activationsOf, adHocActivation } from '../input/ad-hoc-activation.js';
import { pathKey } from '../input/path-key.js';
import { readWith } from '../input/read-body.js';
import { jobItem } from '../output/items.js';
import { jobsJson } from '../output/job-json.js';
import { SEARCH_RULES } from '../search/rules.js';
import { answerSearch } from '../search/searching.js';
import { refuseOtherTenants } from './process-instances.routes.js';

const MAX_WAIT_MS = 10 * 60_000;

const activationBody = object({
  type: needed(filledText({ max: 1_000 })),
  timeout: needed(int64({ min: 1 })),
  maxJobsToActivate: needed(int32({ min: 1 })),
  worker: optional(text({ max: 1_000 })),
  fetchVariable: optional(list(text(), { max: 1_000 })),
  requestTimeout: optional(int64()),
  tenantIds: optional(list(text())),
  tenantFilter: optional(oneOf(['PROVIDED', 'ASSIGNED'])),
});

const correctionFields = object({
  assignee: optional(text()), dueDate: optional(dateTimeText), followUpDate: optional(dateTimeText),
  candidateUsers: optional(list(text())), candidateGroups: optional(list(text())), priority: optional(int32({ min: 0, max: 100 })),
});

const adHocFields = {
  activateElements: optional(list(adHocActivation)), isCompletionConditionFulfilled: optional(flag), isCancelRemainingInstances: optional(flag),
};

const completionBody = object({
  variables: optional(anyObject),
  result: optional(object({ type: optional(text()), denied: optional(flag), deniedReason: optional(text()), corrections: optional(correctionFields), ...adHocFields })),
});
const failureBody = object({ retries: optional(int32()), errorMessage: optional(text()), retryBackOff: optional(int64({ min: 0 })), variables: optional(anyObject) });
const errorBody = object({ errorCode: needed(filledText()), errorMessage: optional(text()), variables: optional(anyObject) });
const updateBody = object({ changeset: needed(object({ retries: optional(int32()), timeout: optional(int64()) })), operationReference: optional(int64({ min: 1 })) });

const readOr = <T>(check: Check<T>, request: FastifyRequest): T => checked(readWith(check, bodyOf(request) ?? {}));

/** requestTimeout: absent or 0 is the server's long poll, negative does not wait. */
const waitMs = (requested: number | undefined, standard: number): number => (!requested ? standard : Math.min(Math.max(requested, 0), MAX_WAIT_MS));

async function activate({ store, settings }: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const body = checked(readWith(activationBody, bodyOf(request)));
  if (body.tenantFilter !== 'ASSIGNED') body.tenantIds?.forEach(refuseOtherTenants);
  const left = new AbortController();
  const onClose = (): void => left.abort();
  request.raw.socket.once('close', onClose);
  const result = await store.activateJobs(
    { kind: 'activateJobs', type: body.type, worker: body.worker ?? '', timeout: body.timeout, maxJobs: Math.min(body.maxJobsToActivate, 1_000), fetchVariables: body.fetchVariable ?? [] },
    waitMs(body.requestTimeout, settings.longPollMs),
    left.signal,
  );
  request.raw.socket.removeListener('close', onClose);
  return sendJson(reply, jobsJson(responseOf(result).jobs));
}

type ReadResult = NonNullable<Checked<typeof completionBody>['result']>;

/** What the worker answered to a task listener job. Only given attributes are corrections; an empty text clears one. */
function listenerResult(read: ReadResult | undefined): TaskListenerResult | null {
  if (!read) return null;
  const corrections = Object.entries(read.corrections ?? {}).map(([name, value]) => [name, value === '' ? null : value]);
  return { denied: read.denied ?? false, deniedReason: read.deniedReason ?? '', corrections: Object.fromEntries(corrections) as Partial<UserTaskAttributes> };
}

/** What the worker of an ad-hoc sub-process chose. */
function adHocResult(read: ReadResult | undefined, request: FastifyRequest): AdHocResult | null {
  if (!read?.activateElements && !read?.isCompletionConditionFulfilled && !read?.isCancelRemainingInstances) return null;
  return {
    activateElements: activationsOf(read.activateElements ?? [], (request.body as JsonBody).text, ['result', 'activateElements']),
    isCompletionConditionFulfilled: read.isCompletionConditionFulfilled ?? false,
    isCancelRemainingInstances: read.isCancelRemainingInstances ?? false,
  };
}

async function complete({ store }: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const jobKey = pathKey(request, 'jobKey');
  const { result } = readOr(completionBody, request);
  responseOf(await store.submit({ kind: 'completeJob', jobKey, variables: variablesOf(request), result: listenerResult(result), adHoc: adHocResult(result, request) }));
  return sendNothing(reply);
}

async function fail({ store }: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const jobKey = pathKey(request, 'jobKey');
  const body = readOr(failureBody, request);
  responseOf(await store.submit({
    kind: 'failJob', jobKey, retries: body.retries ?? 0, retryBackOff: body.retryBackOff ?? 0, errorMessage: body.errorMessage ?? '', variables: variablesOf(request),
  }));
  return sendNothing(reply);
}

async function throwError({ store }: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const jobKey = pathKey(request, 'jobKey');
  const body = checked(readWith(errorBody, bodyOf(request)));
  responseOf(await store.submit({ kind: 'throwJobError', jobKey, errorCode: body.errorCode, errorMessage: body.errorMessage ?? '', variables: variablesOf(request) }));
  return sendNothing(reply);
}

async function update({ store }: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const jobKey = pathKey(request, 'jobKey');
  const { changeset } = checked(readWith(updateBody, bodyOf(request)));
  if (changeset.retries === undefined && changeset.timeout === undefined) refuse(invalidArgument('At least one of [changeset.retries, changeset.timeout] is required'));
  responseOf(await store.submit({ kind: 'updateJob', jobKey, retries: changeset.retries ?? null, timeout: changeset.timeout ?? null }));
  return sendNothing(reply);
}

export function jobRoutes(api: Api): void {
  const { app, store } = api;
  app.post('/jobs/activation', (request, reply) => activate(api, request, reply));
  app.post('/jobs/search', (request, reply) => answerSearch(store, SEARCH_RULES.jobs, request, reply, jobItem));
  app.patch('/jobs/:jobKey', (request, reply) => update(api, request, reply));
  app.post('/jobs/:jobKey/completion', (request, reply) => complete(api, request, reply));
  app.post('/jobs/:jobKey/failure', (request, reply) => fail(api, request, reply));
  app.post('/jobs/:jobKey/error', (request, reply) => throwError(api, request, reply));
}
