import fc from 'fast-check';
import type { WeeklyHours } from '#core/contracts';
import { covers, difference, intersection, lengthOf, merged, type Interval } from './intervals.js';
import { openHours } from './weekly-hours.js';
import { afterWorkingTime, beforeWorkingTime, workingTimeBetween, type WorkingTime } from './working-time.js';

const at = (text: string): number => Date.parse(text);
const HOUR = 3_600_000;

const office = (timeZone: string): WeeklyHours => ({ timeZone, hours: ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, from: '09:00', to: '17:00' })) });
const working = (week: WeeklyHours, holidays: string[] = [], absences: Interval[] = []): WorkingTime => ({ week, holidays: new Set(holidays), absences });

describe('working time', () => {
  it('should carry a task over the weekend and a holiday to the next working morning', () => {
    // given a Friday afternoon in Berlin, and a holiday on Monday
    const time = working(office('Europe/Berlin'), ['2026-12-07']);
    // when four hours of work are due
    const due = afterWorkingTime(time, at('2026-12-04T15:00:00+01:00'), 4 * HOUR);
    // then two are done on Friday and two on Tuesday
    expect(due).toEqual({ ok: true, value: at('2026-12-08T11:00:00+01:00') });
  });

  it('should end eight hours from nine at five, not at nine the next day', () => {
    expect(afterWorkingTime(working(office('UTC')), at('2026-12-01T09:00:00Z'), 8 * HOUR)).toEqual({ ok: true, value: at('2026-12-01T17:00:00Z') });
  });

  it('should give the first working moment for no work at all', () => {
    expect(afterWorkingTime(working(office('UTC')), at('2026-12-05T12:00:00Z'), 0)).toEqual({ ok: true, value: at('2026-12-07T09:00:00Z') });
  });

  it('should look back over the weekend and a holiday for when a task has to be taken up', () => {
    // given a Tuesday morning in Berlin, and a holiday on Monday
    const time = working(office('Europe/Berlin'), ['2026-12-07']);
    // when four hours of work are to be left
    const begin = beforeWorkingTime(time, at('2026-12-08T11:00:00+01:00'), 4 * HOUR);
    // then two of them are on Friday
    expect(begin).toEqual({ ok: true, value: at('2026-12-04T15:00:00+01:00') });
  });

  it('should begin eight hours before five at nine, and look back from the night on the evening before', () => {
    expect(beforeWorkingTime(working(office('UTC')), at('2026-12-01T17:00:00Z'), 8 * HOUR)).toEqual({ ok: true, value: at('2026-12-01T09:00:00Z') });
    expect(beforeWorkingTime(working(office('UTC')), at('2026-12-06T12:00:00Z'), 0)).toEqual({ ok: true, value: at('2026-12-04T17:00:00Z') });
  });

  it('should leave out the time somebody is away', () => {
    // given
    const away = { start: at('2026-12-01T10:00:00Z'), end: at('2026-12-02T10:00:00Z') };
    // when
    const due = afterWorkingTime(working(office('UTC'), [], [away]), at('2026-12-01T09:00:00Z'), 2 * HOUR);
    // then
    expect(due).toEqual({ ok: true, value: at('2026-12-02T11:00:00Z') });
  });

  it('should say that there is no working time, instead of looking for ever', () => {
    for (const reckon of [afterWorkingTime, beforeWorkingTime]) {
      expect(reckon(working({ timeZone: 'UTC', hours: [] }), 0, HOUR)).toMatchObject({ ok: false, failure: { code: 'no-working-time' } });
    }
  });

  it.each([
    { night: 'when an hour is left out in spring', from: '2026-03-28T22:00:00Z', to: '2026-03-29T06:00:00Z', hours: 5 },
    { night: 'when an hour comes twice in autumn', from: '2026-10-24T22:00:00Z', to: '2026-10-25T06:00:00Z', hours: 7 },
    { night: 'on any other night', from: '2026-06-13T22:00:00Z', to: '2026-06-14T06:00:00Z', hours: 6 },
  ])('should count the hours of a night shift $night', ({ from, to, hours }) => {
    // given a shift from midnight to six, each day, in Berlin
    const nights: WeeklyHours = { timeZone: 'Europe/Berlin', hours: ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({ weekday, from: '00:00', to: '06:00' })) };
    // then
    expect(workingTimeBetween(working(nights), at(from), at(to))).toBe(hours * HOUR);
  });

  it('should neither begin late nor end late where a time of the clock is left out', () => {
    // given the night in which Berlin goes from two to three
    const night = { start: at('2026-03-29T00:00:00+01:00'), end: at('2026-03-29T12:00:00+02:00') };
    const open = (from: string, to: string) => [...openHours({ timeZone: 'Europe/Berlin', hours: [{ weekday: 7, from, to }] }, night)];
    const moved = at('2026-03-29T03:00:00+02:00');
    // then
    expect(open('02:30', '06:00')).toEqual([{ start: moved, end: at('2026-03-29T06:00:00+02:00') }]);
    expect(open('01:00', '02:30')).toEqual([{ start: at('2026-03-29T01:00:00+01:00'), end: moved }]);
    expect(open('02:15', '02:45')).toEqual([]);
  });

  it('should let a shift run over midnight', () => {
    // given
    const night: WeeklyHours = { timeZone: 'UTC', hours: [{ weekday: 1, from: '22:00', to: '06:00' }] };
    // when
    const open = [...openHours(night, { start: at('2026-12-08T00:00:00Z'), end: at('2026-12-09T00:00:00Z') })];
    // then
    expect(open).toEqual([{ start: at('2026-12-07T22:00:00Z'), end: at('2026-12-08T06:00:00Z') }]);
  });

  it('should find again the working time that a due date was made of', () => {
    // given
    const time = working(office('America/New_York'), ['2026-11-26']);
    const start = at('2026-11-02T00:00:00Z');
    // then
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 * 24 * 3600 }), fc.integer({ min: 1, max: 100 * 3600 }), (offset, seconds) => {
        const from = start + offset * 1000;
        const due = afterWorkingTime(time, from, seconds * 1000);
        expect(due.ok && workingTimeBetween(time, from, due.value)).toBe(seconds * 1000);
        const begin = beforeWorkingTime(time, from, seconds * 1000);
        expect(begin.ok && workingTimeBetween(time, begin.value, from)).toBe(seconds * 1000);
      }),
      { numRuns: 200 },
    );
  });
});

describe('intervals', () => {
  const interval = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 20 })).map(([start, length]) => ({ start, end: start + length }));
  const intervals = fc.array(interval, { maxLength: 12 });
  const points = (of: readonly Interval[]): Set<number> => new Set(of.flatMap(({ start, end }) => Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index)));

  it('should agree with sets of points', () => {
    fc.assert(
      fc.property(intervals, intervals, (one, other) => {
        const [left, right] = [points(one), points(other)];
        expect(points(merged(one))).toEqual(left);
        expect([...points(intersection(one, other))].sort()).toEqual([...left].filter((point) => right.has(point)).sort());
        expect([...points(difference(one, other))].sort()).toEqual([...left].filter((point) => !right.has(point)).sort());
        expect(lengthOf(one)).toBe(left.size);
      }),
    );
  });

  it('should hold what lies in two intervals that touch', () => {
    expect(covers([{ start: 0, end: 5 }, { start: 5, end: 9 }], { start: 3, end: 8 })).toBe(true);
    expect(covers([{ start: 0, end: 5 }, { start: 6, end: 9 }], { start: 3, end: 8 })).toBe(false);
  });
});
