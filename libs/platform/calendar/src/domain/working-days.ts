import { DateTime } from 'luxon';
import { openHours } from './weekly-hours.js';
import type { Interval } from './intervals.js';
import type { WorkingTime } from './working-time.js';

/** The calendar is read in stretches of so many days. */
const STRETCH_DAYS = 100;
/** A calendar without a working day in so many is none to plan with. */
const FURTHEST_DAYS = 400;

/** Whole days on the clock of a working calendar, `2026-12-01`: a day is worked when hours begin on it. */
export class WorkingDays {
  private readonly worked = new Set<string>();
  private readonly read = new Set<number>();

  constructor(private readonly time: WorkingTime) {}

  has(day: string): boolean {
    const stretch = Math.floor(Date.parse(day) / (STRETCH_DAYS * DAY_MS));
    if (!this.read.has(stretch)) this.readStretch(stretch);
    return this.worked.has(day);
  }

  /** The day itself or the next working day. Throws a RangeError when there is none within 400 days. */
  from(day: string): string {
    for (let tried = 0, one = day; tried < FURTHEST_DAYS; tried += 1, one = dayAfter(one)) if (this.has(one)) return one;
    throw new RangeError(`There is no working day within ${FURTHEST_DAYS} days of ${day}: look at the working calendar of the organisation.`);
  }

  /** So many working days after the day; 0: the first from the day on. */
  after(day: string, count: number): string {
    let one = this.from(day);
    for (let left = count; left > 0; left -= 1) one = this.from(dayAfter(one));
    return one;
  }

  /** Working days from one to another, both included. */
  between(starts: string, ends: string): number {
    let count = 0;
    for (let day = starts; day <= ends; day = dayAfter(day)) if (this.has(day)) count += 1;
    return count;
  }

  /** The whole day, from midnight to midnight: an hour shorter or longer where the clock is moved. */
  wholeDay(day: string): Interval {
    const start = DateTime.fromISO(day, { zone: this.zone }).startOf('day');
    return { start: start.toMillis(), end: start.plus({ days: 1 }).startOf('day').toMillis() };
  }

  /** When the day ends, as an instant. */
  endOf(day: string): string {
    return new Date(this.wholeDay(day).end - 1_000).toISOString().replace('.000Z', 'Z');
  }

  /** When work begins on a worked day, and when it ends: not later than a minute before the day does. */
  hoursOf(day: string): Interval {
    const whole = this.wholeDay(day);
    const open = [...openHours(this.time.week, whole, this.time.holidays)].filter((hours) => this.dayOf(hours.start) === day);
    return { start: Math.min(...open.map((hours) => hours.start)), end: Math.min(whole.end - MINUTE_MS, Math.max(...open.map((hours) => hours.end))) };
  }

  /** Which day it is at an instant. */
  dayOf(instant: number): string {
    return DateTime.fromMillis(instant, { zone: this.zone }).toISODate()!;
  }

  private get zone(): string {
    return this.time.week.timeZone;
  }

  private readStretch(stretch: number): void {
    this.read.add(stretch);
    const start = (stretch * STRETCH_DAYS - 1) * DAY_MS;
    for (const open of openHours(this.time.week, { start, end: start + (STRETCH_DAYS + 2) * DAY_MS }, this.time.holidays)) {
      this.worked.add(this.dayOf(open.start));
    }
  }
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 3_600_000;

export function dayAfter(day: string): string {
  return new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
}
