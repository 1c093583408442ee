import type { Actor } from '#platform/identity';
import { AuditTrail } from '#platform/audit';
import { RecordTitles } from '#platform/persistence';
import { aPractice, type PracticeUnderTest } from '#test/practice';
import { calendarMigrations } from '../calendar.migrations.js';
import { CalendarModule } from '../calendar.module.js';
import { afterWorkingTime } from '../domain/working-time.js';
import { Absences } from './absences.js';
import { CalendarSources } from './calendar-sources.js';
import { Freezes } from './freezes.js';
import { WorkingCalendars } from './working-calendars.js';

const december = { start: Date.parse('2026-12-01T00:00:00Z'), end: Date.parse('2027-01-01T00:00:00Z') };
const day = (text: string): Date => new Date(`2026-12-${text}:00Z`);

describe('the calendar', () => {
  let practice: PracticeUnderTest;
  let hanna: Actor;
  let priya: Actor;

  beforeAll(async () => {
    practice = await aPractice({ imports: [CalendarModule], migrations: calendarMigrations });
    hanna = await practice.person('hanna', 'change-manager');
    priya = await practice.person('priya', 'implementer');
    practice.get(RecordTitles).register('SVC', (numbers) => Promise.resolve(new Map(numbers.filter((number) => number !== 'SVC-99').map((number) => [number, `Service ${number}`]))));
  });
  afterAll(() => practice?.close());

  it('should have office hours until somebody says otherwise, then those of the group, else of the organisation', async () => {
    // given
    const calendars = practice.get(WorkingCalendars);
    const monday = Date.parse('2026-11-30T00:00:00Z');
    const firstHour = async (subject: 'group:cab-member' | 'group:operator') => afterWorkingTime(await calendars.timeOf(subject), monday, 0);
    expect(await firstHour('group:operator')).toEqual({ ok: true, value: monday + 9 * 3_600_000 });
    // when
    const round = { name: 'Round the clock', timeZone: 'UTC', hours: [{ weekday: 1 as const, from: '00:00', to: '24:00' }], holidays: [], appliesTo: ['group:operator'] };
    await calendars.create({ ...round, name: 'Head office', timeZone: 'America/New_York', appliesTo: ['organisation'] }, hanna);
    await calendars.create(round, hanna);
    // then
    expect(await firstHour('group:operator')).toEqual({ ok: true, value: monday });
    expect(await firstHour('group:cab-member')).toEqual({ ok: true, value: monday + 5 * 3_600_000 });
  });

  it('should neither freeze a service that is not there nor say when it is supported', async () => {
    const missing = { ok: false, failure: { code: 'validation-failed', message: 'There is no record SVC-99.' } };
    const freeze = { name: 'Typed wrongly', kind: 'hard' as const, start: day('02T08:00'), end: day('03T08:00'), services: ['SVC-1', 'SVC-99'], reason: '' };
    expect(await practice.get(Freezes).create(freeze, hanna)).toMatchObject(missing);
    const calendar = { name: 'Nobody’s', timeZone: 'UTC', hours: [{ weekday: 1 as const, from: '09:00', to: '10:00' }], holidays: [], appliesTo: ['service:SVC-99'] };
    expect(await practice.get(WorkingCalendars).create(calendar, hanna)).toMatchObject(missing);
  });

  it.each([
    { what: 'a place nobody knows', field: 'timeZone', content: { timeZone: 'Mars/Base' } },
    { what: 'no hours', field: 'hours', content: { hours: [] } },
    { what: 'a group nobody is in', field: 'appliesTo', content: { appliesTo: ['group:pirates'] } },
  ])('should refuse a working calendar with $what', async ({ field, content }) => {
    const calendar = { name: 'Wrong', timeZone: 'UTC', hours: [{ weekday: 1 as const, from: '09:00', to: '10:00' }], holidays: [], appliesTo: [], ...content };
    expect(await practice.get(WorkingCalendars).create(calendar, hanna)).toMatchObject({ ok: false, failure: { code: 'validation-failed', at: field } });
  });

  it('should let one calendar of two for the same group win', async () => {
    // given
    const calendar = { name: 'Board', timeZone: 'UTC', hours: [{ weekday: 1 as const, from: '09:00', to: '10:00' }], holidays: [], appliesTo: ['group:auditor'] };
    // when
    const outcomes = await Promise.all([1, 2, 3].map(() => practice.get(WorkingCalendars).create(calendar, hanna)));
    // then
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ failure: { code: 'conflict', at: 'appliesTo' } });
  });

  it('should freeze the services it names, or all when it names none', async () => {
    // given
    const freezes = practice.get(Freezes);
    await freezes.create({ name: 'Payroll run', kind: 'soft', start: day('10T08:00'), end: day('11T08:00'), services: ['SVC-1'], reason: '' }, hanna);
    await freezes.create({ name: 'Year-end closing', kind: 'hard', start: day('20T00:00'), end: day('31T00:00'), services: [], reason: '' }, hanna);
    // when
    const touching = await freezes.touching(['SVC-2'], december);
    // then
    expect(touching.map(({ name }) => name)).toEqual(['Year-end closing']);
    expect((await freezes.touching(['SVC-1'], december)).map(({ name }) => name)).toEqual(['Payroll run', 'Year-end closing']);
  });

  it('should refuse a freeze that ends before it starts, and tell of every change of one', async () => {
    // given
    const freezes = practice.get(Freezes);
    const content = { name: 'Audit', kind: 'soft' as const, start: day('05T00:00'), end: day('06T00:00'), services: [], reason: '' };
    expect(await freezes.create({ ...content, end: content.start }, hanna)).toMatchObject({ ok: false, failure: { at: 'end' } });
    const made = await freezes.create(content, hanna);
    const { number } = made.ok ? made.value : { number: '' };
    // when
    await freezes.change(number, 1, { kind: 'hard' }, hanna);
    expect(await freezes.change(number, 1, { kind: 'soft' }, hanna)).toMatchObject({ ok: false, failure: { code: 'version-mismatch' } });
    await freezes.remove(number, 2, hanna);
    // then
    const { items } = await practice.get(AuditTrail).timeline(number, { limit: 5 });
    expect(items.map(({ action, changes }) => [action, changes.length])).toEqual([['freeze.removed', 0], ['freeze.changed', 1], ['freeze.created', 6]]);
    expect(await freezes.byNumber(number)).toMatchObject({ ok: false, failure: { code: 'not-found' } });
  });

  it('should let people keep their own absences only, with somebody else to stand in', async () => {
    // given
    const absences = practice.get(Absences);
    const away = { personId: priya.personId, start: day('14T00:00'), end: day('18T00:00'), delegateId: hanna.personId, note: 'Holiday' };
    // then
    expect(await absences.create(away, hanna)).toMatchObject({ ok: false, failure: { code: 'not-permitted' } });
    expect(await absences.create({ ...away, delegateId: priya.personId }, priya)).toMatchObject({ ok: false, failure: { at: 'delegate' } });
    // when
    const made = await absences.create(away, priya);
    // then
    expect((await absences.deputies(day('15T12:00').getTime())).get(hanna.personId)).toEqual([priya]);
    expect(await absences.deputies(day('19T12:00').getTime())).toEqual(new Map());
    const time = await practice.get(WorkingCalendars).timeOfPerson(priya.personId, december);
    const { items } = await practice.get(AuditTrail).timeline(made.ok ? made.value.number : '', { limit: 1 });
    expect(items[0]!.changes).toEqual(expect.arrayContaining([{ field: 'note', before: null, after: null }, { field: 'person', before: null, after: 'priya' }, { field: 'delegate', before: null, after: 'hanna' }]));
    expect(time.absences).toEqual([{ start: away.start.getTime(), end: away.end.getTime() }]);
  });

  it('should show freezes, absences and holidays on one calendar, in order, without saying why somebody is away', async () => {
    // given
    const calendars = practice.get(WorkingCalendars);
    await calendars.create({ name: 'Berlin', timeZone: 'Europe/Berlin', hours: [{ weekday: 1, from: '09:00', to: '10:00' }], holidays: [{ day: '2027-03-01', name: 'Founders’ day' }], appliesTo: [] }, hanna);
    await practice.get(Freezes).create({ name: 'Spring freeze', kind: 'hard', start: new Date('2027-03-02T00:00:00Z'), end: new Date('2027-03-03T00:00:00Z'), services: ['SVC-9'], reason: '' }, hanna);
    await practice.get(Absences).create({ personId: priya.personId, start: new Date('2027-03-01T12:00:00Z'), end: new Date('2027-03-05T12:00:00Z'), delegateId: null, note: 'Surgery' }, priya);
    // when
    const march = { start: Date.parse('2027-03-01T00:00:00Z'), end: Date.parse('2027-04-01T00:00:00Z') };
    const entries = await practice.get(CalendarSources).entries(march, ['freeze', 'absence', 'holiday'], hanna);
    // then
    expect(entries.map(({ kind, title, state, start }) => [kind, title, state, start])).toEqual([
      ['holiday', 'Founders’ day (Berlin)', null, '2027-03-01T00:00:00.000+01:00'],
      ['absence', 'priya', null, '2027-03-01T12:00:00.000Z'],
      ['freeze', 'Spring freeze', 'hard', '2027-03-02T00:00:00.000Z'],
    ]);
    expect(JSON.stringify(entries)).not.toContain('Surgery');
  });
});
