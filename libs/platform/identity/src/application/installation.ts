import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '#platform/persistence';

/** Steps done once in the life of an installation. */
export type InstallationStep = 'administrator' | 'sample';

/** Remembers for good which steps are done: their rows can be neither changed nor removed. */
@Injectable()
export class Installation {
  private readonly done = new Set<InstallationStep>();

  constructor(private readonly dataSource: DataSource) {}

  async isDone(step: InstallationStep): Promise<boolean> {
    if (this.done.has(step)) return true;
    const rows = await this.dataSource.query<unknown[]>('select from tollgate.installation_step where step = $1', [step]);
    if (rows.length > 0) this.done.add(step);
    return rows.length > 0;
  }

  /** Does the step in the caller's transaction; false when it was done before, or by another at the same moment. */
  async finish(step: InstallationStep, tx: Transaction): Promise<boolean> {
    const rows = await tx.query<unknown[]>('insert into tollgate.installation_step (step) values ($1) on conflict do nothing returning step', [step]);
    return rows.length > 0;
  }
}
