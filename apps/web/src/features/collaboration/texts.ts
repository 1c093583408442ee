import type { LinkKind, SavedViewList } from '#core/contracts';
import { addTexts } from '../../i18n/i18n.js';

export const collaborationTexts = {
  title: 'Discussion',
  comments: {
    title: 'Comments', what: 'The comments', none: 'Nobody has said anything yet', noneText: 'Write to somebody with @ and their name; they are told.', write: 'Comment', send: 'Send', failed: 'The comment was not kept',
    edited: 'edited', takenBack: 'This comment was taken back.', edit: 'Edit', takeBack: 'Take back', save: 'Save', takeBackTitle: 'Take this comment back?', takeBackText: 'Others no longer see it here. The timeline keeps what was said.', more: 'Show later comments', help: 'Ctrl Enter sends; @ offers people to write to.',
  },
  mention: { people: 'People to write to', found_one: '{{count}} person to write to. Arrow keys choose, Enter takes.', found_other: '{{count}} people to write to. Arrow keys choose, Enter takes.' },
  links: {
    title: 'Linked records', what: 'The links', none: 'No links yet.', add: 'Link a record', kind: 'How', number: 'Number of the record', example: 'For example CHG-7 or SVC-2', submit: 'Link', remove: 'Remove the link to {{number}}', failed: 'The link was not made',
    outgoing: { 'relates-to': 'relates to', 'caused-by': 'is caused by', 'blocked-by': 'is blocked by', duplicates: 'duplicates' } satisfies Record<LinkKind, string>,
    incoming: { 'relates-to': 'relates to', 'caused-by': 'causes', 'blocked-by': 'blocks', duplicates: 'is duplicated by' } satisfies Record<LinkKind, string>,
  },
  watch: { on: 'Watching', off: 'Watch', onHint: 'You are told what happens. Press to stop.', offHint: 'Be told what happens here.', watchers: 'Watched by {{names}}' },
  views: {
    open: 'Views', none: 'No saved views yet.', mine: 'Mine', shared: 'Shared with me', save: 'Save this view', name: 'Name', share: 'Share with', submit: 'Save', failed: 'The view was not saved', saved: 'The view "{{name}}" is saved.', forget: 'Forget "{{name}}"', by: 'by {{name}}',
    list: { changes: 'changes', tasks: 'tasks', services: 'services', items: 'configuration items', goals: 'goals', objectives: 'objectives', projects: 'projects', instances: 'instances', templates: 'templates', 'cab-meetings': 'CAB meetings', risks: 'risks', improvements: 'improvements', acceptances: 'acceptances', 'early-life-supports': 'early-life supports', releases: 'releases', 'service-levels': 'service levels', absences: 'absences', freezes: 'freezes', 'working-calendars': 'working hours' } satisfies Record<SavedViewList, string>,
  },
} as const;

addTexts('collaboration', collaborationTexts);
