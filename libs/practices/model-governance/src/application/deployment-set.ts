import type { ModelKind } from '#core/contracts';
import { linkedResourcesOf } from '#core/model-rules';
import { outlineOf } from '../domain/xml-guard.js';

/** A model with the content it shall have at the engine. */
export interface DeployableModel {
  id: string;
  kind: ModelKind;
  name: string;
  fileName: string;
  content: string;
}

/**
 * What has to be deployed together with the wanted model. A process that binds a form, a decision or a called process to its deployment
 * finds it only there: so a process brings them along, with what those bind in turn, and a changed model brings the processes bound to it.
 */
export async function deploymentSet(wanted: DeployableModel, deployed: readonly DeployableModel[]): Promise<DeployableModel[]> {
  const models = new Map([...deployed, wanted].map((model) => [model.id, model]));
  const bindings = await bindingsOf(models);
  const bound = reachedFrom([wanted.id], (id) => [...bindings].filter(([, ids]) => ids.includes(id)).map(([process]) => process));
  const all = reachedFrom(bound, (id) => bindings.get(id) ?? []);
  return [...all].map((id) => models.get(id)!);
}

/** Those that no other process brings along: what is brought must not be deployed alone, or its processes would not find it new. Of processes that bind each other the first. */
export async function independentModels(models: readonly DeployableModel[]): Promise<DeployableModel[]> {
  const bindings = await bindingsOf(new Map(models.map((model) => [model.id, model])));
  const brought = models.map(({ id }) => reachedFrom(bindings.get(id) ?? [], (one) => bindings.get(one) ?? []));
  const brings = (one: number, other: number) => brought[one]!.has(models[other]!.id);
  return models.filter((_, index) => !models.some((_other, place) => place !== index && brings(place, index) && (!brings(index, place) || place < index)));
}

/** What each process binds to its deployment, by its id. */
async function bindingsOf(models: ReadonlyMap<string, DeployableModel>): Promise<Map<string, string[]>> {
  const processes = [...models.values()].filter(({ kind }) => kind === 'bpmn');
  return new Map(await Promise.all(processes.map(async (process) => [process.id, await boundModels(process, models)] as const)));
}

/** These, and all that is reached from them step by step. */
function reachedFrom(ids: Iterable<string>, next: (id: string) => readonly string[]): Set<string> {
  const reached = new Set(ids);
  for (const id of reached) next(id).forEach((one) => reached.add(one));
  return reached;
}

/** Ids of the known models that the process binds to its deployment. */
async function boundModels(process: DeployableModel, models: ReadonlyMap<string, DeployableModel>): Promise<string[]> {
  const links = (await linkedResourcesOf(process.content)).filter(({ binding }) => binding === 'deployment');
  const owners = links.map(({ kind, id }) => (kind === 'dmn' ? ownerOfDecision(id, models) : id));
  return [...new Set(owners)].filter((id): id is string => id !== undefined && models.has(id));
}

/** A process names a decision; what is deployed is the table or graph that holds it. */
function ownerOfDecision(decisionId: string, models: ReadonlyMap<string, DeployableModel>): string | undefined {
  return [...models.values()].find(({ kind, content }) => kind === 'dmn' && decisionsOf(content).includes(decisionId))?.id;
}

/** Ids of the decisions in a DMN file. */
export function decisionsOf(xml: string): string[] {
  const outline = outlineOf(xml, ['decision']);
  return outline.ok ? outline.value.found.map(({ id }) => id) : [];
}
