/** What one field of a cron expression stands for; days of the week count from Sunday = 0. */
export interface CronFields {
  /** In rising order, as all times. */
  readonly seconds: readonly number[];
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly months: ReadonlySet<number>;
  readonly days: readonly DayOfMonth[];
  readonly weekdays: readonly DayOfWeek[];
}

export type DayOfMonth =
  | { readonly kind: 'days'; readonly days: ReadonlySet<number> }
  /** The last day, or so many before it. */
  | { readonly kind: 'last'; readonly before: number }
  | { readonly kind: 'lastWorkday' }
  /** The working day nearest to this day. */
  | { readonly kind: 'workdayNearest'; readonly day: number };

export type DayOfWeek =
  | { readonly kind: 'weekdays'; readonly weekdays: ReadonlySet<number> }
  /** The last one of its kind in the month. */
  | { readonly kind: 'lastOf'; readonly weekday: number }
  | { readonly kind: 'nth'; readonly weekday: number; readonly nth: number };

interface Bounds {
  readonly from: number;
  readonly to: number;
  readonly names?: readonly string[];
  /** What a range that ends before it begins means: a fault, its first value alone, nothing, or on past the end. */
  readonly reversed: 'refused' | 'first' | 'nothing' | 'around';
}

const TIME = (to: number): Bounds => ({ from: 0, to, reversed: 'refused' });
const DAY: Bounds = { from: 1, to: 31, reversed: 'first' };
const DAY_IN_LIST: Bounds = { ...DAY, reversed: 'nothing' };
const MONTH: Bounds = { from: 1, to: 12, reversed: 'first', names: ['', 'JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'] };
/** Sunday is 0 and 7; by name it is 7. */
const WEEKDAY: Bounds = { from: 0, to: 7, reversed: 'around', names: ['', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] };

const NICKNAMES: Readonly<Record<string, string>> = {
  '@yearly': '0 0 0 1 1 *', '@annually': '0 0 0 1 1 *', '@monthly': '0 0 0 1 * *', '@weekly': '0 0 0 * * 0', '@daily': '0 0 0 * * *',
  '@midnight': '0 0 0 * * *', '@hourly': '0 0 * * * *',
};

class NoCron extends Error {}

/** Six fields (second to day of week) as Spring writes them, read as Camunda does; undefined when it would refuse them. */
export function readCron(text: string): CronFields | undefined {
  const fields = (NICKNAMES[text.trim()] ?? text).trim().toUpperCase().split(/\s+/);
  const [second = '', minute = '', hour = '', day = '', month = '', weekday = ''] = fields;
  if (fields.length !== 6) return undefined;
  try {
    return {
      seconds: inOrder(second, 59), minutes: inOrder(minute, 59), hours: inOrder(hour, 23), months: valuesOf(month, MONTH),
      ...daysOf(day, weekday),
    };
  } catch (error) {
    if (error instanceof NoCron) return undefined;
    throw error;
  }
}

/** `?` leaves the decision to the other one; when both do, no day is meant. */
function daysOf(day: string, weekday: string): Pick<CronFields, 'days' | 'weekdays'> {
  const weekdays = weekday === '?' ? (day === '?' ? [] : dayOfWeekParts('*')) : dayOfWeekParts(weekday);
  return { days: dayOfMonthParts(day === '?' ? '*' : day), weekdays };
}

/** Among others in a list, only plain days count; a nearest working day counts as the day itself. */
function dayOfMonthParts(text: string): readonly DayOfMonth[] {
  const parts = listOf(text);
  if (parts.length === 1) return [dayOfMonth(text, DAY)];
  return parts.map((part) => dayOfMonth(part, DAY_IN_LIST)).flatMap((part): DayOfMonth[] => {
    if (part.kind === 'workdayNearest') return [{ kind: 'days', days: new Set([part.day]) }];
    return part.kind === 'days' ? [part] : [];
  });
}

function dayOfMonth(part: string, bounds: Bounds): DayOfMonth {
  if (part === 'LW') return { kind: 'lastWorkday' };
  if (/^\d*L$/.test(part)) return { kind: 'last', before: 0 };
  const before = /^L-(\d+)$/.exec(part);
  if (before) return { kind: 'last', before: numberOf(before[1] ?? '', DAY) };
  const nearest = /^(\d+)W$/.exec(part);
  if (nearest) return { kind: 'workdayNearest', day: numberOf(nearest[1] ?? '', DAY) };
  return { kind: 'days', days: partOf(part, bounds) };
}

function dayOfWeekParts(text: string): readonly DayOfWeek[] {
  return listOf(text).map((part): DayOfWeek => {
    if (/^L(-\d+)?$/.test(part)) return { kind: 'weekdays', weekdays: new Set([0]) };
    const last = /^([A-Z\d]+)L$/.exec(part);
    if (last) return { kind: 'lastOf', weekday: numberOf(last[1] ?? '', WEEKDAY) % 7 };
    const [weekday = '', nth] = part.split('#');
    if (nth === undefined) return { kind: 'weekdays', weekdays: new Set([...partOf(part, WEEKDAY)].map((day) => day % 7)) };
    if (!/^\d+$/.test(nth)) throw new NoCron();
    return { kind: 'nth', weekday: numberOf(weekday, WEEKDAY) % 7, nth: Number(nth) };
  });
}

function listOf(text: string): readonly string[] {
  const parts = text.split(',');
  if (parts.includes('')) throw new NoCron();
  return parts;
}

const inOrder = (text: string, to: number): readonly number[] => [...valuesOf(text, TIME(to))].sort((left, right) => left - right);

function valuesOf(text: string, bounds: Bounds): ReadonlySet<number> {
  return new Set(listOf(text).flatMap((part) => [...partOf(part, bounds)]));
}

/** `*`, `5`, `1-5`, each with a step behind it. A single value with a step goes on to the end. */
function partOf(part: string, bounds: Bounds): ReadonlySet<number> {
  const [base = '', stepText, ...more] = part.split('/');
  const step = stepText === undefined ? 1 : numberOf(stepText, { ...bounds, from: 1, names: [] });
  if (more.length > 0 || (base === '' && stepText === undefined)) throw new NoCron();
  if (base === '*' || base === '') return steps(bounds.from, bounds.to, step);
  const [from = '', to, ...rest] = base.split('-');
  if (rest.length > 0) throw new NoCron();
  const first = numberOf(from, bounds);
  if (to !== undefined) return range(first, numberOf(to, bounds), step, bounds);
  return stepText === undefined ? new Set([first]) : steps(bounds.reversed === 'around' ? first % 7 : first, bounds.to, step);
}

function range(first: number, last: number, step: number, { from, to, reversed }: Bounds): ReadonlySet<number> {
  if (first <= last) return steps(first, last, step);
  if (reversed === 'nothing') return new Set();
  if (reversed === 'first') return new Set([first]);
  if (reversed === 'refused' || step > 1) throw new NoCron();
  return new Set([...steps(first, to, 1), ...steps(from, last, 1)]);
}

function steps(from: number, to: number, step: number): ReadonlySet<number> {
  return new Set(Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step));
}

function numberOf(text: string, { from, to, names }: Bounds): number {
  const named = text === '' ? -1 : (names?.indexOf(text) ?? -1);
  const value = named > 0 ? named : /^\+?\d+$/.test(text) ? Number(text) : NaN;
  if (!(value >= from && value <= to)) throw new NoCron();
  return value;
}
