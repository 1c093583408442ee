/** Years that a date may have, as in the reference. */
export const YEAR_LIMIT = 999_999_999;
const DAYS_PER_ERA = 146_097;

/** A calendar date of the proleptic Gregorian calendar. */
export class FeelDate {
  readonly kind = 'date';

  constructor(
    readonly year: number,
    readonly month: number,
    readonly day: number,
  ) {}
}

/** The date, or undefined when there is no such day. */
export function makeDate(year: number, month: number, day: number): FeelDate | undefined {
  if (Math.abs(year) > YEAR_LIMIT || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return new FeelDate(year, month, day);
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970-01-01. Eras of 400 years that begin in March make the leap day the last one. */
export function epochDay(date: FeelDate): number {
  const year = date.month <= 2 ? date.year - 1 : date.year;
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5) + date.day - 1;
  return era * DAYS_PER_ERA + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

/** The date so many days after 1970-01-01; undefined beyond the years allowed. */
export function dateOfEpochDay(days: number): FeelDate | undefined {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return makeDate(year, month, dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1);
}

/** Months later, the day cut to the length of the month. */
export function plusMonths(date: FeelDate, months: number): FeelDate | undefined {
  const total = date.year * 12 + date.month - 1 + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  return makeDate(year, month, Math.min(date.day, daysInMonth(year, month)));
}

/** 1 is Monday, 7 Sunday. */
export function weekday(date: FeelDate): number {
  const day = (epochDay(date) + 3) % 7;
  return (day < 0 ? day + 7 : day) + 1;
}

export function dayOfYear(date: FeelDate): number {
  return epochDay(date) - epochDay(new FeelDate(date.year, 1, 1)) + 1;
}

/** Week of the year as ISO 8601 counts it: week 1 holds the first Thursday. */
export function weekOfYear(date: FeelDate): number {
  const thursday = dateOfEpochDay(epochDay(date) - weekday(date) + 4) ?? date;
  return Math.floor((dayOfYear(thursday) - 1) / 7) + 1;
}

export function compareDates(left: FeelDate, right: FeelDate): number {
  return left.year - right.year || left.month - right.month || left.day - right.day;
}
