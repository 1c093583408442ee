import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { InboxView, NoticeView, PersonRef, ProblemCode } from '#core/contracts';
import { ok, type Refusal, type Result } from '#core/kernel';
import { People, type Actor } from '#platform/identity';
import { decodeKey, encodeCursor, RecordTitles, UnitOfWork, type Transaction } from '#platform/persistence';
import { Notice } from '../domain/notice.entity.js';

export interface InboxQuery {
  unread?: boolean;
  limit: number;
  cursor?: string;
}

/** A person's notices, newest first. */
@Injectable()
export class Inbox {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: People,
    private readonly titles: RecordTitles,
  ) {}

  async of({ personId }: Actor, { unread = false, limit, cursor }: InboxQuery): Promise<Result<InboxView, Refusal<ProblemCode>>> {
    const after = cursor === undefined ? ok(null) : decodeKey(cursor);
    if (!after.ok) return after;
    return this.work.run(async (tx) => {
      const query = tx.createQueryBuilder(Notice, 'notice').where('notice.person_id = :personId', { personId });
      if (unread) query.andWhere('notice.read_at is null');
      if (after.value !== null) query.andWhere('notice.id < :after', { after: after.value });
      const rows = await query.orderBy('notice.id', 'DESC').take(limit + 1).getMany();
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const count = await tx.countBy(Notice, { personId, readAt: IsNull() });
      return ok({ unread: count, items: await this.views(shown, tx), nextCursor: rows.length > limit && last ? encodeCursor([last.id]) : null });
    });
  }

  /** Marks these notices read, or all; those of others are left alone. */
  async read({ personId }: Actor, ids: readonly string[] | 'all'): Promise<void> {
    const which = ids === 'all' ? {} : { id: In([...ids]) };
    await this.work.run((tx) => tx.update(Notice, { ...which, personId, readAt: IsNull() }, { readAt: new Date() }));
  }

  private async views(notices: readonly Notice[], tx: Transaction): Promise<NoticeView[]> {
    const people = await this.people.refs(notices.flatMap(({ actorId }) => actorId ?? []), tx);
    const titles = await this.titles.titlesOf(notices.map(({ recordNumber }) => recordNumber));
    return notices.map((notice) => viewOf(notice, notice.actorId === null ? null : (people.get(notice.actorId) ?? null), titles.get(notice.recordNumber) ?? null));
  }
}

function viewOf({ id, because, recordNumber, action, text, userTaskKey, at, readAt }: Notice, by: PersonRef | null, recordTitle: string | null): NoticeView {
  return { id, because, recordNumber, recordTitle, action, by, text, userTaskKey, at: at.toISOString(), read: readAt !== null };
}
