import { afterDuration, cycleSchedule, dateMillis, nextDate } from './timer-dates.js';

const NOON = Date.UTC(2026, 10, 23, 12);
const at = (millis: number | undefined): string | undefined => (millis === undefined ? undefined : new Date(millis).toISOString());

describe('timer dates', () => {
  it.each([
    ['PT1H30M', '2026-11-23T13:30:00.000Z'],
    ['P1M', '2026-12-23T12:00:00.000Z'],
    ['P1Y2M3DT4H', '2028-01-26T16:00:00.000Z'],
    ['PT0S', '2026-11-23T12:00:00.000Z'],
    ['-PT5S', '2026-11-23T11:59:55.000Z'],
  ])('should reckon %s from now', (duration, expected) => {
    const due = afterDuration(duration, NOON);
    expect(due.ok && at(due.value)).toBe(expected);
  });

  it.each(['soon', 'P', 'PT', '1H', 'P1H', ''])('should refuse the duration "%s"', (duration) => {
    expect(afterDuration(duration, NOON).ok).toBe(false);
  });

  it.each([
    ['2026-12-01T20:00:00Z', '2026-12-01T20:00:00.000Z'],
    ['2026-12-01T20:00+02:00', '2026-12-01T18:00:00.000Z'],
    ['2026-07-01T20:00:00+02:00[Europe/Berlin]', '2026-07-01T18:00:00.000Z'],
    ['2026-12-01T20:00:00@Europe/Berlin', '2026-12-01T19:00:00.000Z'],
    ['2026-12-01T20:00:00', undefined],
    ['2026-12-01', undefined],
    ['tomorrow', undefined],
  ])('should read the date %s', (text, expected) => {
    expect(at(dateMillis(text))).toBe(expected);
  });

  it('should count repeats and go on from the date that was due', () => {
    const cycle = cycleSchedule('R3/PT10M', NOON);
    expect(cycle.ok && cycle.value).toEqual({ dueDate: NOON + 600_000, repetitions: 2, cycle: 'R/PT10M' });
    expect(at(nextDate('R/PT10M', NOON + 600_000))).toBe('2026-11-23T12:20:00.000Z');
  });

  it('should repeat for ever, begin at a start date, and read cron', () => {
    expect(cycleSchedule('R/PT1S', NOON)).toMatchObject({ value: { repetitions: -1 } });
    const started = cycleSchedule('R2/2026-12-01T00:00:00Z/P1D', NOON);
    expect(started.ok && at(started.value.dueDate)).toBe('2026-12-01T00:00:00.000Z');
    const cron = cycleSchedule('0 0 9-17 * * MON-FRI', NOON);
    expect(cron.ok && [at(cron.value.dueDate), cron.value.repetitions]).toEqual(['2026-11-23T13:00:00.000Z', -1]);
  });

  it.each(['R', 'R3', 'R3/1H', 'RX/PT1H', '* * *', '0 0 99 * * *'])('should refuse the cycle "%s"', (text) => {
    expect(cycleSchedule(text, NOON).ok).toBe(false);
  });
});
