import { digitsOf, FeelDecimal, powerOfTen, PRECISION } from './decimal.js';
import type { FeelNumber } from './value.js';

/** Exponents beyond this (decimal128's range) are no numbers. */
const EXPONENT_LIMIT = 6176;
/** Texts of more digits are no numbers either: what they cost grows faster than they do. */
export const MOST_DIGITS = 10_000;
/** A difference of scales from which the smaller operand only decides the rounding. */
const FAR_APART = 120;
const WITHIN_PRECISION = 10n ** BigInt(PRECISION);
const LONGEST_PRECISION = 200;
/** Numbers of more digits or decimals than this are counted as work, see `stepsOf`. */
const LONG = 80;
const LONG_UNSCALED = 10n ** BigInt(LONG);
/** A whole budget of steps is less than a second of products of the longest numbers there are. */
const STEPS_OF_LONG = 1000;

export type RoundingMode = 'UP' | 'DOWN' | 'CEILING' | 'FLOOR' | 'HALF_UP' | 'HALF_DOWN' | 'HALF_EVEN' | 'UNNECESSARY';

/** The number in its one canonical form: plain when whole, small and of scale 0. */
export function canonical(unscaled: bigint, scale: number): FeelNumber {
  if (scale === 0 && unscaled <= 9007199254740991n && unscaled >= -9007199254740991n) return Number(unscaled);
  return new FeelDecimal(unscaled, scale);
}

export function toDecimal(value: FeelNumber): FeelDecimal {
  return typeof value === 'number' ? new FeelDecimal(BigInt(value), 0) : value;
}

/** The decimal a plain JavaScript number prints as; null for NaN and the infinities has no decimal and becomes 0's refusal by the caller. */
export function feelNumber(value: number): FeelNumber {
  if (Number.isSafeInteger(value)) return value + 0;
  return fromDouble(value) ?? 0;
}

/** A double as the reference reads it: its shortest text, with at least one digit after the point. Undefined when not finite. */
export function fromDouble(value: number): FeelNumber | undefined {
  if (!Number.isFinite(value)) return undefined;
  return parseNumber(doubleText(value));
}

/** A double in the form `1.0`, `0.001`, `1.0E7`, `1.23E-5`: at least one digit after the point, exponents outside 10^-3 to 10^7. */
export function doubleText(value: number): string {
  if (value === 0) return '0.0';
  const magnitude = Math.abs(value);
  if (magnitude >= 1e-3 && magnitude < 1e7) return Number.isInteger(value) ? `${value}.0` : String(value);
  const [digits = '0', exponent = '0'] = value.toExponential().split('e');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
}

const NUMBER_TEXT = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,9}))?$/;

/** Reads a decimal text (`-1.50`, `.5`, `1e3`), keeping every digit and the scale. Undefined when it is none. */
export function parseNumber(text: string): FeelNumber | undefined {
  const match = NUMBER_TEXT.exec(text);
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = whole.length + fraction.length;
  if (digits === 0 || digits > MOST_DIGITS) return undefined;
  const unscaled = BigInt(whole + fraction);
  return inRange(sign === '-' ? -unscaled : unscaled, fraction.length - Number(exponent));
}

function inRange(unscaled: bigint, scale: number): FeelNumber | undefined {
  return Math.abs(scale) > EXPONENT_LIMIT ? undefined : canonical(unscaled, scale);
}

/** The nearest double. */
export function toDouble(value: FeelNumber): number {
  return typeof value === 'number' ? value : Number(`${value.unscaled}e${-value.scale}`);
}

/** Whole part, towards zero, as an integer within ±2^53 (beyond: the nearest bound). */
export function toInteger(value: FeelNumber): number {
  if (typeof value === 'number') return value;
  const double = toDouble(value);
  if (Math.abs(double) >= Number.MAX_SAFE_INTEGER) return Math.sign(double) * Number.MAX_SAFE_INTEGER;
  return Number(truncated(value)) + 0;
}

/** Whole part, towards zero. */
export function truncated(value: FeelDecimal): bigint {
  return value.scale <= 0 ? value.unscaled * powerOfTen(-value.scale) : value.unscaled / powerOfTen(value.scale);
}

export function isWhole(value: FeelNumber): boolean {
  if (typeof value === 'number' || value.scale <= 0) return true;
  if (value.scale > digitsOf(value.unscaled)) return value.unscaled === 0n;
  return value.unscaled % powerOfTen(value.scale) === 0n;
}

export function signOf(value: FeelNumber): number {
  if (typeof value === 'number') return Math.sign(value);
  return value.unscaled === 0n ? 0 : value.unscaled < 0n ? -1 : 1;
}

/** Negative, zero or positive as `left` is less than, equal to or greater than `right`, whatever their scales. */
export function compareNumbers(left: FeelNumber, right: FeelNumber): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const signs = signOf(left) - signOf(right);
  if (signs !== 0) return signs;
  const [a, b] = [toDecimal(left), toDecimal(right)];
  const magnitudes = magnitude(a) - magnitude(b);
  if (magnitudes !== 0 && a.unscaled !== 0n) return magnitudes * signOf(a);
  const scale = Math.max(a.scale, b.scale);
  const difference = a.unscaled * powerOfTen(scale - a.scale) - b.unscaled * powerOfTen(scale - b.scale);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** What working with a number costs: nothing as a rule, much for one of hundreds of digits. */
