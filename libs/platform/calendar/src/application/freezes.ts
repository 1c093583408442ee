import { Injectable } from '@nestjs/common';
import { ok, refuse } from '#core/kernel';
import { AuditTrail } from '#platform/audit';
import { RecordNumbers, RecordTitles, UnitOfWork, type Transaction } from '#platform/persistence';
import { Freeze } from '../domain/freeze.entity.js';
import type { Interval } from '../domain/intervals.js';
import { Register, type Outcome, type RegisterKind } from './register.js';

/** Times in which services are not to be changed. */
@Injectable()
export class Freezes extends Register<Freeze> {
  protected readonly kind: RegisterKind<Freeze> = {
    entity: Freeze,
    recordKind: 'freeze',
    prefix: 'FRZ',
    fields: ['name', 'kind', 'start', 'end', 'services', 'reason'],
    titleOf: ({ name }) => name,
  };

  constructor(work: UnitOfWork, numbers: RecordNumbers, audit: AuditTrail, titles: RecordTitles) {
    super(work, numbers, audit, titles);
  }

  /** Those that touch the time, in order of their start. */
  within({ start, end }: Interval, tx?: Transaction): Promise<Freeze[]> {
    const read = (transaction: Transaction) => during(transaction, new Date(start), new Date(end)).orderBy('entry.start').getMany();
    return this.work.within(tx, read);
  }

  /** Those that touch the time and hold for one of the services. */
  async touching(services: readonly string[], time: Interval, tx?: Transaction): Promise<Freeze[]> {
    const all = await this.within(time, tx);
    return all.filter((freeze) => freeze.services.length === 0 || freeze.services.some((service) => services.includes(service)));
  }

  protected override named({ services = [] }: Partial<Freeze>) {
    return { at: 'services', numbers: services } as const;
  }

  protected check({ start, end }: Freeze): Promise<Outcome<void>> {
    return Promise.resolve(start < end ? ok() : refuse('validation-failed', 'The freeze must end after it starts.', 'end'));
  }
}

function during(tx: Transaction, start: Date, end: Date) {
  return tx.createQueryBuilder(Freeze, 'entry').where('entry.start < :end and entry.end > :start', { start, end });
}
