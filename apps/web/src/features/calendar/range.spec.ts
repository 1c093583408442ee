import type { CalendarEntry } from '#core/contracts';
import { dayOf, onReadersClock, rangeOf, step, textOf, weeksOf } from './range.js';

describe('the time a calendar shows', () => {
  const wednesday = dayOf('2026-12-16');
  const days = (view: Parameters<typeof rangeOf>[0]): string[] => Object.values(rangeOf(view, wednesday)).map((iso) => textOf(new Date(iso)));

  it('should be the week from Monday, four weeks from Monday, the month, or the month with the weeks at its edges', () => {
    expect(days('week')).toEqual(['2026-12-14', '2026-12-21']);
    expect(days('timeline')).toEqual(['2026-12-14', '2027-01-11']);
    expect(days('list')).toEqual(['2026-12-01', '2027-01-01']);
    expect(days('month')).toEqual(['2026-11-30', '2027-01-04']);
  });

  it('should go on by what is shown, from the 31st to a shorter month too', () => {
    expect(textOf(step('week', wednesday, 1))).toBe('2026-12-23');
    expect(textOf(step('month', dayOf('2027-01-31'), 1))).toBe('2027-02-01');
    expect(textOf(step('timeline', wednesday, -1))).toBe('2026-11-18');
  });

  it('should stand under each Monday, when the clocks change too', () => {
    const mondays = ['2026-10-05', '2026-10-12', '2026-10-19', '2026-10-26'];
    expect(weeksOf(rangeOf('timeline', dayOf('2026-10-05'))).map(textOf)).toEqual(mondays);
  });

  it('should have a whole day on that day, wherever it was written and is read, and nothing of the days beside it', () => {
    // given
    const entry: Omit<CalendarEntry, 'start' | 'end'> = { kind: 'holiday', number: null, title: 'May Day', allDay: true, services: [], people: [], state: null };
    const days = ['-11:00', 'Z', '+14:00'].map((zone): CalendarEntry => ({ ...entry, start: `2026-05-01T00:00:00.000${zone}`, end: `2026-05-02T00:00:00.000${zone}` }));
    const rangeFrom = (from: string, to: string) => ({ from: dayOf(from).toISOString(), to: dayOf(to).toISOString() });
    // then
    expect(onReadersClock(days, rangeFrom('2026-05-01', '2026-05-02')).map(({ start, end }) => [start, end])).toEqual(days.map(() => [dayOf('2026-05-01').toISOString(), dayOf('2026-05-02').toISOString()]));
    expect(onReadersClock(days, rangeFrom('2026-04-30', '2026-05-01'))).toEqual([]);
    expect(onReadersClock(days, rangeFrom('2026-05-02', '2026-05-03'))).toEqual([]);
  });

  it('should take anything that is no day for today', () => {
    expect(textOf(dayOf('soon'))).toBe(textOf(new Date()));
  });
});
