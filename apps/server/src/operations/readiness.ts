import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ProcessEngine } from '#platform/orchestration';
import { pendingMigrations } from '#platform/persistence';
import { migrations } from '../migrations.js';

export type Check = 'up' | 'down' | 'pending';

export interface ReadinessReport {
  ready: boolean;
  draining: boolean;
  database: Check;
  migrations: Check;
  engine: Check;
}

/** Whether this server can do its work now: not while it ends, and not without database, tables and engine. */
@Injectable()
export class Readiness {
  private draining = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly engine: ProcessEngine,
  ) {}

  /** From now on `/readyz` is red, so that a balancer sends no more requests. */
  drain(): void {
    this.draining = true;
  }

  async report(): Promise<ReadinessReport> {
    const [tables, engine] = await Promise.all([this.tables(), this.engineAnswers()]);
    const database: Check = tables === 'down' ? 'down' : 'up';
    const ready = !this.draining && tables === 'up' && engine === 'up';
    return { ready, draining: this.draining, database, migrations: tables, engine };
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
