import { Injectable } from '@nestjs/common';
import type { ModelListItem, ModelVersion, ModelView, PersonRef } from '#core/contracts';
import { ok, refuse } from '#core/kernel';
import { People } from '#platform/identity';
import { knownJobTypes } from '#platform/job-worker';
import { ProcessEngine } from '#platform/orchestration';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import type { ModelOutcome, ModelRefusal } from '../domain/model-refusal.js';
import type { DeployedVersion } from '../domain/model-version.entity.js';
import type { Model } from '../domain/model.entity.js';
import { ModelStore } from './model-store.js';
import { ModelVersions } from './model-versions.js';

type Refs = Map<string, PersonRef>;

/** Reads models, drafts and versions as the modeller shows them. */
@Injectable()
export class ModelLibrary {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: People,
    private readonly engine: ProcessEngine,
    private readonly store: ModelStore,
    private readonly versions: ModelVersions,
  ) {}

  list(): Promise<ModelListItem[]> {
    return this.work.run(async (tx) => {
      const models = await this.store.all(tx);
      const latest = await this.versions.allLatest(tx);
      const refs = await this.draftRefs(models, tx);
      return models.map((model) => itemOf(model, latest.get(model.id) ?? null, refs));
    });
  }

  /** The draft if there is one, else the newest version. */
  async view(id: string): Promise<ModelOutcome<ModelView>> {
    const read = await this.work.run(async (tx) => {
      const model = await this.store.find(id, tx);
      if (!model) return null;
      const versions = await this.versions.ofModel(id, tx);
      return { model, versions, refs: await this.draftRefs([model], tx) };
    });
    if (!read) return unknownModel(id);
    const { model, versions, refs } = read;
    const content = model.draft ?? versions[0]?.content ?? '';
    const runningInstances = await this.runningInstances(model, versions);
    return ok({ ...itemOf(model, versions[0] ?? null, refs), content, isDraft: model.draft !== null, version: model.revision, runningInstances, servedJobTypes: [...knownJobTypes()] });
  }

  async listVersions(id: string): Promise<ModelOutcome<ModelVersion[]>> {
    return this.work.run(async (tx) => {
      const model = await this.store.find(id, tx);
      if (!model) return unknownModel(id);
      const versions = await this.versions.ofModel(id, tx);
      const refs = await this.people.refs(versions.flatMap(({ deployedById }) => deployedById ?? []), tx);
      return ok(versions.map((version) => versionView(model, version, refs)));
    });
  }

  /** The content as it was deployed. */
  async viewVersion(id: string, number: number): Promise<ModelOutcome<ModelView>> {
    const current = await this.view(id);
    if (!current.ok) return current;
    const version = await this.work.run((tx) => this.versions.one(id, number, tx));
    if (!version) return refuse('not-found', `The model "${id}" has no version ${number}.`);
    return ok({ ...current.value, content: version.content, isDraft: false });
  }

  /** Adds the model as it stands now to the refusal of a stale revision. */
  async withCurrent(id: string, failure: ModelRefusal): Promise<ModelRefusal> {
    if (failure.code !== 'version-mismatch') return failure;
    const current = await this.view(id);
    return current.ok ? { ...failure, current: current.value } : failure;
  }

  /** Reading a model works without the engine; then nothing is told of instances. */
  private async runningInstances(model: Model, versions: readonly DeployedVersion[]): Promise<ModelView['runningInstances']> {
    if (model.kind !== 'bpmn') return [];
    const counts = await Promise.all(versions.slice(0, COUNTED_VERSIONS).map((version) => this.countRunning(version)));
    return counts.filter(({ count }) => count > 0);
  }

  private async countRunning({ version, resourceKey }: DeployedVersion): Promise<{ version: number; count: number }> {
    const found = await this.engine.searchInstances({ processDefinitionKey: resourceKey, state: 'ACTIVE' }, { limit: 1 });
    return { version, count: found.ok ? found.value.total : 0 };
  }

  private draftRefs(models: readonly Model[], tx: Transaction): Promise<Refs> {
    return this.people.refs(models.flatMap(({ draftById }) => draftById ?? []), tx);
  }
}

/** Older versions rarely have running instances, and each count is a question to the engine. */
const COUNTED_VERSIONS = 20;

function unknownModel(id: string): ModelOutcome<never> {
  return refuse('not-found', `There is no model "${id}".`);
}

function itemOf({ id, kind, name, folder, draftById, draftAt }: Model, latest: DeployedVersion | null, refs: Refs): ModelListItem {
  const draftBy = draftById === null ? null : (refs.get(draftById) ?? null);
  return { id, kind, name, folder, deployedVersion: latest?.version ?? null, draftBy, draftAt: draftAt?.toISOString() ?? null };
}

function versionView(model: Model, { version, deployedAt, deployedById, note, resourceKey }: DeployedVersion, refs: Refs): ModelVersion {
  return {
    version,
    deployedAt: deployedAt.toISOString(),
    deployedBy: deployedById === null ? null : (refs.get(deployedById) ?? null),
    note,
    processDefinitionKey: model.kind === 'bpmn' ? resourceKey : null,
  };
}
