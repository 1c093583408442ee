import { LOCALE } from '../i18n/i18n.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const dateTime = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short' });
const timeOnly = new Intl.DateTimeFormat(LOCALE, { timeStyle: 'short' });

export const userZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export function formatDateTime(iso: string): string {
  return dateTime.format(new Date(iso));
}

const UTC_IN_WORDS = /\b(\d{1,2} [A-Z][a-z]{2,3} \d{4},|\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}) UTC\b/g;

/** A sentence of the server, which tells moments in UTC ("23 Nov 2026, 16:37 UTC"), on the clock of the reader. */
export function inUserZone(sentence: string): string {
  return sentence.replace(UTC_IN_WORDS, (words, day: string, time: string) => {
    const at = Date.parse(`${day.replace('Sept', 'Sep').replace(',', '')} ${time} UTC`);
    return Number.isNaN(at) ? words : dateTime.format(at);
  });
}

export function formatTime(millis: number): string {
  return timeOnly.format(new Date(millis));
}

/** ISO 8601 with the user's offset, for the hover text. */
export function isoInUserZone(iso: string): string {
  const date = new Date(iso);
  const offset = -date.getTimezoneOffset();
  const local = new Date(date.getTime() + offset * MINUTE).toISOString().slice(0, 19);
  const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0');
  const minutes = String(Math.abs(offset) % 60).padStart(2, '0');
  return `${local}${offset < 0 ? '-' : '+'}${hours}:${minutes} ${userZone}`;
}

/** A span in its largest fitting unit: `3 d`, `6 h`, `12 min`. */
export function formatDuration(millis: number): string {
  const span = Math.abs(millis);
  if (span >= 2 * DAY) return unit(Math.round(span / DAY), 'day');
  if (span >= 90 * MINUTE) return unit(Math.round(span / HOUR), 'hour');
  return unit(Math.max(1, Math.round(span / MINUTE)), 'minute');
}

function unit(count: number, name: 'day' | 'hour' | 'minute'): string {
  return new Intl.NumberFormat(LOCALE, { style: 'unit', unit: name, unitDisplay: 'long' }).format(count);
}

/** Value of an input of type `datetime-local` for a moment, in the user's zone. */
export function toLocalInput(iso: string | null): string {
  if (!iso) return '';
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  return new Date(date.getTime() - date.getTimezoneOffset() * MINUTE).toISOString().slice(0, 16);
}

/** The moment that the user means by a `datetime-local` value; null when it is empty or incomplete. */
export function fromLocalInput(value: string): string | null {
  const date = new Date(value);
  return value === '' || Number.isNaN(date.getTime()) ? null : date.toISOString();
}

const weekdayName = new Intl.DateTimeFormat(LOCALE, { weekday: 'long', timeZone: 'UTC' });

/** `1` is Monday. */
export function dayName(weekday: number): string {
  return weekdayName.format(new Date(Date.UTC(2024, 0, 7 + weekday)));
}

const dayOnly = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeZone: 'UTC' });

/** A calendar day, `2026-12-31`, which is the same day everywhere. */
export function formatDay(day: string): string {
  return dayOnly.format(new Date(`${day}T00:00:00Z`));
}

const figures = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 6 });
const shares = new Intl.NumberFormat(LOCALE, { style: 'percent' });

export function formatFigure(value: number): string {
  return figures.format(value);
}

export function formatShare(value: number): string {
  return shares.format(value);
}
