import { ok } from '#core/kernel';
import type { LinkedResource } from '#engine/bpmn-model';
import type { Job } from '../compile/executable.js';
import type { Step } from '../process/step.js';
import type { Instance } from '../state/state.js';
import { bind } from './binding.js';
import { failure, type Attempt } from './failure.js';

const HEADER = 'linkedResources';

/** The job's headers; one of them tells the worker the keys of the deployed files that its task links to. */
export function withLinkedResources(step: Step, { headers, linkedResources }: Job, instance: Instance): Attempt<Job['headers']> {
  if (linkedResources.length === 0) return ok(headers);
  const links: { resourceKey: string; resourceType: string; linkName: string | null }[] = [];
  for (const link of linkedResources) {
    const { resourceId, resourceType, linkName, binding } = link;
    const resource = bind(step, 'resources', resourceId, binding, instance);
    if (!resource) return failure('RESOURCE_NOT_FOUND', missing(link));
    links.push({ resourceKey: resource.resourceKey, resourceType, linkName });
  }
  return ok({ ...headers, [HEADER]: JSON.stringify(links) });
}

function missing({ resourceId, binding: { type, versionTag } }: LinkedResource): string {
  const which = { latest: '', deployment: ' in the deployment of the process', versionTag: ` with the version tag '${versionTag}'` }[type];
  return `Expected to link the resource '${resourceId}'${which}, but there is none. Deploy it and resolve the incident`;
}
