import type { FastifyReply, FastifyRequest } from 'fastify';
import { checked, responseOf } from '../http/answer.js';
import { userOf } from '../http/credential.js';
import { sendJson, sendNothing, type Api } from '../http/engine-api.js';
import { bodyOf } from '../http/json-body.js';
import { badRequest, refuse, resourceExhausted, unauthorized } from '../http/problem.js';
import { int64, needed, object } from '../input/check.js';
import { readWith } from '../input/read-body.js';
import { PARTITION, TENANT } from '../output/items.js';

/** 9999-12-31: the last instant with a four-digit year. */
const LAST_INSTANT = 253_402_300_799_999;
const pinBody = object({ timestamp: needed(int64({ min: 0, max: LAST_INSTANT })) });

function topology({ store, settings }: Api, request: FastifyRequest): object {
  const listening = request.server.server.address();
  const { address, port } = typeof listening === 'object' && listening ? listening : { address: '127.0.0.1', port: 0 };
  const health = store.isLeading ? 'healthy' : 'unhealthy';
  const partitions = [{ partitionId: PARTITION, role: store.isLeading ? 'leader' : 'inactive', health }];
  return {
    brokers: [{ nodeId: 0, host: address, port, version: settings.version, partitions }],
    clusterId: null, clusterSize: 1, partitionsCount: 1, replicationFactor: 1, gatewayVersion: settings.version, lastCompletedChangeId: '-1',
  };
}

function status({ store }: Api, reply: FastifyReply): FastifyReply {
  return store.isLeading ? sendNothing(reply) : refuse(resourceExhausted('This engine stands by: another one leads, or its database is away'));
}

function currentUser(request: FastifyRequest): object {
  const username = userOf(request) ?? refuse(unauthorized('No user is signed in'));
  return {
    username, displayName: username, email: null, authorizedComponents: ['*'], tenants: [{ tenantId: TENANT, name: 'Default', description: null }],
    groups: [], roles: [], salesPlanType: null, c8Links: {}, canLogout: false,
  };
}

async function moveClock({ store, settings }: Api, timestamp: number | null, reply: FastifyReply): Promise<FastifyReply> {
  if (!settings.controlledClock) return refuse(badRequest('The clock cannot be moved: start the engine with --clock controlled'));
  const refused = await store.pinClock(timestamp);
  if (refused) responseOf(refused);
  return sendNothing(reply);
}

const LICENSE = JSON.stringify({ validLicense: true, licenseType: 'Apache-2.0', isCommercial: false, expiresAt: null });

/** Job statistics are counted from the jobs themselves, so that nothing is cut. */
const CONFIGURATION = JSON.stringify({ jobMetrics: { enabled: true, exportInterval: 'PT5M', maxWorkerNameLength: 100, maxJobTypeLength: 100, maxTenantIdLength: 30, maxUniqueKeys: 9_500 } });

/** Topology, status, licence, configuration, who am I, and the clock. */
export function clusterRoutes(api: Api): void {
  const { app } = api;
  app.get('/topology', (request, reply) => sendJson(reply, JSON.stringify(topology(api, request))));
  app.get('/status', (_request, reply) => status(api, reply));
  app.get('/license', (_request, reply) => sendJson(reply, LICENSE));
  app.get('/system/configuration', (_request, reply) => sendJson(reply, CONFIGURATION));
  app.get('/authentication/me', (request, reply) => sendJson(reply, JSON.stringify(currentUser(request))));
  app.put('/clock', (request, reply) => moveClock(api, checked(readWith(pinBody, bodyOf(request))).timestamp, reply));
  app.post('/clock/reset', (_request, reply) => moveClock(api, null, reply));
}
