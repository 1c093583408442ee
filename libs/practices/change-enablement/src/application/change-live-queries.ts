import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import type { ChangeOutcome, LiveAnswer } from '#core/contracts';
import { LiveQueries, MOST_RECORDS, type LiveScope } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { Change } from '../domain/change.entity.js';
import { ENDED_STATES } from '../domain/change.lifecycle.js';

const FAILED: readonly ChangeOutcome[] = ['backed-out', 'unsuccessful'];
const DAY_MS = 24 * 3_600_000;

/** What changes answer to live queries of gates and other decisions. */
@Injectable()
export class ChangeLiveQueries implements OnModuleInit {
  constructor(private readonly queries: LiveQueries) {}

  onModuleInit(): void {
    this.queries.register({ id: 'open-changes', answer: (scope, _days, tx) => counted(open(scope, tx)) });
    this.queries.register({ id: 'failed-changes', answer: (scope, days, tx) => counted(failed(closed(scope, days, tx))) });
    this.queries.register({ id: 'successful-changes', answer: successShare });
  }
}

async function counted(changes: SelectQueryBuilder<Change>): Promise<LiveAnswer> {
  const [found, value] = await changes.orderBy('change.ordinal').take(MOST_RECORDS).getManyAndCount();
  return { value, records: found.map(({ number, title }) => ({ number, title })) };
}

/** In per cent; 100 when none was closed. Names those that failed. */
async function successShare(scope: LiveScope, days: number, tx: Transaction): Promise<LiveAnswer> {
  const all = await closed(scope, days, tx).getCount();
  const { value: bad, records } = await counted(failed(closed(scope, days, tx)));
  return { value: all === 0 ? 100 : Math.floor((100 * (all - bad)) / all), records };
}

function open({ services }: LiveScope, tx: Transaction): SelectQueryBuilder<Change> {
  return touching(services, tx).andWhere('change.submitted_at is not null').andWhere('change.state <> all(:ended)', { ended: ENDED_STATES });
}

function closed({ services }: LiveScope, days: number, tx: Transaction): SelectQueryBuilder<Change> {
  return touching(services, tx).andWhere(`change.state = 'closed'`).andWhere('change.updated_at >= :since', { since: new Date(Date.now() - days * DAY_MS) });
}

function failed(changes: SelectQueryBuilder<Change>): SelectQueryBuilder<Change> {
  return changes.andWhere('change.outcome = any(:failed)', { failed: FAILED });
}

function touching(services: readonly string[], tx: Transaction): SelectQueryBuilder<Change> {
  return tx.createQueryBuilder(Change, 'change').where('change.services && :services', { services: [...services] });
}
