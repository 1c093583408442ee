import type { PersonRef } from './change.js';

/** What one said about a record. `@username` in the text reaches the person. */
export interface CommentView {
  id: string;
  by: PersonRef;
  at: string;
  /** null: as it was written first. */
  editedAt: string | null;
  /** null: taken back by its author. */
  text: string | null;
  mentions: PersonRef[];
}

export const LINK_KINDS = ['relates-to', 'caused-by', 'blocked-by', 'duplicates'] as const;
/** How one record refers to another; read from the other side it is the converse (`causes`, `blocks`, …). */
export type LinkKind = (typeof LINK_KINDS)[number];

export interface RecordLinkView {
  id: string;
  kind: LinkKind;
  /** True when this record refers to the other, false the other way round. */
  outgoing: boolean;
  number: string;
  title: string;
}

export interface WatchView {
  /** Whether the one who asks is told of what happens. */
  watching: boolean;
  watchers: PersonRef[];
}

/** Why somebody is told of something. */
export const NOTICE_REASONS = ['mentioned', 'watching', 'reminder'] as const;
export type NoticeReason = (typeof NOTICE_REASONS)[number];

export interface NoticeView {
  id: string;
  because: NoticeReason;
  recordNumber: string;
  recordTitle: string | null;
  /** Action of the timeline, `change.approved`. */
  action: string;
  /** null: the system. */
  by: PersonRef | null;
  text: string | null;
  /** The task it is about, when it is about one. */
  userTaskKey: string | null;
  at: string;
  read: boolean;
}

export interface InboxView {
  unread: number;
  items: NoticeView[];
  nextCursor: string | null;
}

export const SAVED_VIEW_LISTS = ['changes', 'tasks', 'services', 'service-levels', 'items', 'goals', 'objectives', 'projects', 'instances', 'templates', 'cab-meetings', 'risks', 'improvements', 'acceptances', 'early-life-supports', 'releases', 'absences', 'freezes', 'working-calendars'] as const;
export type SavedViewList = (typeof SAVED_VIEW_LISTS)[number];

/** A list as somebody filtered and sorted it, kept under a name. */
export interface SavedView {
  id: string;
  list: SavedViewList;
  name: string;
  /** The query of the list's address, without the cursor. */
  query: string;
  owner: PersonRef;
  /** Roles that see it too; empty: private. */
  sharedWith: string[];
  version: number;
}