export function stepsOf(value: FeelNumber): number {
  if (typeof value === 'number') return 0;
  const isLong = Math.abs(value.scale) > LONG || value.unscaled > LONG_UNSCALED || value.unscaled < -LONG_UNSCALED;
  return isLong ? STEPS_OF_LONG : 0;
}

/** Digits before the point (negative for small fractions). */
function magnitude(value: FeelDecimal): number {
  return value.precision - value.scale;
}

/** The sum of 34 digits, half-even; undefined when out of range (as for all operations here). */
export function add(left: FeelNumber, right: FeelNumber): FeelNumber | undefined {
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = left + right;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return addDecimals(toDecimal(left), toDecimal(right));
}

function addDecimals(a: FeelDecimal, b: FeelDecimal): FeelNumber | undefined {
  const scale = Math.max(a.scale, b.scale);
  if (Math.abs(a.scale - b.scale) > FAR_APART && a.unscaled !== 0n && b.unscaled !== 0n) return addFarApart(a, b);
  return rounded(a.unscaled * powerOfTen(scale - a.scale) + b.unscaled * powerOfTen(scale - b.scale), scale, precisionOf(a));
}

/** Operands of very different size: the small one is replaced by a last digit that decides the rounding only. */
function addFarApart(a: FeelDecimal, b: FeelDecimal): FeelNumber | undefined {
  const [big, small] = magnitude(a) >= magnitude(b) ? [a, b] : [b, a];
  if (magnitude(big) - magnitude(small) <= FAR_APART) {
    const scale = Math.max(a.scale, b.scale);
    return rounded(a.unscaled * powerOfTen(scale - a.scale) + b.unscaled * powerOfTen(scale - b.scale), scale);
  }
  const lift = Math.max(0, PRECISION + 3 - big.precision);
  const sticky = small.unscaled < 0n ? -1n : 1n;
  return rounded(big.unscaled * powerOfTen(lift) + sticky, big.scale + lift);
}

export function negate(value: FeelNumber): FeelNumber {
  if (typeof value === 'number') return 0 - value;
  return rounded(-value.unscaled, value.scale) ?? 0;
}

export function subtract(left: FeelNumber, right: FeelNumber): FeelNumber | undefined {
  if (typeof left === 'number' && typeof right === 'number') {
    const difference = left - right;
    if (Number.isSafeInteger(difference)) return difference;
  }
  const b = toDecimal(right);
  return addDecimals(toDecimal(left), new FeelDecimal(-b.unscaled, b.scale));
}

export function multiply(left: FeelNumber, right: FeelNumber): FeelNumber | undefined {
  if (typeof left === 'number' && typeof right === 'number') {
    const product = left * right;
    if (Number.isSafeInteger(product)) return product + 0;
  }
  const [a, b] = [toDecimal(left), toDecimal(right)];
  return rounded(a.unscaled * b.unscaled, a.scale + b.scale, precisionOf(a));
}

/** The quotient; undefined for division by zero. An exact quotient keeps as few decimals as it can, down to the difference of the scales. */
export function divide(left: FeelNumber, right: FeelNumber): FeelNumber | undefined {
  if (typeof left === 'number' && typeof right === 'number' && right !== 0 && left % right === 0) return left / right + 0;
  const [a, b] = [toDecimal(left), toDecimal(right)];
  if (b.unscaled === 0n) return undefined;
  const preferred = a.scale - b.scale;
  if (a.unscaled === 0n) return inRange(0n, preferred);
  const shift = Math.max(0, PRECISION + 2 - (a.precision - b.precision));
  const numerator = a.unscaled * powerOfTen(shift);
  const quotient = numerator / b.unscaled;
  if (quotient * b.unscaled === numerator) return stripped(quotient, preferred + shift, preferred);
  const sticky = quotient < 0n ? -1n : 1n;
  return rounded(quotient * 10n + sticky, preferred + shift + 1);
}

/** Without trailing zeros, but with a scale of at least `preferred`. */
function stripped(unscaled: bigint, scale: number, preferred: number): FeelNumber | undefined {
  let [digits, places] = roundedParts(unscaled, scale, PRECISION);
  while (places > preferred && digits % 10n === 0n) {
    digits /= 10n;
    places -= 1;
  }
  return inRange(digits, places);
}

/** Cut to 34 digits (or to `precision`), half-even. */
export function rounded(unscaled: bigint, scale: number, precision = PRECISION): FeelNumber | undefined {
  if (unscaled < WITHIN_PRECISION && unscaled > -WITHIN_PRECISION) return inRange(unscaled, scale);
  const [digits, places] = roundedParts(unscaled, scale, precision);
  return inRange(digits, places);
}

