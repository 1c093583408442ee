/** A calendar date of the proleptic Gregorian calendar. */
export class FeelDate {
  readonly kind = 'date';

  constructor(
    readonly year: number,
    readonly month: number,
    readonly day: number,
  ) {}
}
