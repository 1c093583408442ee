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
 * What has to be deployed together with the wanted model. A process that binds a form or decision to its deployment
 * finds it only there: so a process brings them along, and a changed form or decision brings the processes bound to it.
 */
export async function deploymentSet(wanted: DeployableModel, deployed: readonly DeployableModel[]): Promise<DeployableModel[]> {
  const models = new Map([...deployed, wanted].map((model) => [model.id, model]));
  const set = new Set([wanted]);
  for (const process of await processesOf(wanted, [...models.values()])) {
    set.add(process);
    for (const id of await boundModels(process, models)) set.add(models.get(id)!);
  }
  return [...set];
}

/** Those that no process brings along: the others must not be deployed alone, or their processes would not find them new. */
export async function independentModels(models: readonly DeployableModel[]): Promise<DeployableModel[]> {
  const known = new Map(models.map((model) => [model.id, model]));
  const processes = models.filter(({ kind }) => kind === 'bpmn');
  const brought = new Set((await Promise.all(processes.map((process) => boundModels(process, known)))).flat());
  return models.filter(({ id }) => !brought.has(id));
}

async function processesOf(wanted: DeployableModel, models: readonly DeployableModel[]): Promise<DeployableModel[]> {
  if (wanted.kind === 'bpmn') return [wanted];
  const known = new Map(models.map((model) => [model.id, model]));
  const bound: DeployableModel[] = [];
  for (const model of models) {
    if (model.kind === 'bpmn' && (await boundModels(model, known)).includes(wanted.id)) bound.push(model);
  }
  return bound;
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
