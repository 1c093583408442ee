import type { FeelValue } from './value.js';

/** An interval between two values; a missing (null) end point means unbounded on that side. */
export class FeelRange {
  readonly kind = 'range';

  constructor(
    readonly low: FeelValue,
    readonly high: FeelValue,
    readonly lowIncluded: boolean,
    readonly highIncluded: boolean,
  ) {}
}
