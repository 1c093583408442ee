import type { Range } from './calendar.js';

export const CALENDAR_VIEWS = ['month', 'week', 'list', 'timeline'] as const;
export type CalendarView = (typeof CALENDAR_VIEWS)[number];

const DAY_MS = 24 * 3_600_000;

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
  const [from, to] = view === 'month' ? [mondayOf(start), new Date(mondayOf(end).getTime() + 7 * DAY_MS)] : [start, end];
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

function mondayOf(day: Date): Date {
  const monday = new Date(day);
  monday.setDate(monday.getDate() - ((monday.getDay() + 6) % 7));
  return monday;
}
