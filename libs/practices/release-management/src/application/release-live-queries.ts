import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, Raw } from 'typeorm';
import type { LiveAnswer } from '#core/contracts';
import { LiveQueries, MOST_RECORDS, type LiveScope } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { Release } from '../domain/release.entity.js';
import { BEFORE_DEPLOYMENT } from '../domain/release.lifecycle.js';
import { Readiness } from './readiness.js';

/** What releases answer to live queries of gates and other decisions. */
@Injectable()
export class ReleaseLiveQueries implements OnModuleInit {
  constructor(
    private readonly queries: LiveQueries,
    private readonly readiness: Readiness,
  ) {}

  onModuleInit(): void {
    this.queries.register({ id: 'releases-not-ready', answer: (scope, _days, tx) => this.notReady(scope, tx) });
  }

  /** By the policy that each was checked by last; one that was never checked is not ready. */
  private async notReady({ project }: LiveScope, tx: Transaction): Promise<LiveAnswer> {
    const projects = Raw((column) => `${column} @> array[:project]`, { project });
    const releases = await tx.find(Release, { where: { projects, state: In(BEFORE_DEPLOYMENT) }, order: { createdAt: 'ASC', id: 'ASC' } });
    const found: LiveAnswer['records'] = [];
    for (const release of releases) {
      const blockers = await this.readiness.blockers(release, tx);
      if (blockers.length > 0) found.push({ number: release.number, title: release.title });
    }
    return { value: found.length, records: found.slice(0, MOST_RECORDS) };
  }
}
