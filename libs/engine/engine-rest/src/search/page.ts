import { createHash } from 'node:crypto';
import type { CursorValue, Page } from '#engine/engine-store';
import { int32, isObject, text, unacceptable, unreadable, type Fault } from '../input/check.js';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 10_000;
const limitCheck = int32({ min: 1, max: MAX_LIMIT });
const fromCheck = int32({ min: 0 });
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Names the order a cursor belongs to: a cursor of one sort does not fit another. */
export const orderName = (view: string, sort: readonly { field: string; order: string }[]): string =>
  createHash('sha256').update(JSON.stringify([view, sort])).digest('base64').slice(0, 6);

/** A cursor: base64 of the sort values of the row at the end of a page. */
export const writeCursor = (order: string, values: readonly CursorValue[] | null): string | null =>
  values === null ? null : Buffer.from(JSON.stringify([order, ...values])).toString('base64');

const isCursorValue = (value: unknown): value is CursorValue => value === null || typeof value !== 'object';

function readCursor(value: unknown, order: string, length: number, at: string, faults: Fault[]): CursorValue[] {
  const given = text({ max: 20_000 })(value, at, faults);
  if (given === undefined) return [];
  const parts = BASE64.test(given) ? parsed(given) : null;
  if (parts === null) return unacceptable(faults, at, 'is not a cursor') ?? [];
  const [name, ...values] = parts;
  const fits = name === order && values.length === length && values.every(isCursorValue);
  return fits ? (values as CursorValue[]) : (unacceptable(faults, at, 'is a cursor of another search: the sort must stay the same') ?? []);
}

function parsed(cursor: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64').toString('utf8'));
    return Array.isArray(value) ? (value as unknown[]) : null;
  } catch {
    return null;
  }
}

/** Reads `page`: `limit`, and one of `from`, `after`, `before`. An empty cursor stands before the first item, as some pages cannot be asked for without one. */
export function readPage(value: unknown, order: string, cursorLength: number, faults: Fault[], at = 'page'): Page {
  const first: Page = { kind: 'offset', from: 0, limit: DEFAULT_LIMIT };
  if (value === undefined || value === null) return first;
  if (!isObject(value)) return unreadable(faults, at, 'must be an object') ?? first;
  const given = (name: string): boolean => value[name] !== undefined && value[name] !== null && !(value[name] === '' && name !== 'limit');
  const limit = given('limit') ? (limitCheck(value['limit'], `${at}.limit`, faults) ?? DEFAULT_LIMIT) : DEFAULT_LIMIT;
  const ways = ['from', 'after', 'before'].filter(given);
  if (ways.length > 1) unacceptable(faults, at, `must have only one of from, after and before, not ${ways.join(' and ')}`);
  const [way] = ways;
  if (way === 'after' || way === 'before') return { kind: way, limit, cursor: readCursor(value[way], order, cursorLength, `${at}.${way}`, faults) };
  return { kind: 'offset', limit, from: way === 'from' ? (fromCheck(value['from'], `${at}.from`, faults) ?? 0) : 0 };
}
