import type { CabAction } from '#core/contracts';
import { addTexts } from '../../i18n/i18n.js';

export const cabTexts = {
  title: 'CAB meetings',
  create: 'Plan a meeting',
  what: { list: 'The list of meetings', one: 'The meeting', waiting: 'The changes that wait' },
  columns: { number: 'Number', title: 'Title', state: 'State', start: 'Start', end: 'End', chair: 'Chair', changes: 'Changes' },
  filters: { label: 'Filter meetings', search: 'Search meetings' },
  empty: { title: 'No meeting matches', none: 'Plan one when changes wait for the board.', filtered: 'Take a filter away to see more.' },
  field: { title: 'Title', start: 'Start', end: 'End', place: 'Place, or address of the call', chair: 'Chair', members: 'Members', held: 'Held since', minuted: 'Minuted' },
  action: { edit: 'Edit', 'keep-agenda': 'Keep the agenda', hold: 'Hold the meeting', decide: 'Decide', minute: 'Write the minutes', cancel: 'Cancel the meeting' } satisfies Record<CabAction, string>,
  dialog: { new: 'Plan a meeting', edit: 'Change {{number}}', save: 'Save', failed: 'The meeting was not saved', done: '{{number}} is on the calendar.' },
  failed: 'The meeting could not do that',
  early: { title: 'Hold {{number}} before its time?', text: 'It is planned for {{start}}. Once it is held its members decide, and it cannot be moved any more.', confirm: 'Hold it now' },
  cancel: { title: 'Cancel {{number}}', text: 'The changes on its agenda may stand on another.', confirm: 'Cancel the meeting' },
  agenda: {
    title: 'Agenda', none: 'Nothing stands on the agenda yet.', up: 'Up: {{change}}', down: 'Down: {{change}}', remove: 'Take off: {{change}}', postpone: 'Postpone: {{change}}', postponed: 'Postponed', by: 'Requested by {{name}}',
    postponeTitle: 'Leave {{change}} to another meeting', postponeText: 'It comes off this agenda and may stand on another.', postponeConfirm: 'Postpone', undecided: 'No decision yet', void: 'no longer valid',
    removeShort: 'Take off', postponeShort: 'Postpone', upShort: 'Up', downShort: 'Down',
  },
  waiting: { title: 'Waiting for the board', none: 'No change waits for the board that stands on no agenda.', add: 'Put on the agenda: {{change}}', addShort: 'Put on the agenda' },
  decision: { title: 'Your decision on {{change}}', own: 'You decide for yourself, as in your task list; nobody decides on their own request.', approve: 'Approve', reject: 'Reject', comment: 'Comment', decision: 'Decision', missing: 'Approve or reject it.', whyReject: 'Say why you reject it; the requester reads it.', submit: 'Decide', done: 'Your decision on {{change}} is on its way.', failed: 'The decision was not taken' },
  decided: { approve: 'approved', reject: 'rejected' },
  minutes: { title: 'Minutes', submit: 'End the meeting with these minutes', none: 'There are no minutes yet.', failed: 'The minutes were not written', help: 'Who took part, what was weighed, what follows. The decisions stand on the agenda.', undecided_one: 'One change is not decided. Decide on it above, or say why it is left to another meeting.', undecided_other: '{{count}} changes are not decided. Decide on them above, or say why each is left to another meeting.', defer: 'Why {{change}} "{{title}}" is left to another meeting', deferMissing: 'Say why, or decide on it.' },
  timeline: {
    'cab-meeting.created': 'planned the meeting', 'cab-meeting.changed': 'changed the meeting', 'cab-meeting.held': 'opened the meeting', 'cab-meeting.minuted': 'ended the meeting with its minutes', 'cab-meeting.cancelled': 'cancelled the meeting', 'cab-meeting.on-agenda': 'put a change on the agenda', 'cab-meeting.off-agenda': 'took a change off the agenda', 'cab-meeting.postponed': 'left a change to another meeting', 'cab-meeting.agenda-ordered': 'put the agenda into an order',
  },
} as const;

addTexts('cab', cabTexts);
