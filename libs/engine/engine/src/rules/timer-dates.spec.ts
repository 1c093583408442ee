import { afterDuration, cycleSchedule, dateMillis, nextDate, type Moment } from './timer-dates.js';

const NOON = Date.UTC(2026, 10, 23, 12);
const HOUR = 3_600_000;
const now: Moment = { now: NOON, zone: 'UTC' };
const inNewYork = (text: string): Moment => ({ now: Date.parse(text), zone: 'America/New_York' });
const at = (millis: number | undefined): string | undefined => (millis === undefined ? undefined : new Date(millis).toISOString());

describe('timer dates', () => {
  it.each([
    ['PT1H30M', '2026-11-23T13:30:00.000Z'],
    ['P1M', '2026-12-23T12:00:00.000Z'],
    ['P1Y2M3DT4H', '2028-01-26T16:00:00.000Z'],
    ['P1W2D', '2026-12-02T12:00:00.000Z'],
    ['PT0S', '2026-11-23T12:00:00.000Z'],
    ['-PT5S', '2026-11-23T11:59:55.000Z'],
    ['P-1D', '2026-11-22T12:00:00.000Z'],
    ['P1Y-2M', '2027-09-23T12:00:00.000Z'],
    ['-PT-5S', '2026-11-23T12:00:05.000Z'],
    ['PT1,5S', '2026-11-23T12:00:01.500Z'],
    ['PT-5.5S', '2026-11-23T11:59:54.500Z'],
    ['PT5.S', '2026-11-23T12:00:05.000Z'],
    [' P1dT1h ', '2026-11-24T13:00:00.000Z'],
    ['P99999Y', '+102025-11-23T12:00:00.000Z'],
    ['P999999Y', '+275760-09-13T00:00:00.000Z'],
  ])('should reckon %s from now', (duration, expected) => {
    const due = afterDuration(duration, now);
    expect(due.ok && at(due.value)).toBe(expected);
  });

  it.each(['soon', 'P', 'PT', '1H', 'P1H', '', 'pt1h', 'Pt1h', 'P1DT', 'P1.5D', 'PT1.5H', 'P1M1Y', 'PT1M1H', 'PT1H30', 'PT.5S', '--P1D', 'P1D PT1H'])('should refuse the duration "%s"', (duration) => {
    expect(afterDuration(duration, now).ok).toBe(false);
  });

  it.each([
    ['P1D', '2027-03-13T12:00:00Z', '2027-03-14T11:00:00.000Z'],
    ['PT24H', '2027-03-13T12:00:00Z', '2027-03-14T12:00:00.000Z'],
    ['P1M', '2027-11-06T12:00:00Z', '2027-12-06T13:00:00.000Z'],
    ['P1M', '2028-01-31T12:00:00Z', '2028-02-29T12:00:00.000Z'],
  ])('should reckon %s from %s by the calendar of the zone', (duration, from, expected) => {
    const due = afterDuration(duration, inNewYork(from));
    expect(due.ok && at(due.value)).toBe(expected);
  });

  it.each([
    ['2026-12-01T20:00:00Z', '2026-12-01T20:00:00.000Z'],
    ['2026-12-01t20:00:00.123456789z', '2026-12-01T20:00:00.123Z'],
    [' 2026-12-01T20:00+02:00 ', '2026-12-01T18:00:00.000Z'],
    ['2026-12-01T20:00:00+02', '2026-12-01T18:00:00.000Z'],
    ['2026-07-01T20:00:00+02:00[Europe/Berlin]', '2026-07-01T18:00:00.000Z'],
    ['2026-07-01T20:00:00+02:00[America/New_York]', '2026-07-01T18:00:00.000Z'],
    ['2026-12-01T20:00:00@Europe/Berlin', undefined],
    ['2026-12-01T20:00:00[Europe/Berlin]', undefined],
    ['2026-12-01T20:00:00+01:00[Nowhere/City]', undefined],
    ['2026-12-01T20:00:00+0100', undefined],
    ['2026-12-01T20:00:00+19:00', undefined],
    ['2026-12-01T24:00:00Z', undefined],
    ['2026-02-30T00:00:00Z', undefined],
    ['2026-12-01 20:00:00Z', undefined],
    ['20261201T200000Z', undefined],
    ['2026-12-01T20:00:00', undefined],
    ['2026-12-01', undefined],
    ['tomorrow', undefined],
  ])('should read the date "%s"', (text, expected) => {
    expect(at(dateMillis(text))).toBe(expected);
  });

  it('should count repeats and go on from the date that was due', () => {
    const cycle = cycleSchedule('R3/PT10M', now);
    expect(cycle.ok && cycle.value).toEqual({ dueDate: NOON + 600_000, repetitions: 2, cycle: 'R/PT10M' });
    expect(at(nextDate('R/PT10M', NOON + 600_000, { ...now, now: NOON + 605_000 }))).toBe('2026-11-23T12:20:00.000Z');
  });

  it('should make up for one missed repeat at once and count from there', () => {
    const late = { ...now, now: NOON + 5.5 * HOUR };
    expect(nextDate('R/PT1H', NOON + HOUR, late)).toBe(late.now);
    expect(nextDate('R/PT1H', late.now, late)).toBe(late.now + HOUR);
  });

  it('should not make up for missed dates of a cron expression', () => {
    expect(at(nextDate('0 0 * * * *', NOON + HOUR, { ...now, now: NOON + 5.5 * HOUR }))).toBe('2026-11-23T18:00:00.000Z');
  });

  it('should repeat for ever, begin at a start date, now when that is over, and read cron', () => {
    expect(cycleSchedule('R/PT1S', now)).toMatchObject({ value: { repetitions: -1 } });
    const started = cycleSchedule('R2/2026-12-01T00:00:00Z/P1D', now);
    expect(started.ok && at(started.value.dueDate)).toBe('2026-12-01T00:00:00.000Z');
    expect(cycleSchedule('R2/2020-01-01T00:00:00Z/P1D', now)).toMatchObject({ value: { dueDate: NOON, repetitions: 1 } });
    const cron = cycleSchedule('0 0 9-17 * * MON-FRI', now);
    expect(cron.ok && [at(cron.value.dueDate), cron.value.repetitions]).toEqual(['2026-11-23T13:00:00.000Z', -1]);
  });

  it.each([
    ['0 30 2 * * *', '2027-03-13T12:00:00Z', ['2027-03-15T06:30:00.000Z']],
    ['0 30 1 * * *', '2027-11-07T03:50:00Z', ['2027-11-07T05:30:00.000Z', '2027-11-07T06:30:00.000Z', '2027-11-08T06:30:00.000Z']],
    ['0 15 1-3 * * *', '2027-03-14T04:50:00Z', ['2027-03-14T06:15:00.000Z', '2027-03-14T07:15:00.000Z', '2027-03-15T05:15:00.000Z']],
    ['0 0 0 L * *', '2026-12-01T12:00:00Z', ['2026-12-31T05:00:00.000Z', '2027-01-31T05:00:00.000Z']],
  ])('should fire %s from %s on by the clocks of the zone, as often as they show the time', (text, from, expected) => {
    const { now: begin, zone } = inNewYork(from);
    const fires = expected.reduce<number[]>((times) => [...times, nextDate(text, 0, { now: times.at(-1) ?? begin, zone })!], []);
    expect(fires.map(at)).toEqual(expected);
  });

  it('should pass over months that do not have the day', () => {
    expect(at(nextDate('0 0 0 31W * *', 0, now))).toBe('2026-12-31T00:00:00.000Z');
  });

  it.each(['R', 'R3', 'R3/1H', 'RX/PT1H', 'R 2/PT1H', 'r/PT1H', 'R2147483648/PT1H', 'R2/PT1H/', 'R2/2026-12-01T10:00:00/PT1H', 'PT1H', '* * *', '0 0 99 * * *'])('should refuse the cycle "%s"', (text) => {
    expect(cycleSchedule(text, now).ok).toBe(false);
  });
});
