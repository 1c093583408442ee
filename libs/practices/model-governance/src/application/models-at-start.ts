import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { isDatabaseUnreachable, UnitOfWork, type Transaction } from '#platform/persistence';
import type { DeployedVersion } from '../domain/model-version.entity.js';
import { Model } from '../domain/model.entity.js';
import { independentModels, type DeployableModel } from './deployment-set.js';
import { ModelDeployment } from './model-deployment.js';
import { ModelStore } from './model-store.js';
import { ModelVersions } from './model-versions.js';
import { ShippedModels, type ShippedModel } from './shipped-models.js';

const RETRY_MS = 1_000;
const START_LOCK = 4_815_162_343;
const ORDER = { form: 0, dmn: 1, bpmn: 2 } as const satisfies Record<Model['kind'], number>;

class EngineAway extends Error {}

/**
 * Brings the models to the engine when the server starts: those that came with the product or with its update, and those
 * deployed here before (an engine that knows them finds nothing new; one that was replaced gets them). What people
 * changed here is never overwritten by an update.
 */
@Injectable()
export class ModelsAtStart implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(ModelsAtStart.name);
  private readonly stop = new AbortController();
  private finished = false;
  private waiting = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly work: UnitOfWork,
    private readonly shipped: ShippedModels,
    private readonly store: ModelStore,
    private readonly versions: ModelVersions,
    private readonly deployment: ModelDeployment,
  ) {}

  /** True once every model is at the engine. */
  get done(): boolean {
    return this.finished;
  }

  /** Beside the first requests: reading works without models at the engine; the readiness probe waits for `done`. */
  onApplicationBootstrap(): void {
    this.running = this.deployWhenReachable();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.running;
  }

  /** Throws when the engine cannot be reached; a model that is refused is logged and does not keep others back. */
  async deployAll(): Promise<void> {
    const shipped = await this.shipped.read();
    await this.work.run(async (tx) => {
      await tx.query('select pg_advisory_xact_lock($1)', [START_LOCK]);
      for (const model of shipped) await this.adopt(model, tx);
      const wanted = await this.wantedModels(shipped, tx);
      for (const model of await independentModels(wanted)) await this.bring(model, wanted, tx);
    });
    this.finished = true;
  }

  private async deployWhenReachable(): Promise<void> {
    while (!this.stop.signal.aborted) {
      try {
        return await this.deployAll();
      } catch (error) {
        if (!(error instanceof EngineAway || isDatabaseUnreachable(error))) return this.giveUp(error);
        if (!this.waiting) this.log.log('Waiting for the engine, to deploy the models');
        this.waiting = true;
        await pause(RETRY_MS, undefined, { signal: this.stop.signal }).catch(() => undefined);
      }
    }
  }

  private giveUp(error: unknown): void {
    if (this.stop.signal.aborted) return;
    this.log.error('The models could not be deployed', error instanceof Error ? error.stack : String(error));
  }

  /** A row for every shipped model. */
  private async adopt({ id, kind, name, folder, fileName }: ShippedModel, tx: Transaction): Promise<void> {
    const row = { id, kind, name, folder, fileName, revision: 1 };
    await tx.createQueryBuilder().insert().into(Model).values(row).orIgnore().execute();
  }

  private async wantedModels(shipped: readonly ShippedModel[], tx: Transaction): Promise<DeployableModel[]> {
    const files = new Map(shipped.map((model) => [model.id, model]));
    const latest = await this.versions.allLatest(tx);
    const wanted = (await this.store.all(tx)).flatMap((model) => {
      const content = this.wantedContent(model, files.get(model.id), latest.get(model.id));
      return content === undefined ? [] : [{ ...model, content }];
    });
    await this.rememberShipped(shipped, wanted, tx);
    return wanted.sort((a, b) => ORDER[a.kind] - ORDER[b.kind]);
  }

  private wantedContent(model: Model, file: ShippedModel | undefined, latest: DeployedVersion | undefined): string | undefined {
    if (!latest || !file) return latest?.content ?? file?.content;
    const updated = file.hash !== model.shippedHash;
    const changedHere = latest.hash !== model.shippedHash;
    if (!updated) return latest.content;
    if (!changedHere || latest.hash === file.hash) return file.content;
    this.log.warn(`"${model.name}" (${file.folder}/${file.fileName}) is newer in this release, but was changed here: version ${latest.version} stays.`);
    return latest.content;
  }

  private async rememberShipped(shipped: readonly ShippedModel[], wanted: readonly DeployableModel[], tx: Transaction): Promise<void> {
    for (const { id, content, hash } of shipped) {
      if (wanted.some((model) => model.id === id && model.content === content)) await tx.update(Model, { id }, { shippedHash: hash });
    }
  }

  private async bring(model: DeployableModel, all: readonly DeployableModel[], tx: Transaction): Promise<void> {
    const brought = await this.deployment.bring(model, all, { actor: null, note: null }, tx);
    if (brought.ok) return;
    const { code, message, problems = [] } = brought.failure;
    if (code === 'engine-unreachable') throw new EngineAway(message);
    const sentences = problems.map(({ elementId, message: text }) => `${elementId ?? model.id}: ${text}`);
    this.log.error(`The engine refuses ${model.fileName}: ${[message, ...sentences].join(' ')}`);
  }
}
