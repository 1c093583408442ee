import { fail, ok, type Result } from '#core/kernel';
import { CronExpressionParser } from 'cron-parser';
import { DateTime, Duration } from 'luxon';
import type { Millis } from '../state/rows.js';

/** When a timer fires: first, and how often again (-1 for ever) with the interval or cron text that gives the next date. */
export interface Schedule {
  readonly dueDate: Millis;
  readonly repetitions: number;
  readonly cycle: string | null;
}

const DURATION = /^[+-]?P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+([.,]\d+)?S)?)?$/i;

/** ISO 8601 duration from now. */
export function afterDuration(text: string, now: Millis): Result<Millis, string> {
  return DURATION.test(text) ? ok(plus(now, text)) : fail(`Invalid duration format '${text}' for expression '${text}'.`);
}

function plus(from: Millis, duration: string): Millis {
  return DateTime.fromMillis(from, { zone: 'utc' }).plus(Duration.fromISO(duration.toUpperCase().replace(/^\+/, ''))).toMillis();
}

/** ISO 8601 date and time with a zone (`2026-12-01T20:00:00Z`, `…+01:00[Europe/Paris]`). */
export function dateMillis(text: string): Millis | undefined {
  const bare = text.replace(/[[@].*$/, '');
  const named = /@(.+)$/.exec(text)?.[1];
  const zone = /\[(.+)\]$/.exec(text)?.[1] ?? named;
  if (!/^[+-]?\d{4,}-\d\d-\d\dT\d\d:\d\d/.test(bare) || (named === undefined && !/(Z|[+-]\d\d(:?\d\d)?)$/i.test(bare))) return undefined;
  const date = DateTime.fromISO(bare, zone === undefined ? {} : { zone });
  return date.isValid ? date.toMillis() : undefined;
}

/** `R[n]/[start/]duration`, or a cron expression of six fields as Spring reads it. */
export function cycleSchedule(text: string, now: Millis): Result<Schedule, string> {
  return text.startsWith('R') ? repeating(text, now) : cron(text, now);
}

function repeating(text: string, now: Millis): Result<Schedule, string> {
  const [repeat = '', ...rest] = text.split('/');
  const interval = rest.at(-1) ?? '';
  const start = rest.length === 2 ? dateMillis(rest[0] ?? '') : undefined;
  const wellFormed = /^R(-1|\d*)$/.test(repeat) && DURATION.test(interval) && (rest.length === 1 || (rest.length === 2 && start !== undefined));
  if (!wellFormed) return fail(`Invalid repetition format '${text}' for expression '${text}'.`);
  const times = repeat === 'R' || repeat === 'R-1' ? -1 : Number(repeat.slice(1));
  const first = start ?? plus(now, interval);
  return ok({ dueDate: first, repetitions: times < 0 ? -1 : Math.max(0, times - 1), cycle: `R/${interval}` });
}

const CRON_ALIAS: Readonly<Record<string, string>> = {
  '@yearly': '0 0 0 1 1 *', '@annually': '0 0 0 1 1 *', '@monthly': '0 0 0 1 * *', '@weekly': '0 0 0 * * 0', '@daily': '0 0 0 * * *',
  '@midnight': '0 0 0 * * *', '@hourly': '0 0 * * * *',
};

function cron(text: string, now: Millis): Result<Schedule, string> {
  const next = nextCron(text, now);
  return next === undefined ? fail(`Invalid cron expression '${text}' for expression '${text}'.`) : ok({ dueDate: next, repetitions: -1, cycle: text });
}

function nextCron(text: string, after: Millis): Millis | undefined {
  const fields = CRON_ALIAS[text] ?? text;
  if (fields.trim().split(/\s+/).length !== 6) return undefined;
  try {
    return CronExpressionParser.parse(fields, { currentDate: new Date(after), tz: 'UTC' }).next().getTime();
  } catch {
    return undefined;
  }
}

/** The date after this one: repeats count from the date that was due, not from when it was handled. */
export function nextDate(cycle: string, due: Millis): Millis | undefined {
  return cycle.startsWith('R/') ? plus(due, cycle.slice(2)) : nextCron(cycle, due);
}
