import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import type { CabMeetingListItem, CabState, CalendarEntry, Page, ProblemCode } from '#core/contracts';
import type { Refusal, Result } from '#core/kernel';
import { CalendarSources, type CalendarSource, type Interval } from '#platform/calendar';
import { People } from '#platform/identity';
import { contains, RecordTitles, sortedPage, sortsOf, type SortColumns, type SortedPageQuery, type Transaction, UnitOfWork } from '#platform/persistence';
import { CabMeeting } from './cab-meeting.entity.js';
import { CabViews } from './cab-views.js';

const SORT_COLUMNS = { start: { sql: 'meeting.start', type: 'timestamptz' } } as const satisfies SortColumns;

export const CAB_SORTS = sortsOf<keyof typeof SORT_COLUMNS>(SORT_COLUMNS);
export type CabSort = (typeof CAB_SORTS)[number];

export interface CabFilter {
  state?: CabState[];
  q?: string;
}

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

  page(filter: CabFilter, query: SortedPageQuery): Promise<Result<Page<CabMeetingListItem>, Refusal<ProblemCode>>> {
    return this.work.run(async (tx) => {
      return sortedPage(matching(filter, tx), SORT_COLUMNS, 'meeting.ordinal', query, (rows) => this.views.listItems(rows, tx));
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

function matching({ state, q }: CabFilter, tx: Transaction): SelectQueryBuilder<CabMeeting> {
  const rows = tx.createQueryBuilder(CabMeeting, 'meeting').where('true');
  if (state) rows.andWhere('meeting.state = any(:state)', { state });
  if (q) rows.andWhere('(meeting.number = upper(:q) or meeting.title ilike :pattern)', { q, pattern: contains(q) });
  return rows;
}
