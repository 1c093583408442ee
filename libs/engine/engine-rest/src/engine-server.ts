import multipart from '@fastify/multipart';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { EngineStore } from '#engine/engine-store';
import { protectWith } from './http/credential.js';
import { isValidLink } from './http/document-link.js';
import type { Api, ApiSettings } from './http/engine-api.js';
import { answerBadAddress, answerErrors } from './http/errors.js';
import { acceptJson } from './http/json-body.js';
import { MAX_UPLOAD_BYTES } from './http/multipart-files.js';
import { notImplemented, Refused, unsupportedMediaType } from './http/problem.js';
import { clusterRoutes } from './routes/cluster.routes.js';
import { decisionRoutes } from './routes/decisions.routes.js';
import { deletionRoutes } from './routes/deletion.routes.js';
import { deploymentRoutes } from './routes/deployments.routes.js';
import { documentRoutes } from './routes/documents.routes.js';
import { eventRoutes } from './routes/events.routes.js';
import { instanceDataRoutes } from './routes/instance-data.routes.js';
import { jobRoutes } from './routes/jobs.routes.js';
import { modificationRoutes } from './routes/modification.routes.js';
import { NOT_OFFERED } from './routes/not-offered.js';
import { processDefinitionRoutes } from './routes/process-definitions.routes.js';
import { processInstanceRoutes } from './routes/process-instances.routes.js';
import { statisticsRoutes } from './routes/statistics.routes.js';
import { userTaskRoutes } from './routes/user-tasks.routes.js';

export interface EngineServerOptions extends Partial<ApiSettings> {
  /** `user:password`; without it every client may do everything. */
  readonly credential?: string;
  readonly logger?: FastifyBaseLogger;
}

/** Payloads of the cluster are limited to 4 MB. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;
/** A request must have arrived by then, headers and body; how long it is answered is another matter. */
const RECEIVE_WITHIN_MS = 60_000;
const DEFAULTS: ApiSettings = { longPollMs: 10_000, requestTimeoutMs: 10_000, controlledClock: false, version: '8.9.0' };

const RESOURCES = [clusterRoutes, deploymentRoutes, deletionRoutes, processDefinitionRoutes, processInstanceRoutes, modificationRoutes, instanceDataRoutes, jobRoutes, userTaskRoutes, eventRoutes, decisionRoutes, documentRoutes, statisticsRoutes];

function notOffered(app: FastifyInstance): void {
  for (const [url, method] of Object.entries(NOT_OFFERED)) {
    app.route({ method: [...method], url, handler: (request) => Promise.reject(new Refused(notImplemented(`This engine does not offer ${request.method} ${url}`))) });
  }
}

const TAKES_FILES = new Set(['/v2/deployments', '/v2/documents', '/v2/documents/batch']);

/** Files are taken where files belong; everything else is JSON. */
function refuseStrayFiles(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const stray = request.headers['content-type']?.startsWith('multipart/') && !TAKES_FILES.has(request.routeOptions.url ?? '');
    done(stray ? new Refused(unsupportedMediaType('Content-Type multipart/form-data is not supported here; use application/json')) : undefined);
  });
}

async function serveV2(app: FastifyInstance, store: EngineStore, options: EngineServerOptions): Promise<void> {
  acceptJson(app);
  await app.register(multipart, { limits: { fileSize: MAX_UPLOAD_BYTES, files: 500, fields: 100, fieldSize: 10_000, parts: 600 } });
  if (options.credential !== undefined) protectWith(app, options.credential, (request) => isValidLink(store, request));
  refuseStrayFiles(app);
  const api: Api = { app, store, settings: { ...DEFAULTS, ...options } };
  for (const routes of RESOURCES) routes(api);
  notOffered(app);
}

/** The orchestration cluster REST API 8.9 under /v2, over an engine store. Listening is the caller's affair. */
export function createEngineServer(store: EngineStore, options: EngineServerOptions = {}): FastifyInstance {
  const app = fastify({
    ...(options.logger ? { loggerInstance: options.logger } : { logger: false }),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: RECEIVE_WITHIN_MS,
    routerOptions: { maxParamLength: 500, ignoreTrailingSlash: true },
    forceCloseConnections: 'idle',
    frameworkErrors: answerBadAddress,
  });
  answerErrors(app);
  void app.register((v2) => serveV2(v2, store, options), { prefix: '/v2' });
  return app;
}
