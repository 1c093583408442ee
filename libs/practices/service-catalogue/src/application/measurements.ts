import { Injectable } from '@nestjs/common';
import type { MeasurementView, Page, ProblemCode } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { AuditTrail } from '#platform/audit';
import { People, type Actor } from '#platform/identity';
import { decodeMoment, toPage, UnitOfWork, type Transaction } from '#platform/persistence';
import { Measurement } from '../domain/measurement.entity.js';

export interface NewMeasurement {
  at: Date;
  value: number;
  note: string;
}

/** Figures over time, of objectives and service levels. */
@Injectable()
export class Measurements {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: People,
    private readonly audit: AuditTrail,
  ) {}

  /** Adds a figure to a subject that the caller knows to exist. Refuses one of the future. */
  add(subject: { recordKind: string; number: string }, { at, value, note }: NewMeasurement, actor: Actor): Promise<Result<MeasurementView, Refusal<ProblemCode>>> {
    if (at.getTime() > Date.now()) return Promise.resolve(refuse('validation-failed', 'A measurement cannot lie in the future.', 'at'));
    const { recordKind, number: recordNumber } = subject;
    return this.work.run(async (tx) => {
      await tx.insert(Measurement, { subject: recordNumber, at, value, note, personId: actor.personId });
      const changes = [{ field: 'measured', before: null, after: value }, { field: 'measuredAt', before: null, after: at.toISOString() }];
      await this.audit.record({ recordKind, recordNumber, actor, action: `${recordKind}.measured`, changes, ...(note ? { reason: note } : {}) }, tx);
      return ok({ at: at.toISOString(), value, note, by: { username: actor.username, displayName: actor.displayName } });
    });
  }

  /** Newest first. */
  async of(subject: string, { limit, cursor }: { limit: number; cursor?: string }): Promise<Result<Page<MeasurementView>, Refusal<ProblemCode>>> {
    const after = cursor === undefined ? ok(null) : decodeMoment(cursor);
    if (!after.ok) return after;
    return this.work.run(async (tx) => {
      const query = tx.createQueryBuilder(Measurement, 'entry').where('entry.subject = :subject', { subject });
      const total = await query.getCount();
      if (after.value) query.andWhere('(entry.at, entry.id) < (:at, :key)', after.value);
      const rows = await query.orderBy('entry.at', 'DESC').addOrderBy('entry.id', 'DESC').take(limit + 1).getMany();
      const views = await this.views(rows, tx);
      const both = rows.map((row, index) => ({ row, view: views[index]! }));
      return ok(toPage(both, limit, total, ({ view }) => view, ({ row }) => [row.at.toISOString(), row.id]));
    });
  }

  /** The latest of each subject that has one. */
  async latestOf(subjects: readonly string[], tx: Transaction): Promise<Map<string, MeasurementView>> {
    if (subjects.length === 0) return new Map();
    const rows = await tx
      .createQueryBuilder(Measurement, 'entry')
      .where('entry.subject = any(:subjects)', { subjects })
      .distinctOn(['entry.subject'])
      .orderBy('entry.subject')
      .addOrderBy('entry.at', 'DESC')
      .addOrderBy('entry.id', 'DESC')
      .getMany();
    const views = await this.views(rows, tx);
    return new Map(rows.map(({ subject }, index) => [subject, views[index]!]));
  }

  private async views(rows: readonly Measurement[], tx: Transaction): Promise<MeasurementView[]> {
    const people = await this.people.refs(rows.map(({ personId }) => personId), tx);
    return rows.map(({ at, value, note, personId }) => ({ at: at.toISOString(), value, note, by: people.get(personId)! }));
  }
}
