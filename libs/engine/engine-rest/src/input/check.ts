/** Checks of request values. Each names the field it stands on; nothing here throws. */

/** One thing that is wrong with a request. `unreadable`: wrong type or word; else a value that is not acceptable. */
export interface Fault {
  readonly at: string;
  readonly message: string;
  readonly unreadable: boolean;
}

/** Reads a value found at `at`; adds to `faults` and gives undefined when it does not fit. */
export type Check<T> = (value: unknown, at: string, faults: Fault[]) => T | undefined;

export type Checked<C> = C extends Check<infer T> ? T : never;

export const unreadable = (faults: Fault[], at: string, message: string): undefined => {
  faults.push({ at, message, unreadable: true });
  return undefined;
};

export const unacceptable = (faults: Fault[], at: string, message: string): undefined => {
  faults.push({ at, message, unreadable: false });
  return undefined;
};

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface TextRules {
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: RegExp;
}

export function text(rules: TextRules = {}): Check<string> {
  return (value, at, faults) => {
    if (typeof value !== 'string') return unreadable(faults, at, 'must be a string');
    if (value.includes('\u0000')) return unacceptable(faults, at, 'must not contain the character U+0000');
    if (value.length < (rules.min ?? 0)) return unacceptable(faults, at, rules.min === 1 ? 'must not be empty' : `must have at least ${rules.min} characters`);
    if (value.length > (rules.max ?? Infinity)) return unacceptable(faults, at, `must have at most ${rules.max} characters`);
    if (rules.pattern && !rules.pattern.test(value)) return unacceptable(faults, at, `must match ${rules.pattern.source}`);
    return value;
  };
}

/** The same check, and a blank text is refused too. */
export function filledText(rules: TextRules = {}): Check<string> {
  const check = text({ min: 1, ...rules });
  return (value, at, faults) => {
    const read = check(value, at, faults);
    return read !== undefined && read.trim() === '' ? unacceptable(faults, at, 'must not be blank') : read;
  };
}

interface NumberRules {
  readonly min?: number;
  readonly max?: number;
}

const INT32 = { min: -(2 ** 31), max: 2 ** 31 - 1 };

function wholeNumber(range: { min: number; max: number }, rules: NumberRules): Check<number> {
  return (value, at, faults) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return unreadable(faults, at, 'must be an integer');
    if (value < range.min || value > range.max) return unreadable(faults, at, 'is out of range');
    if (value < (rules.min ?? range.min)) return unacceptable(faults, at, `must be at least ${rules.min}`);
    if (value > (rules.max ?? range.max)) return unacceptable(faults, at, `must be at most ${rules.max}`);
    return value;
  };
}

export const int32 = (rules: NumberRules = {}): Check<number> => wholeNumber(INT32, rules);
/** Integers as far as a JSON number carries them without loss: 2^53. */
export const int64 = (rules: NumberRules = {}): Check<number> =>
  wholeNumber({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }, rules);

export const flag: Check<boolean> = (value, at, faults) =>
  typeof value === 'boolean' ? value : unreadable(faults, at, 'must be a boolean');

const MAX_KEY = 9223372036854775807n;
const KEY = /^-?[0-9]{1,25}$/;

/** A key: a decimal string that fits 64 bits. */
export const key: Check<string> = (value, at, faults) => {
  if (typeof value !== 'string') return unreadable(faults, at, 'must be a key in a string');
  if (!KEY.test(value)) return unacceptable(faults, at, `must be a decimal number in a string, not '${value.slice(0, 60)}'`);
  const number = BigInt(value);
  return number > MAX_KEY || number < -MAX_KEY ? unacceptable(faults, at, 'does not fit 64 bits') : number.toString();
};

export function oneOf<const T extends string>(words: readonly T[]): Check<T> {
  const known = new Set<string>(words);
  return (value, at, faults) => {
    if (typeof value !== 'string') return unreadable(faults, at, 'must be a string');
    return known.has(value) ? (value as T) : unreadable(faults, at, `must be one of ${words.join(', ')}, not '${value.slice(0, 60)}'`);
  };
}

const DATE_TIME = /^\d{4}-(\d\d)-(\d\d)T(\d\d):(\d\d)(:(\d\d)(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)(\[[^\]]+\])?$/;

/** An ISO 8601 date-time with zone or offset, as epoch milliseconds. */
export const dateTime: Check<number> = (value, at, faults) => {
  if (typeof value !== 'string') return unreadable(faults, at, 'must be a date-time in a string');
  const millis = DATE_TIME.test(value) ? Date.parse(value.replace(/\[[^\]]+\]$/, '')) : NaN;
  return Number.isNaN(millis) ? unacceptable(faults, at, `must be a date-time such as 2026-01-31T10:00:00Z, not '${value.slice(0, 60)}'`) : millis;
};

/** A date-time kept as it was written; the empty text is let through (it clears a date). */
export const dateTimeText: Check<string> = (value, at, faults) =>
  value === '' ? '' : dateTime(value, at, faults) === undefined ? undefined : (value as string);

export function list<T>(item: Check<T>, rules: { max?: number; min?: number; unique?: boolean } = {}): Check<T[]> {
  return (value, at, faults) => {
    if (!Array.isArray(value)) return unreadable(faults, at, 'must be an array');
    if (value.length < (rules.min ?? 0)) return unacceptable(faults, at, `must have at least ${rules.min} items`);
    if (value.length > (rules.max ?? Infinity)) return unacceptable(faults, at, `must have at most ${rules.max} items`);
    const items = value.map((one, index) => item(one, `${at}[${index}]`, faults)).filter((one) => one !== undefined);
    return rules.unique && new Set(items).size !== items.length ? unacceptable(faults, at, 'must not hold one item twice') : items;
  };
}

/** Any JSON object; its content is read as text elsewhere. */
export const anyObject: Check<Record<string, unknown>> = (value, at, faults) =>
  isObject(value) ? value : unreadable(faults, at, 'must be an object');

export interface Field<T> {
  readonly check: Check<T>;
  readonly needed: boolean;
}

export const needed = <T>(check: Check<T>): Field<T> & { needed: true } => ({ check, needed: true });
/** May be missing or null. */
export const optional = <T>(check: Check<T>): Field<T> & { needed: false } => ({ check, needed: false });

type Shape = Record<string, Field<unknown>>;
export type Read<S extends Shape> = {
  readonly [K in keyof S]: S[K] extends { needed: true; check: Check<infer T> } ? T : S[K] extends { check: Check<infer T> } ? T | undefined : never;
};

const within = (at: string, name: string): string => (at === '' ? name : `${at}.${name}`);

/** An object with these fields; others are ignored, as the cluster does. */
export function object<S extends Shape>(shape: S): Check<Read<S>> {
  const fields = Object.entries(shape);
  return (value, at, faults) => {
    if (!isObject(value)) return unreadable(faults, at, 'must be an object');
    const before = faults.length;
    const read: Record<string, unknown> = {};
    for (const [name, field] of fields) {
      const given = Object.hasOwn(value, name) ? value[name] : undefined;
      if (given !== undefined && given !== null) read[name] = field.check(given, within(at, name), faults);
      else if (field.needed) unacceptable(faults, within(at, name), 'is required');
    }
    return faults.length === before ? (read as Read<S>) : undefined;
  };
}
