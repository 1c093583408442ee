import { dateOfEpochDay, epochDay, type FeelDate } from './date.js';
import { type FeelTime, secondOfDay, timeOfSeconds } from './time.js';
import { offsetAt, resolveLocal, type FeelZone } from './zone.js';

const SECONDS_PER_DAY = 86_400;

/** A date and a time of day; the time carries the zone. `offset` settles which of two equal local times is meant in an overlap. */
export class FeelDateTime {
  readonly kind = 'date and time';

  constructor(
    readonly date: FeelDate,
    readonly time: FeelTime,
    /** Seconds from UTC, known for every zoned value. */
    readonly offset: number | undefined,
  ) {}
}

/** The local date and time in its zone; a time in a gap moves forward. */
export function makeDateTime(date: FeelDate, time: FeelTime): FeelDateTime {
  if (!time.zone) return new FeelDateTime(date, time, undefined);
  const local = epochDay(date) * SECONDS_PER_DAY + secondOfDay(time);
  const resolved = resolveLocal(time.zone, local);
  if (resolved.local === local) return new FeelDateTime(date, time, resolved.offset);
  return fromLocal(resolved.local, time.nano, time.zone, resolved.offset) ?? new FeelDateTime(date, time, resolved.offset);
}

function fromLocal(local: number, nano: number, zone: FeelZone | undefined, offset: number | undefined): FeelDateTime | undefined {
  const date = dateOfEpochDay(Math.floor(local / SECONDS_PER_DAY));
  return date && new FeelDateTime(date, timeOfSeconds(local, nano, zone), offset);
}

/** Seconds since 1970 as if the local time were UTC. */
export function localSeconds(value: Pick<FeelDateTime, 'date' | 'time'>): number {
  return epochDay(value.date) * SECONDS_PER_DAY + secondOfDay(value.time);
}

/** Seconds since 1970; a local value counts as UTC. */
export function instantOf(value: FeelDateTime): number {
  return localSeconds(value) - (value.offset ?? 0);
}

/** The date and time at an instant in a zone; without a zone the local one. */
export function atInstant(instant: number, nano: number, zone: FeelZone | undefined): FeelDateTime | undefined {
  if (!zone) return fromLocal(instant, nano, undefined, undefined);
  const offset = offsetAt(zone, instant);
  return fromLocal(instant + offset, nano, zone, offset);
}
