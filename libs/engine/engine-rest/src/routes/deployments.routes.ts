import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ResourceRow, Responses } from '#engine/engine';
import { responseOf } from '../http/answer.js';
import { sendJson, type Api } from '../http/engine-api.js';
import { readUpload } from '../http/multipart-files.js';
import { invalidArgument, notFound, refuse } from '../http/problem.js';
import { pathKey } from '../input/path-key.js';
import { resourceItem, TENANT } from '../output/items.js';
import { refuseOtherTenants } from './process-instances.routes.js';

const NOTHING = { processDefinition: null, decisionDefinition: null, decisionRequirements: null, form: null, resource: null } as const;
const tenantId = TENANT;

const deploymentItem = (deployed: Responses['deploy']) => ({
  deploymentKey: deployed.deploymentKey,
  tenantId,
  deployments: [
    ...deployed.processes.map((one) => ({ ...NOTHING, processDefinition: { ...one, tenantId } })),
    ...deployed.decisions.map((one) => ({ ...NOTHING, decisionDefinition: { ...one, tenantId } })),
    ...deployed.decisionRequirements.map((one) => ({ ...NOTHING, decisionRequirements: { ...one, tenantId } })),
    ...deployed.forms.map((one) => ({ ...NOTHING, form: { ...one, tenantId } })),
    ...deployed.resources.map((one) => ({ ...NOTHING, resource: { ...one, tenantId } })),
  ],
});

async function deploy({ store }: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { files, tenantId: tenant } = await readUpload(request);
  refuseOtherTenants(tenant);
  if (files.length === 0) return refuse(invalidArgument('Request property [resources] must hold at least one file'));
  const deployed = responseOf(await store.submit({ kind: 'deploy', files }));
  return sendJson(reply, JSON.stringify(deploymentItem(deployed)));
}

async function resource({ store }: Api, request: FastifyRequest): Promise<ResourceRow> {
  const key = pathKey(request, 'resourceKey');
  const row = await store.currentReads.get('resources', 'resourceKey', key);
  return row?.state === 'ACTIVE' ? row : refuse(notFound(`Resource with key '${key}' not found`));
}

/** Deployments and resources. */
export function deploymentRoutes(api: Api): void {
  api.app.post('/deployments', (request, reply) => deploy(api, request, reply));
  api.app.get('/resources/:resourceKey', async (request, reply) => sendJson(reply, JSON.stringify(resourceItem(await resource(api, request)))));
  api.app.get('/resources/:resourceKey/content', async (request, reply) => sendJson(reply, (await resource(api, request)).content));
}
