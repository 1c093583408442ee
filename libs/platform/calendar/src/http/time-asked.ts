import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import type { Interval } from '../domain/intervals.js';

const LONGEST_MS = 400 * 24 * 3_600_000;

/** The time between two moments of a query: 400 days at most. */
export function timeAsked({ from, to }: { from: string; to: string }): Result<Interval, Refusal<'validation-failed'>> {
  const time = { start: Date.parse(from), end: Date.parse(to) };
  if (time.end <= time.start) return refuse('validation-failed', 'The end must be after the start.', 'to');
  return time.end - time.start <= LONGEST_MS ? ok(time) : refuse('validation-failed', 'Ask for 400 days at most.', 'to');
}
