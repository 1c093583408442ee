import { offsetAt, type FeelZone } from './zone.js';

const SECONDS_PER_DAY = 86_400;

/** A time of day, local when `zone` is undefined. */
export class FeelTime {
  readonly kind = 'time';

  constructor(
    readonly hour: number,
    readonly minute: number,
    readonly second: number,
    readonly nano: number,
    readonly zone: FeelZone | undefined,
  ) {}
}

/** The time of day, or undefined when there is none such. */
export function makeTime(hour: number, minute: number, second: number, nano: number, zone?: FeelZone): FeelTime | undefined {
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return undefined;
  return new FeelTime(hour, minute, second, nano, zone);
}

export function secondOfDay(time: FeelTime): number {
  return time.hour * 3600 + time.minute * 60 + time.second;
}

/** The time so many seconds after midnight, days beyond cut off. */
export function timeOfSeconds(seconds: number, nano: number, zone: FeelZone | undefined): FeelTime {
  const rest = ((seconds % SECONDS_PER_DAY) + SECONDS_PER_DAY) % SECONDS_PER_DAY;
  return new FeelTime(Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60, nano, zone);
}

/** Seconds from UTC; a named zone's time of day has the offset of 1970-01-01. */
export function timeOffset(time: FeelTime): number | undefined {
  return time.zone && offsetAt(time.zone, 0);
}
