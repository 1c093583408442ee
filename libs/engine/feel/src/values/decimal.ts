/** Most digits a decimal keeps after arithmetic (IEEE 754 decimal128, DMN 1.5 §10.3.2.3.1). */
export const PRECISION = 34;

const SMALL_POWERS = Array.from({ length: 80 }, (_, exponent) => 10n ** BigInt(exponent));

export function powerOfTen(exponent: number): bigint {
  return SMALL_POWERS[exponent] ?? 10n ** BigInt(exponent);
}

/**
 * A decimal number: `unscaled × 10^-scale`. The scale is part of the value's text (1.50 is not printed as 1.5)
 * but not of its equality. Whole numbers within ±2^53 and of scale 0 are plain JavaScript numbers instead.
 */
export class FeelDecimal {
  readonly kind = 'number';

  constructor(
    readonly unscaled: bigint,
    readonly scale: number,
  ) {}

  /** Number of decimal digits of the unscaled value; zero has one. */
  get precision(): number {
    return digitsOf(this.unscaled);
  }
}

/** Decimal digits of an integer, its sign aside. */
export function digitsOf(value: bigint): number {
  const magnitude = value < 0n ? -value : value;
  for (let digits = 1; digits < 36; digits++) if (magnitude < powerOfTen(digits)) return digits;
  return magnitude.toString().length;
}
