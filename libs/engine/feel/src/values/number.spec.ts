import fc from 'fast-check';
import { add, canonical, compareNumbers, divide, fromDouble, modulo, multiply, numberText, parseNumber, power, subtract, toDouble, withScale } from './number.js';
import type { FeelNumber } from './value.js';

/** Decimals of up to 17 digits: sums and products of two of them are exact in 34. */
const decimals = fc.tuple(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), fc.integer({ min: 0, max: 12 })).map(([unscaled, scale]) => canonical(unscaled, scale));

function text(value: FeelNumber | undefined): string {
  return value === undefined ? 'none' : numberText(value);
}

function number(value: string): FeelNumber {
  const parsed = parseNumber(value);
  if (parsed === undefined) throw new Error(`${value} is no number`);
  return parsed;
}

function same(left: FeelNumber | undefined, right: FeelNumber | undefined): boolean {
  return left !== undefined && right !== undefined && compareNumbers(left, right) === 0;
}

describe('Decimals', () => {
  it('should add and multiply in any order', () => {
    fc.assert(fc.property(decimals, decimals, (a, b) => text(add(a, b)) === text(add(b, a)) && text(multiply(a, b)) === text(multiply(b, a))));
  });

  it('should be back after adding and taking away', () => {
    fc.assert(fc.property(decimals, decimals, (a, b) => same(subtract(add(a, b) ?? 0, b), a)));
  });

  it('should distribute products over sums', () => {
    const small = fc.tuple(fc.bigInt({ min: -(10n ** 8n), max: 10n ** 8n }), fc.integer({ min: 0, max: 4 })).map(([unscaled, scale]) => canonical(unscaled, scale));
    fc.assert(fc.property(small, small, small, (a, b, c) => same(multiply(a, add(b, c) ?? 0), add(multiply(a, b) ?? 0, multiply(a, c) ?? 0))));
  });

  it('should be back after a product and its exact quotient', () => {
    fc.assert(fc.property(decimals, decimals, (a, b) => compareNumbers(b, 0) === 0 || same(divide(multiply(a, b) ?? 0, b), a)));
  });

  it('should read what they write', () => {
    fc.assert(fc.property(decimals, (a) => text(parseNumber(numberText(a))) === numberText(a)));
  });

  it('should be ordered as their doubles are, where those differ', () => {
    fc.assert(fc.property(decimals, decimals, (a, b) => toDouble(a) === toDouble(b) || Math.sign(compareNumbers(a, b)) === Math.sign(toDouble(a) - toDouble(b))));
  });

  it('should make doubles and give the same back', () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }), (double) => {
      const value = fromDouble(double);
      return value !== undefined && toDouble(value) === double + 0;
    }));
  });

  it('should leave a remainder with the sign of the divisor', () => {
    fc.assert(fc.property(decimals, fc.integer({ min: -1000, max: 1000 }), (a, b) => {
      if (b === 0) return true;
      const rest = modulo(a, b);
      return rest !== undefined && (compareNumbers(rest, 0) === 0 || Math.sign(toDouble(rest)) === Math.sign(b)) && Math.abs(toDouble(rest)) < Math.abs(b) + 1e-9;
    }));
  });

  it.each([
    ['0.1', '+', '0.2', '0.3'],
    ['1.50', '+', '1.50', '3.00'],
    ['1.1', '*', '1.1', '1.21'],
    ['9007199254740991', '+', '2', '9007199254740993'],
    ['1', '/', '3', '0.3333333333333333333333333333333333'],
    ['2', '/', '3', '0.6666666666666666666666666666666667'],
    ['100', '/', '8', '12.5'],
    ['1.00', '/', '2', '0.50'],
    ['1e100', '+', '1', '1.000000000000000000000000000000000E+100'],
    ['1', '-', '1e-40', '1.000000000000000000000000000000000'],
  ] as const)('should give %s %s %s = %s', (left, operator, right, expected) => {
    const operations = { '+': add, '-': subtract, '*': multiply, '/': divide };
    expect(text(operations[operator](number(left), number(right)))).toBe(expected);
  });

  it.each([
    ['2.5', 0, 'HALF_EVEN', '2'],
    ['2.5', 0, 'HALF_UP', '3'],
    ['-2.5', 0, 'HALF_DOWN', '-2'],
    ['-2.1', 0, 'FLOOR', '-3'],
    ['1121', -2, 'UP', '1.2E+3'],
    ['1', 2, 'UP', '1.00'],
  ] as const)('should round %s to %i decimals %s', (value, scale, mode, expected) => {
    expect(text(withScale(number(value), scale, mode))).toBe(expected);
  });

  it.each([
    ['2', '10', '1024'],
    ['2.5', '2', '6.25'],
    ['2', '-1', '0.5'],
    ['2', '0.5', '1.4142135623730951'],
    ['0', '-1', 'none'],
    ['-8', '0.5', 'none'],
  ])('should raise %s to %s', (base, exponent, expected) => {
    expect(text(power(number(base), number(exponent)))).toBe(expected);
  });

  it.each(['', '.', '1.2.3', 'e5', '0x10', 'Infinity', '1_000', ' 1'])('should not read %j', (value) => {
    expect(parseNumber(value)).toBeUndefined();
  });
});