/** A literal of more than 34 digits keeps them, and lends its precision to what is done with it. */
function precisionOf(left: FeelDecimal): number {
  const digits = left.precision;
  return digits > PRECISION && digits <= LONGEST_PRECISION ? digits : PRECISION;
}

function roundedParts(unscaled: bigint, scale: number, precision: number): [bigint, number] {
  let [digits, places] = [unscaled, scale];
  for (let excess = digitsOf(digits) - precision; excess > 0; excess = digitsOf(digits) - precision) {
    digits = divideRounded(digits, powerOfTen(excess), 'HALF_EVEN');
    places -= excess;
  }
  return [digits, places];
}

/** An integer quotient rounded as told. */
function divideRounded(value: bigint, divisor: bigint, mode: RoundingMode): bigint {
  const quotient = value / divisor;
  const rest = value - quotient * divisor;
  if (rest === 0n) return quotient;
  const away = value < 0n ? quotient - 1n : quotient + 1n;
  const doubled = rest < 0n ? -rest * 2n : rest * 2n;
  const half = doubled === divisor ? 0 : doubled < divisor ? -1 : 1;
  return goesAway(mode, value < 0n, half, quotient % 2n !== 0n) ? away : quotient;
}

const GOES_AWAY = {
  UP: () => true,
  DOWN: () => false,
  CEILING: (negative) => !negative,
  FLOOR: (negative) => negative,
  HALF_UP: (_negative, half) => half >= 0,
  HALF_DOWN: (_negative, half) => half > 0,
  HALF_EVEN: (_negative, half, odd) => half > 0 || (half === 0 && odd),
  UNNECESSARY: () => false,
} satisfies Record<RoundingMode, (negative: boolean, half: number, odd: boolean) => boolean>;

function goesAway(mode: RoundingMode, negative: boolean, half: number, odd: boolean): boolean {
  return GOES_AWAY[mode](negative, half, odd);
}

/** The number with exactly `scale` decimals (negative: rounded to tens, hundreds …). Undefined when out of range. */
export function withScale(value: FeelNumber, scale: number, mode: RoundingMode): FeelNumber | undefined {
  if (typeof value === 'number' && scale === 0) return value;
  if (Math.abs(scale) > EXPONENT_LIMIT) return undefined;
  const decimal = toDecimal(value);
  if (decimal.scale <= scale) return inRange(decimal.unscaled * powerOfTen(scale - decimal.scale), scale);
  return inRange(divideRounded(decimal.unscaled, powerOfTen(decimal.scale - scale), mode), scale);
}

/** Whole exponents exactly (then cut to 34 digits), all others through doubles. Undefined when there is no such number. */
export function power(base: FeelNumber, exponent: FeelNumber): FeelNumber | undefined {
  if (!isWhole(exponent)) return fromDouble(toDouble(base) ** toDouble(exponent));
  const times = toInteger(exponent);
  if (Math.abs(times) > 999_999_999) return undefined;
  const raised = wholePower(base, Math.abs(times));
  return raised === undefined || times >= 0 ? raised : divide(1, raised);
}

function wholePower(base: FeelNumber, exponent: number): FeelNumber | undefined {
  let result: FeelNumber | undefined = 1;
  let square: FeelNumber | undefined = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = square === undefined || result === undefined ? undefined : multiply(result, square);
    if (rest > 1) square = square === undefined ? undefined : multiply(square, square);
  }
  return result;
}

/** Remainder with the sign of the divisor: `dividend - divisor × floor(dividend / divisor)`. Undefined for a divisor of 0. */
export function modulo(dividend: FeelNumber, divisor: FeelNumber): FeelNumber | undefined {
  if (typeof dividend === 'number' && typeof divisor === 'number' && divisor !== 0) {
    const rest = dividend % divisor;
    return (rest !== 0 && rest < 0 !== divisor < 0 ? rest + divisor : rest) + 0;
  }
  const quotient = divide(dividend, divisor);
  const whole = quotient === undefined ? undefined : withScale(quotient, 0, 'FLOOR');
  const product = whole === undefined ? undefined : multiply(divisor, whole);
  return product === undefined ? undefined : subtract(dividend, product);
}

/** The number as text, its scale kept (`3.00`); exponents as `1E-7`, `1.0E+10`. */
export function numberText(value: FeelNumber): string {
  if (typeof value === 'number') return String(value);
  const digits = (value.unscaled < 0n ? -value.unscaled : value.unscaled).toString();
  const sign = value.unscaled < 0n ? '-' : '';
  const exponent = digits.length - 1 - value.scale;
  if (value.scale === 0) return sign + digits;
  if (value.scale < 0 || exponent < -6) return sign + scientific(digits, exponent);
  return sign + pointed(digits, value.scale);
}

function scientific(digits: string, exponent: number): string {
  const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
  return exponent === 0 ? mantissa : `${mantissa}E${exponent > 0 ? '+' : ''}${exponent}`;
}

function pointed(digits: string, scale: number): string {
  const padded = digits.padStart(scale + 1, '0');
  return `${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}
