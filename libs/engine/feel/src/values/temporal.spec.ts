import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { feelString } from './string.js';
import { addTemporal, subtractTemporal } from './temporal-arithmetic.js';
import { dateOfEpochDay, dayOfYear, epochDay, FeelDate, weekday, weekOfYear } from './date.js';
import { daysDuration, FeelMonthsDuration } from './duration.js';
import { readDate, readDateTime, readDuration, readTemporal, readTime } from './temporal-reader.js';
import { temporalText } from './temporal-text.js';
import type { FeelValue } from './value.js';

const days = fc.integer({ min: -1_000_000, max: 1_000_000 });
const zones = fc.constantFrom('Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC', 'Pacific/Apia');
const instants = fc.integer({ min: Date.UTC(1975, 0, 1) / 1000, max: Date.UTC(2037, 0, 1) / 1000 });

function dateOf(day: number): FeelDate {
  const date = dateOfEpochDay(day);
  if (!date) throw new Error(`no date for day ${day}`);
  return date;
}

function plainDate(day: number): Temporal.PlainDate {
  return Temporal.PlainDate.from('1970-01-01').add({ days: day });
}

function shown(value: FeelValue | undefined): string | null {
  return value === undefined ? 'none' : feelString(value);
}

function offsetOf(zoned: Temporal.ZonedDateTime): string {
  return zoned.offset === '+00:00' ? 'Z' : zoned.offset;
}

function local(zoned: Temporal.ZonedDateTime): string {
  return zoned.toPlainDateTime().toString({ smallestUnit: 'second' });
}

describe('Dates, against Temporal', () => {
  it('should count days alike', () => {
    fc.assert(fc.property(days, (day) => {
      const [date, other] = [dateOf(day), plainDate(day)];
      return epochDay(date) === day && date.year === other.year && date.month === other.month && date.day === other.day;
    }));
  });

  it('should know the same weekday, week and day of the year', () => {
    fc.assert(fc.property(days, (day) => {
      const [date, other] = [dateOf(day), plainDate(day)];
      return weekday(date) === other.dayOfWeek && weekOfYear(date) === other.weekOfYear && dayOfYear(date) === other.dayOfYear;
    }));
  });

  it('should add months alike', () => {
    fc.assert(fc.property(days, fc.integer({ min: -5000, max: 5000 }), (day, months) => {
      const [sum, other] = [addTemporal(dateOf(day), new FeelMonthsDuration(months)), plainDate(day).add({ months })];
      return sum instanceof FeelDate && sum.year === other.year && sum.month === other.month && sum.day === other.day;
    }));
  });
});

describe('Zoned values, against Temporal', () => {
  it('should find the same offset for a local time, in gaps and overlaps too', () => {
    fc.assert(fc.property(instants, zones, (instant, zone) => {
      const text = Temporal.Instant.fromEpochMilliseconds(instant * 1000).toZonedDateTimeISO('UTC').toPlainDateTime();
      const other = text.toZonedDateTime(zone, { disambiguation: 'compatible' });
      const value = readDateTime(`${text.toString({ smallestUnit: 'second' })}@${zone}`);
      return value !== undefined && temporalText(value) === `${local(other)}${offsetOf(other)}[${zone}]`;
    }));
  });

  it('should add hours on the line of time', () => {
    fc.assert(fc.property(instants, zones, fc.integer({ min: -10_000, max: 10_000 }), (instant, zone, hours) => {
      const start = Temporal.Instant.fromEpochMilliseconds(instant * 1000).toZonedDateTimeISO(zone);
      const value = readDateTime(`${local(start)}${offsetOf(start)}[${zone}]`);
      const sum = value && addTemporal(value, daysDuration(hours * 3600) ?? null);
      const other = start.add({ hours });
      return shown(sum) === `${local(other)}@${zone}`;
    }));
  });

  it('should have the same distance', () => {
    fc.assert(fc.property(instants, instants, zones, zones, (one, two, here, there) => {
      const left = Temporal.Instant.fromEpochMilliseconds(one * 1000).toZonedDateTimeISO(here);
      const right = Temporal.Instant.fromEpochMilliseconds(two * 1000).toZonedDateTimeISO(there);
      const difference = subtractTemporal(readDateTime(`${local(left)}${offsetOf(left)}[${here}]`) ?? null, readDateTime(`${local(right)}${offsetOf(right)}[${there}]`) ?? null);
      return shown(difference) === shown(daysDuration(one - two));
    }));
  });
});

describe('Texts of dates, times and durations', () => {
  it('should be read as they are written', () => {
    fc.assert(fc.property(days, (day) => readDate(temporalText(dateOf(day)))?.day === dateOf(day).day));
    fc.assert(fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), (seconds) => {
      const duration = daysDuration(seconds);
      return duration !== undefined && shown(readDuration(temporalText(duration))) === temporalText(duration);
    }));
  });

  it.each([
    ['10:00', '10:00'],
    ['10:00:00Z', '10:00:00Z'],
    ['10:30:15.5', '10:30:15.500'],
    ['2020-01-31T10:00', '2020-01-31T10:00:00'],
    ['2020-01-01T10:00:00@Europe/Paris', '2020-01-01T10:00:00+01:00[Europe/Paris]'],
    ['2020-03-29T02:30:00@Europe/Paris', '2020-03-29T03:30:00+02:00[Europe/Paris]'],
    ['PT36H', 'P1DT12H'],
    ['P13M', 'P1Y1M'],
    ['PT0S', 'P0D'],
    ['p1d', 'P1D'],
    ['-PT1.5S', '-PT2S'],
  ])('should read %s and write it to JSON as %s', (text, expected) => {
    const value = readTemporal(text);
    expect(value && temporalText(value)).toBe(expected);
  });

  it.each(['2020-02-30', '2020-1-1', '+10000-01-01', '-0000-01-01', '10:00:60', '25:00:00', '10:00:00+19:00', '10:00:00@Nowhere', '10:00:00@europe/paris', 'P1W', 'P1Y1D', 'P1.5D', 'P', 'PT', 'P1DT'])(
    'should not read %s',
    (text) => {
      expect(readTemporal(text)).toBeUndefined();
    },
  );

  it('should take the end of the day as the beginning of the next', () => {
    expect(readTime('24:00:00')).toMatchObject({ hour: 0 });
    expect(readDateTime('2020-01-01T24:00:00')).toMatchObject({ date: { day: 2 }, time: { hour: 0 } });
  });
});
