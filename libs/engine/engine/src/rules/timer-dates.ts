import { fail, ok, type Result } from '#core/kernel';
import { DateTime } from 'luxon';
import { feelToJson, type FeelDateTime } from '#engine/feel';
import type { Millis } from '../state/rows.js';
import { nextCron } from './cron.js';

/** When a timer fires: first, and how often again (-1 for ever) with the interval or cron text that gives the next date. */
export interface Schedule {
  readonly dueDate: Millis;
  readonly repetitions: number;
  readonly cycle: string | null;
}

/** Days and months are those of a zone. */
export interface Moment {
  readonly now: Millis;
  /** IANA name. */
  readonly zone: string;
}

const COUNT = '([+-]?\\d+)';
const PERIOD = `([+-]?)P(?:${COUNT}Y)?(?:${COUNT}M)?(?:${COUNT}W)?(?:${COUNT}D)?`;
const TIME = `(?:${COUNT}H)?(?:${COUNT}M)?(?:${COUNT}(?:[.,](\\d{0,9}))?S)?`;
/** As Java reads a period and a duration: signs anywhere, weeks beside days, a fraction of seconds only; no small `t`. */
const DURATION = new RegExp(`^(?=.*\\d[a-z.,]*$)${PERIOD}(?:T(?=.)${TIME})?$`, 'i');
const LAST_DATE = 8.64e15;

/** ISO 8601 duration from now. */
export function afterDuration(text: string, moment: Moment): Result<Millis, string> {
  const due = plus(moment.now, text.trim(), moment.zone);
  return due === undefined ? fail(`Invalid duration format '${text}' for expression '${text}'.`) : ok(due);
}

/** Undefined when the text is no duration. */
function plus(from: Millis, text: string, zone: string): Millis | undefined {
  const match = text.includes('t') ? null : DURATION.exec(text);
  if (!match) return undefined;
  const [sign, years, months, weeks, days, hours, minutes, seconds, fraction] = match.slice(1);
  const counted = (count: string | undefined): number => Number(count ?? 0) * (sign === '-' ? -1 : 1);
  const millis = Math.trunc(Number(`0.${fraction ?? 0}`) * 1_000) * (seconds?.startsWith('-') ? -1 : 1) * (sign === '-' ? -1 : 1);
  const date = DateTime.fromMillis(from, { zone })
    .plus({ years: counted(years), months: counted(months) })
    .plus({ days: counted(days) + 7 * counted(weeks) })
    .plus({ hours: counted(hours), minutes: counted(minutes), seconds: counted(seconds), milliseconds: millis });
  return date.isValid ? date.toMillis() : LAST_DATE;
}

const DATE = /^[+-]?\d{4,}-\d\d-\d\dT(?:[01]\d|2[0-3]):\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-8])(?::\d\d)?)(?:\[(.+)\])?$/i;

/** ISO 8601 date and time with its offset (`2026-12-01T20:00:00Z`, `…+01:00[Europe/Paris]`). */
export function dateMillis(text: string): Millis | undefined {
  const match = DATE.exec(text.trim());
  if (!match) return undefined;
  const zone = match[1];
  if (zone !== undefined && !DateTime.local({ zone }).isValid) return undefined;
  const date = DateTime.fromISO(text.trim().replace(/\[.*$/, ''), { zone: 'UTC' });
  return date.isValid ? date.toMillis() : undefined;
}

/** A date and time as text; one without a zone is meant in this one. */
export function zonedText(value: FeelDateTime, zone: string): string {
  const text = JSON.parse(feelToJson(value)) as string;
  if (value.offset !== undefined) return text;
  const offset = DateTime.fromISO(text, { zone }).toFormat('ZZ');
  return `${text}${offset === '+00:00' ? 'Z' : offset}${zone === 'UTC' ? '' : `[${zone}]`}`;
}

/** `R[n]/[start/]duration`, or a cron expression of six fields. */
export function cycleSchedule(text: string, moment: Moment): Result<Schedule, string> {
  const cycle = text.trim();
  return cycle.startsWith('R') ? repeating(cycle, moment) : cron(cycle, moment);
}

function repeating(text: string, moment: Moment): Result<Schedule, string> {
  const [repeat = '', ...rest] = text.split('/');
  const interval = rest.at(-1) ?? '';
  const after = plus(moment.now, interval, moment.zone);
  const start = rest.length < 2 || rest[0] === '' ? null : dateMillis(rest[0] ?? '');
  const wellFormed = /^R[+-]?\d{0,10}$/.test(repeat) && !(Math.abs(Number(repeat.slice(1))) >= 2 ** 31) && rest.length <= 2 && start !== undefined;
  if (!wellFormed || after === undefined) return fail(`Invalid repetition format '${text}' for expression '${text}'.`);
  const times = repeat === 'R' ? -1 : Number(repeat.slice(1));
  const first = start === null ? after : Math.max(start, moment.now);
  return ok({ dueDate: first, repetitions: times < 0 ? -1 : Math.max(0, times - 1), cycle: `R/${interval}` });
}

/** One that never comes up fires once at once, as with Camunda. */
function cron(text: string, { now, zone }: Moment): Result<Schedule, string> {
  const next = nextCron(text, now, zone);
  if (next === undefined) return fail(`Invalid cron expression '${text}' for expression '${text}'.`);
  return ok(next === null ? { dueDate: now, repetitions: 0, cycle: null } : { dueDate: next, repetitions: -1, cycle: text });
}

/**
 * The date after the one that was due. An interval counts from that date; when the date it gives is over, too (the engine was
 * away), the timer fires once more at once and counts from there. A cron expression is looked up from now on.
 */
export function nextDate(cycle: string, due: Millis, { now, zone }: Moment): Millis | undefined {
  if (!cycle.startsWith('R/')) return nextCron(cycle, now, zone) ?? undefined;
  return Math.max(plus(due, cycle.slice(2), zone) ?? now, now);
}
