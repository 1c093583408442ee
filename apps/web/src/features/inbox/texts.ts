import type { NoticeReason } from '#core/contracts';
import { addTexts } from '../../i18n/i18n.js';

export const inboxTexts = {
  title: 'Inbox',
  what: 'The inbox',
  none: 'Nothing new',
  noneText: 'You are told here when somebody mentions you, and what happens to records that you watch.',
  filter: { all: 'All', unread: 'Unread', label: 'Which notices' },
  readAll: 'Mark all as read',
  more: 'Show earlier notices',
  unread: 'unread',
  reminders: { 'task.due-soon': 'A task is due soon', 'task.overdue': 'A task is overdue' },
  because: { mentioned: 'You were mentioned', watching: 'You watch this', reminder: 'A task waits for you, or for somebody you stand in for' } satisfies Record<NoticeReason, string>,
} as const;

addTexts('inbox', inboxTexts);
