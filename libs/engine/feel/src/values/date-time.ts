import type { FeelDate } from './date.js';
import type { FeelTime } from './time.js';

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
