import type { PersonRef } from './change.js';

/** `1` is Monday (ISO 8601). */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Wall-clock hours of one weekday, `09:00` to `17:30`; `24:00` is midnight. Hours that end before they begin run into the next day. */
export interface DayHours {
  readonly weekday: Weekday;
  readonly from: string;
  readonly to: string;
}

/** Hours that repeat each week on the clock of a place. */
export interface WeeklyHours {
  /** IANA name, `Europe/Berlin`. */
  readonly timeZone: string;
  readonly hours: readonly DayHours[];
}

export interface HolidayView {
  /** `2026-12-25`. */
  day: string;
  name: string;
}

/** When people work: the whole organisation, one group (a role) or those who support one service. */
export interface WorkingCalendarView extends WeeklyHours {
  number: string;
  name: string;
  /** `organisation`, `group:cab-member`, `service:SVC-3`. A group or service without a calendar has the organisation's. */
  appliesTo: string[];
  holidays: HolidayView[];
  version: number;
}

export interface AbsenceView {
  number: string;
  person: PersonRef;
  start: string;
  end: string;
  /** Who takes the person's tasks meanwhile. */
  delegate: PersonRef | null;
  note: string;
  version: number;
}

/** `team`: of everybody who shares a role with the reader; `all` is for administrators. */
export const ABSENCE_SCOPES = ['own', 'team', 'all'] as const;
export type AbsenceScope = (typeof ABSENCE_SCOPES)[number];

export const FREEZE_KINDS = ['soft', 'hard'] as const;
/** A hard freeze blocks changes; a soft one needs a reason. */
export type FreezeKind = (typeof FREEZE_KINDS)[number];

export interface FreezeView {
  number: string;
  name: string;
  kind: FreezeKind;
  start: string;
  end: string;
  /** Empty: all services. */
  services: string[];
  reason: string;
  version: number;
}

export const CALENDAR_KINDS = ['change', 'release', 'gate', 'early-life-support', 'freeze', 'absence', 'holiday', 'maintenance-window', 'cab-meeting', 'objective', 'condition', 'risk', 'improvement'] as const;
export type CalendarKind = (typeof CALENDAR_KINDS)[number];

/** One bar of the calendar. */
export interface CalendarEntry {
  kind: CalendarKind;
  /** The record it belongs to; null for what has no page. */
  number: string | null;
  title: string;
  start: string;
  end: string;
  /** Whole days, the same for every reader: `start` and `end` name them on the calendar's own clock, with its offset. */
  allDay: boolean;
  services: string[];
  people: PersonRef[];
  /** State of the record, or the kind of a freeze. */
  state: string | null;
}
