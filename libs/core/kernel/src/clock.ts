/** The only source of time. Injected everywhere, so that tests move it instead of waiting. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
}

/** A clock on somebody's wall: `zone` is the IANA name of a time zone. */
export interface ZonedClock extends Clock {
  readonly zone: string;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still until it is told to move. */
export class ManualClock implements Clock {
  constructor(private millis: number) {}

  now(): number {
    return this.millis;
  }

  set(millis: number): void {
    this.millis = millis;
  }

  advance(millis: number): void {
    this.millis += millis;
  }
}
