import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import type { CabMeetingListItem, CabState, CalendarEntry, Page, ProblemCode } from '#core/contracts';
import { ok, type Refusal, type Result } from '#core/kernel';
import { CalendarSources, type CalendarSource, type Interval } from '#platform/calendar';
import { People } from '#platform/identity';
import { contains, decodeMoment, RecordTitles, toPage, type Transaction, UnitOfWork } from '#platform/persistence';
import { CabMeeting } from './cab-meeting.entity.js';
import { CabViews } from './cab-views.js';

export interface CabQuery {
  state?: CabState[] | undefined;
  q?: string | undefined;
  sort?: CabSort | undefined;
  limit: number;
  cursor?: string | undefined;
}

export const CAB_SORTS = ['start', '-start'] as const;
export type CabSort = (typeof CAB_SORTS)[number];

/** The meetings as a list, by name, and on the calendar. */
@Injectable()
export class CabList implements CalendarSource, OnModuleInit {
  readonly kinds = ['cab-meeting'] as const;

  constructor(
    private readonly work: UnitOfWork,
    private readonly views: CabViews,
    private readonly people: People,
    private readonly titles: RecordTitles,
    private readonly sources: CalendarSources,
  ) {}

  onModuleInit(): void {
    this.titles.register('CAB', (numbers, tx) => this.titlesOf(numbers, tx));
    this.sources.register(this);
  }

  async page({ state, q, sort = '-start', limit, cursor }: CabQuery): Promise<Result<Page<CabMeetingListItem>, Refusal<ProblemCode>>> {
    const after = cursor === undefined ? ok(null) : decodeMoment(cursor);
    if (!after.ok) return after;
    const [direction, beyond] = sort === 'start' ? (['ASC', '>'] as const) : (['DESC', '<'] as const);
    return this.work.run(async (tx) => {
      const rows = filtered(tx, { state, q });
      const total = await rows.getCount();
      if (after.value) rows.andWhere(`(meeting.start, meeting.ordinal) ${beyond} (:at, cast(:key as bigint))`, after.value);
      const found = await rows.orderBy('meeting.start', direction).addOrderBy('meeting.ordinal', direction).limit(limit + 1).getMany();
      const items = await this.views.listItems(found, tx);
      const both = found.map((meeting, index) => ({ meeting, item: items[index]! }));
      return ok(toPage(both, limit, total, ({ item }) => item, ({ meeting }) => [meeting.start.toISOString(), String(meeting.ordinal)]));
    });
  }

  byNumber(number: string): Promise<CabMeeting | null> {
    return this.work.run((tx) => tx.findOneBy(CabMeeting, { number }));
  }

  async entries({ start, end }: Interval): Promise<CalendarEntry[]> {
    return this.work.run(async (tx) => {
      const meetings = await tx
        .createQueryBuilder(CabMeeting, 'meeting')
        .where(`meeting.start < :end and meeting.end > :start and meeting.state <> 'cancelled'`, { start: new Date(start), end: new Date(end) })
        .orderBy('meeting.start')
        .getMany();
      const people = await this.people.refs(meetings.flatMap(({ memberIds }) => memberIds), tx);
      return meetings.map((meeting) => ({
        kind: 'cab-meeting', number: meeting.number, title: meeting.title, start: meeting.start.toISOString(), end: meeting.end.toISOString(), allDay: false, services: [],
        people: meeting.memberIds.flatMap((id) => people.get(id) ?? []), state: meeting.state,
      }));
    });
  }

  private async titlesOf(numbers: readonly string[], tx: Transaction): Promise<Map<string, string>> {
    const found = await tx.find(CabMeeting, { select: { number: true, title: true }, where: { number: In([...numbers]) } });
    return new Map(found.map(({ number, title }) => [number, title]));
  }
}

function filtered(tx: Transaction, { state, q }: Pick<CabQuery, 'state' | 'q'>): SelectQueryBuilder<CabMeeting> {
  const rows = tx.createQueryBuilder(CabMeeting, 'meeting').where('true');
  if (state) rows.andWhere('meeting.state = any(:state)', { state });
  if (q) rows.andWhere('(meeting.number = upper(:q) or meeting.title ilike :pattern)', { q, pattern: contains(q) });
  return rows;
}
