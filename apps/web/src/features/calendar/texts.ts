import type { CalendarKind, FreezeKind } from '#core/contracts';
import { addTexts } from '../../i18n/i18n.js';

export const calendarTexts = {
  title: 'Calendar',
  what: 'The calendar',
  view: { label: 'How the calendar is shown', month: 'Month', week: 'Week', list: 'List', timeline: 'Timeline' },
  today: 'Today',
  previous: 'Earlier',
  next: 'Later',
  show: 'Show',
  none: 'Nothing lies in this time',
  zone: 'Times are in your zone, {{zone}}.',
  kind: { change: 'Changes', freeze: 'Freezes', absence: 'Absences', holiday: 'Holidays', 'maintenance-window': 'Maintenance windows', 'cab-meeting': 'CAB meetings' } satisfies Record<CalendarKind, string>,
  freezeKind: { soft: 'Soft freeze: a change needs a reason', hard: 'Hard freeze: no change' } satisfies Record<FreezeKind, string>,
  until: '{{start}} to {{end}}',
  newFreeze: 'New freeze',
  newAbsence: 'I am away',
  freeze: {
    title: 'Freeze services', name: 'Name', kind: 'Kind', start: 'From', end: 'Until', services: 'Services', allServices: 'None chosen: all services.', reason: 'Reason', submit: 'Freeze', failed: 'The freeze was not made', done: '{{name}} is on the calendar.',
    one: 'The freeze', lift: 'Lift the freeze', liftText: 'Changes may be planned in this time again. The history keeps that there was a freeze.',
  },
  absence: { title: 'When you are away', start: 'From', end: 'Until', delegate: 'Who stands in', nobody: 'Nobody', note: 'Note', noteHelp: 'Seen by you and administrators only.', submit: 'Save', failed: 'The absence was not saved', done: 'Your absence is on the calendar.' },
} as const;

addTexts('calendar', calendarTexts);
