import type { AbsenceScope, CalendarKind, FreezeKind } from '#core/contracts';
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
  kind: { change: 'Changes', release: 'Releases', gate: 'Gates', 'early-life-support': 'Early-life support', freeze: 'Freezes', absence: 'Absences', holiday: 'Holidays', 'maintenance-window': 'Maintenance windows', 'cab-meeting': 'CAB meetings', objective: 'Objectives due', condition: 'Conditions of gates due', risk: 'Reviews of risks', improvement: 'Improvements to measure' } satisfies Record<CalendarKind, string>,
  freezeKind: { soft: 'Soft freeze: a change needs a reason', hard: 'Hard freeze: no change' } satisfies Record<FreezeKind, string>,
  until: '{{start}} to {{end}}',
  newFreeze: 'New freeze',
  newAbsence: 'I am away',
  freeze: {
    title: 'Freeze services', name: 'Name', kind: 'Kind', start: 'From', end: 'Until', services: 'Services', allServices: 'None chosen: all services.', reason: 'Reason', submit: 'Freeze', failed: 'The freeze was not made', done: '{{name}} is on the calendar.',
    one: 'The freeze', edit: 'Change {{number}}', lift: 'Lift the freeze', liftText: 'Changes may be planned in this time again. The history keeps that there was a freeze.',
  },
  absence: { one: 'The absence', title: 'When you are away', start: 'From', end: 'Until', delegate: 'Who stands in', nobody: 'Nobody', note: 'Note', noteHelp: 'Seen by you and administrators only.', submit: 'Save', failed: 'The absence was not saved', done: 'Your absence is on the calendar.', edit: 'Change the absence', remove: 'Cancel the absence', removeText: 'You are there after all. What was decided in your name stays.', person: 'Person', none: 'Nobody is away', noneText: 'Say when you are away and who stands in: they see your tasks meanwhile, and decide in your name.' },
  registers: { label: 'Lists of the calendar', calendar: 'Calendar', absences: 'Absences', freezes: 'Freezes', hours: 'Working hours', number: 'Number', actions: 'Actions', filters: 'Filters of the list', search: 'Part of what a line says', noneFound: 'Nothing matches these filters', tabs: { label: 'Parts of the record', details: 'Details', discussion: 'Discussion', timeline: 'Timeline' } },
  whoseLabel: 'Whose absences',
  whose: { own: 'Mine', team: 'My team', all: 'Everybody' } satisfies Record<AbsenceScope, string>,
  noFreezes: 'No service is frozen',
  hours: {
    one: 'The working hours', what: 'The working hours', new: 'New working hours', edit: 'Change the working hours', failed: 'The working hours were not saved', saved: '{{name}} is saved.', none: 'Nobody has said when people work', noneText: 'Monday to Friday from nine to five, UTC, until somebody says otherwise.',
    name: 'Name', week: 'Hours', holidays: 'Holidays', holiday: 'Holiday, line {{count}}', holidayName: 'Name of the holiday', day: 'Day', addHoliday: 'Add a holiday', removeHoliday: 'Remove {{name}}', noHolidays: 'No holidays', appliesTo: 'For', organisation: 'The organisation, where nothing else applies', group: 'Group: {{name}}', service: 'Service: {{name}}', remove: 'Remove', removeText: 'Whoever worked by these hours works by those of the organisation from now on.',
  },
} as const;

addTexts('calendar', calendarTexts);
