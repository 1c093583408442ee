import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ProcessEngine } from '#platform/orchestration';
import { pendingMigrations } from '#platform/persistence';
import { ModelsAtStart } from '#practices/model-governance';
import { migrations } from '../migrations.js';

export type Check = 'up' | 'down' | 'pending';

export interface ReadinessReport {
  ready: boolean;
  draining: boolean;
  database: Check;
  migrations: Check;
  engine: Check;
  models: Check;
}

/** Whether this server can do its work now: not while it ends, and not without database, tables, engine and models. */
@Injectable()
export class Readiness {
  private draining = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly engine: ProcessEngine,
    private readonly atStart: ModelsAtStart,
  ) {}

  /** From now on `/readyz` is red, so that a balancer sends no more requests. */
  drain(): void {
    this.draining = true;
  }

  async report(): Promise<ReadinessReport> {
    const [tables, engine] = await Promise.all([this.tables(), this.engineAnswers()]);
    const database: Check = tables === 'down' ? 'down' : 'up';
    const models: Check = this.atStart.done ? 'up' : 'pending';
    const ready = !this.draining && [tables, engine, models].every((check) => check === 'up');
    return { ready, draining: this.draining, database, migrations: tables, engine, models };
  }

  private async tables(): Promise<Check> {
    try {
      const pending = await pendingMigrations((sql) => this.dataSource.query(sql), migrations);
      return pending.length === 0 ? 'up' : 'pending';
    } catch {
      return 'down';
    }
  }

  private async engineAnswers(): Promise<Check> {
    return (await this.engine.reachable()).ok ? 'up' : 'down';
  }
}
