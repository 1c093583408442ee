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
