import { Injectable } from '@nestjs/common';
import { ROLES, type WeeklyHours } from '#core/contracts';
import { ok, refuse } from '#core/kernel';
import { AuditTrail } from '#platform/audit';
import { RecordNumbers, RecordTitles, UnitOfWork, type Transaction } from '#platform/persistence';
import type { Interval } from '../domain/intervals.js';
import { isTimeZone } from '../domain/weekly-hours.js';
import { WorkingCalendar } from '../domain/working-calendar.entity.js';
import type { WorkingTime } from '../domain/working-time.js';
import { Absences } from './absences.js';
import { Register, type Outcome, type RegisterKind } from './register.js';

export const ORGANISATION = 'organisation';
export type CalendarSubject = typeof ORGANISATION | `group:${string}` | `service:${string}`;

/** Nobody has said otherwise. */
const OFFICE_HOURS: WeeklyHours = {
  timeZone: 'UTC',
  hours: ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, from: '09:00', to: '17:00' })),
};

/** When the organisation, its groups and the supporters of its services work. */
@Injectable()
export class WorkingCalendars extends Register<WorkingCalendar> {
  protected readonly kind: RegisterKind<WorkingCalendar> = {
    entity: WorkingCalendar,
    recordKind: 'working-calendar',
    prefix: 'CAL',
    fields: ['name', 'timeZone', 'hours', 'holidays', 'appliesTo'],
    titleOf: ({ name }) => name,
  };

  constructor(
    work: UnitOfWork,
    numbers: RecordNumbers,
    audit: AuditTrail,
    titles: RecordTitles,
    private readonly absences: Absences,
  ) {
    super(work, numbers, audit, titles);
  }

  list(tx?: Transaction): Promise<WorkingCalendar[]> {
    const read = (transaction: Transaction) => transaction.find(WorkingCalendar, { order: { createdAt: 'ASC' } });
    return this.work.within(tx, read);
  }

  /** The time of a group, a service's supporters or the organisation: its own calendar, else the organisation's, else office hours in UTC. */
  async timeOf(subject: CalendarSubject, tx?: Transaction): Promise<WorkingTime> {
    return this.timeOfFirst([subject], tx);
  }

  /** The time of the first that has a calendar of its own; where none has, that of the organisation. */
  async timeOfFirst(subjects: readonly CalendarSubject[], tx?: Transaction): Promise<WorkingTime> {
    const all = await this.list(tx);
    const own = [...subjects, ORGANISATION].map((subject) => all.find(({ appliesTo }) => appliesTo.includes(subject)));
    const calendar = own.find((one) => one !== undefined);
    return { week: calendar ?? OFFICE_HOURS, holidays: new Set(calendar?.holidays.map(({ day }) => day)), absences: [] };
  }

  /** The organisation's time less the person's absences. */
  async timeOfPerson(personId: string, within: Interval, tx?: Transaction): Promise<WorkingTime> {
    const [time, away] = [await this.timeOf(ORGANISATION, tx), await this.absences.within(within, [personId], tx)];
    return { ...time, absences: away.map(({ start, end }) => ({ start: start.getTime(), end: end.getTime() })) };
  }

  protected override named({ appliesTo = [] }: Partial<WorkingCalendar>) {
    return { at: 'appliesTo', numbers: appliesTo.flatMap((subject) => /^service:(SVC-\d+)$/.exec(subject)?.[1] ?? []) } as const;
  }

  protected async check(calendar: WorkingCalendar, tx: Transaction): Promise<Outcome<void>> {
    if (!isTimeZone(calendar.timeZone)) return refuse('validation-failed', `"${calendar.timeZone}" is no time zone; write one like Europe/Berlin.`, 'timeZone');
    if (calendar.hours.length === 0) return refuse('validation-failed', 'Give at least one weekday with working hours.', 'hours');
    const strange = calendar.appliesTo.find((subject) => !isSubject(subject));
    if (strange !== undefined) return refuse('validation-failed', `A calendar applies to "organisation", "group:…" or "service:SVC-…", not to "${strange}".`, 'appliesTo');
    return this.refuseTaken(calendar, tx);
  }

  private async refuseTaken({ number, appliesTo }: WorkingCalendar, tx: Transaction): Promise<Outcome<void>> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 7))', ['working-calendar']);
    for (const other of await this.list(tx)) {
      const taken = other.number === number ? undefined : other.appliesTo.find((subject) => appliesTo.includes(subject));
      if (taken !== undefined) return refuse('conflict', `${other.number} "${other.name}" already applies to ${taken}.`, 'appliesTo');
    }
    return ok();
  }
}

export function isSubject(subject: string): subject is CalendarSubject {
  return subject === ORGANISATION || /^service:SVC-\d+$/.test(subject) || ROLES.some((role) => subject === `group:${role}`);
}
