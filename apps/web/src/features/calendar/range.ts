import type { CalendarEntry } from '#core/contracts';
import type { Range } from './calendar.js';

export const CALENDAR_VIEWS = ['month', 'week', 'list', 'timeline'] as const;
export type CalendarView = (typeof CALENDAR_VIEWS)[number];

/** `2026-12-01` on the reader's clock; today when it is no day. */
export function dayOf(text: string | null): Date {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? '');
  const date = day ? new Date(Number(day[1]), Number(day[2]) - 1, Number(day[3])) : new Date();
  date.setHours(0, 0, 0, 0);
  return date;
}

export function textOf(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** What is shown around a day: its month with the weeks at its edges, its week from Monday, or four weeks from that Monday. */
export function rangeOf(view: CalendarView, day: Date): Range {
  const start = view === 'week' || view === 'timeline' ? mondayOf(day) : new Date(day.getFullYear(), day.getMonth(), 1);
  const end = new Date(start);
  if (view === 'week') end.setDate(end.getDate() + 7);
  else if (view === 'timeline') end.setDate(end.getDate() + 28);
  else end.setMonth(end.getMonth() + 1);
  const [from, to] = view === 'month' ? [mondayOf(start), daysAfter(mondayOf(end), 7)] : [start, end];
  return { from: from.toISOString(), to: to.toISOString() };
}

/** The day to go to: one month, week or four weeks earlier (-1) or later (1). */
export function step(view: CalendarView, day: Date, direction: 1 | -1): Date {
  const next = new Date(day);
  if (view === 'week') next.setDate(next.getDate() + 7 * direction);
  else if (view === 'timeline') next.setDate(next.getDate() + 28 * direction);
  else next.setMonth(next.getMonth() + direction, 1);
  return next;
}

/** The Mondays of a time that begins with one, on the reader's clock: a week in which the clocks change is an hour shorter or longer. */
export function weeksOf({ from, to }: Range): Date[] {
  const weeks: Date[] = [];
  for (let monday = new Date(from); monday.getTime() < Date.parse(to); monday = daysAfter(monday, 7)) weeks.push(monday);
  return weeks;
}

/** What touches the time, in order, with whole days from midnight to midnight of the reader: the first of May is the first of May everywhere. */
export function onReadersClock(entries: readonly CalendarEntry[], { from, to }: Range): CalendarEntry[] {
  const shown = entries.map((entry) => (entry.allDay ? { ...entry, start: midnightOf(entry.start), end: midnightOf(entry.end) } : entry));
  const touching = shown.filter(({ start, end }) => Date.parse(start) < Date.parse(to) && Date.parse(end) > Date.parse(from));
  return touching.sort((one, other) => Date.parse(one.start) - Date.parse(other.start));
}

function midnightOf(moment: string): string {
  return dayOf(moment.slice(0, 10)).toISOString();
}

function daysAfter(day: Date, days: number): Date {
  const later = new Date(day);
  later.setDate(later.getDate() + days);
  return later;
}

function mondayOf(day: Date): Date {
  const monday = new Date(day);
  monday.setDate(monday.getDate() - ((monday.getDay() + 6) % 7));
  return monday;
}
