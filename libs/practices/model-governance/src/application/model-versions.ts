import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/persistence';
import { hashOf } from '../domain/model-content.js';
import { DeployedVersion } from '../domain/model-version.entity.js';

/** One version as the engine reported it. */
export interface ReportedVersion {
  modelId: string;
  content: string;
  version: number;
  resourceKey: string;
  note: string | null;
  deployedById: string | null;
}

/** What is deployed, version by version. */
@Injectable()
export class ModelVersions {
  latest(modelId: string, tx: Transaction): Promise<DeployedVersion | null> {
    return tx.findOne(DeployedVersion, { where: { modelId }, order: { version: 'DESC' } });
  }

  /** The newest version of every model, by model id. */
  async allLatest(tx: Transaction): Promise<Map<string, DeployedVersion>> {
    const rows = await tx.createQueryBuilder(DeployedVersion, 'version').distinctOn(['version.modelId']).orderBy('version.modelId').addOrderBy('version.version', 'DESC').getMany();
    return new Map(rows.map((row) => [row.modelId, row]));
  }

  ofModel(modelId: string, tx: Transaction): Promise<DeployedVersion[]> {
    return tx.find(DeployedVersion, { where: { modelId }, order: { version: 'DESC' } });
  }

  one(modelId: string, version: number, tx: Transaction): Promise<DeployedVersion | null> {
    return tx.findOneBy(DeployedVersion, { modelId, version });
  }

  /**
   * Remembers what the engine reported. A key that is known already means that the engine found nothing new; an engine
   * that was replaced counts from 1 again, then the versions here go on from the last one.
   */
  async remember(reported: ReportedVersion, tx: Transaction): Promise<{ version: DeployedVersion; isNew: boolean }> {
    const { modelId, resourceKey } = reported;
    const known = await tx.findOneBy(DeployedVersion, { modelId, resourceKey });
    if (known) return { version: known, isNew: false };
    const last = (await this.latest(modelId, tx))?.version ?? 0;
    const version = tx.create(DeployedVersion, {
      ...reported,
      version: Math.max(reported.version, last + 1),
      hash: hashOf(reported.content),
      deployedAt: new Date(),
    });
    await tx.insert(DeployedVersion, version);
    return { version, isNew: true };
  }
}
