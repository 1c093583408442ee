const NANOS = 1_000_000_000;

/** A length of time in seconds and nanoseconds (0 to 999,999,999; a negative duration has negative seconds). */
export class FeelDaysDuration {
  readonly kind = 'days and time duration';

  constructor(
    readonly seconds: number,
    readonly nanos: number,
  ) {}
}

/** A length of time in calendar months. */
export class FeelMonthsDuration {
  readonly kind = 'years and months duration';

  constructor(readonly months: number) {}
}

/** The duration of so many seconds and nanoseconds (of any size and sign); undefined beyond 2^53 seconds. */
export function daysDuration(seconds: number, nanos = 0): FeelDaysDuration | undefined {
  const carry = Math.floor(nanos / NANOS);
  const total = seconds + carry;
  return Number.isSafeInteger(total) ? new FeelDaysDuration(total + 0, nanos - carry * NANOS) : undefined;
}

export function monthsDuration(months: number): FeelMonthsDuration | undefined {
  return Number.isSafeInteger(months) ? new FeelMonthsDuration(months + 0) : undefined;
}

export function totalNanos(duration: FeelDaysDuration): bigint {
  return BigInt(duration.seconds) * BigInt(NANOS) + BigInt(duration.nanos);
}

export function durationOfNanos(nanos: bigint): FeelDaysDuration | undefined {
  const rest = nanos % BigInt(NANOS);
  return daysDuration(Number((nanos - rest) / BigInt(NANOS)), Number(rest));
}

export function negateDuration(duration: FeelDaysDuration): FeelDaysDuration {
  return daysDuration(-duration.seconds, -duration.nanos) ?? duration;
}
