import { Type } from 'class-transformer';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { IfGiven } from './dto-rules.js';
import type { Page, ProblemCode } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';

export const DEFAULT_PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 200;
/** PostgreSQL's `integer`. */
const LARGEST_COUNT = 2_147_483_647;

/** Query parameters of every list. */
export class PageQuery {
  @IfGiven()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_PAGE_SIZE)
  limit: number = DEFAULT_PAGE_SIZE;

  /** `nextCursor` of the page before. */
  @IfGiven()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

/** Where a page ended: the values of the sort columns of its last row. */
export type Position = readonly (string | number | null)[];

export function encodeCursor(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** Takes a cursor given out before; refuses anything that is not a list of `length` plain values. */
export function decodeCursor(cursor: string, length: number): Result<Position, Refusal<ProblemCode>> {
  const position = parsed(cursor);
  if (Array.isArray(position) && position.length === length && position.every(isPlain)) return ok(position as Position);
  return strangeCursor();
}

/** Takes a cursor of a list that is ordered by one whole number (a count, a sequence, an ordinal of 32 bits). */
export function decodeCount(cursor: string): Result<number, Refusal<ProblemCode>> {
  const position = decodeCursor(cursor, 1);
  if (!position.ok) return position;
  const [count] = position.value;
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 && count <= LARGEST_COUNT ? ok(count) : strangeCursor();
}

/** Takes a cursor of a list that is ordered by a number of 64 bits, given as its digits. */
export function decodeKey(cursor: string): Result<string, Refusal<ProblemCode>> {
  const position = decodeCursor(cursor, 1);
  if (!position.ok) return position;
  const [key] = position.value;
  return isKey(key) ? ok(key) : strangeCursor();
}

/** Takes a cursor of a list that is ordered by a moment and, within it, by a number of 64 bits. */
export function decodeMoment(cursor: string): Result<{ at: Date; key: string }, Refusal<ProblemCode>> {
  const position = decodeCursor(cursor, 2);
  if (!position.ok) return position;
  const [at, key] = position.value;
  if (typeof at !== 'string' || !isKey(key) || !MOMENT.test(at) || Number.isNaN(Date.parse(at))) return strangeCursor();
  return ok({ at: new Date(at), key });
}

/** As `toISOString` writes the years that PostgreSQL reads back. */
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

function isKey(value: unknown): value is string {
  return typeof value === 'string' && /^\d{1,18}$/.test(value);
}

/** Refuses a cursor that this list cannot have given out. */
export function strangeCursor(): Result<never, Refusal<ProblemCode>> {
  return refuse('validation-failed', 'The cursor is not one that this list gave out. Read the list from its start.', 'cursor');
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
}

/** Makes a page from `limit + 1` rows read: the surplus row only tells that there is a next page. */
export function toPage<Row, View>(
  rows: readonly Row[],
  limit: number,
  total: number,
  view: (row: Row) => View,
  position: (row: Row) => Position,
): Page<View> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? encodeCursor(position(last)) : null;
  return { items: shown.map(view), total, nextCursor };
}
