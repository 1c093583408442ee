import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { AcceptanceDirectory, type AcceptanceFacts } from '#platform/orchestration';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { Criteria } from '../criteria/criteria.js';
import { redMandatory } from '../criteria/readiness.js';
import { Acceptance } from './acceptance.entity.js';

/** Answers other practices' questions about acceptances. */
@Injectable()
export class RecordedAcceptances extends AcceptanceDirectory {
  constructor(
    private readonly work: UnitOfWork,
    private readonly criteria: Criteria,
  ) {
    super();
  }

  byRelease(release: string | null, services: readonly string[], tx?: Transaction): Promise<AcceptanceFacts[]> {
    if (services.length === 0) return Promise.resolve([]);
    return this.work.within(tx, (within) => this.read(release, services, within));
  }

  private async read(release: string | null, services: readonly string[], tx: Transaction): Promise<AcceptanceFacts[]> {
    const where = { service: In([...services]), release: release ?? IsNull(), state: Not('withdrawn' as const) };
    const rows = await tx.find(Acceptance, { where, order: { createdAt: 'ASC' } });
    const newest = [...new Map(rows.map((row) => [row.service, row])).values()];
    const readings = await this.criteria.ofAll(newest.map(({ number }) => number), tx);
    return newest.map(({ number, title, service, project, state, release: own }) => ({
      ...{ number, title, service, project, state, release: own },
      entered: state === 'accepted',
      redMandatory: redMandatory(readings.get(number) ?? []).map(({ text }) => text),
    }));
  }
}
