import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { NoticeReason } from '#core/contracts';
import { AuditTrail, LIVE_CHANNEL, type AuditEntry } from '#platform/audit';
import type { Actor } from '#platform/identity';
import type { Transaction } from '#platform/persistence';
import { Notice } from '../domain/notice.entity.js';
import { MailRoom } from './mail-room.js';
import { Watchers } from './watchers.js';

/** What a notice says, whoever it is for. */
export interface News {
  because: NoticeReason;
  recordNumber: string;
  action: string;
  /** null: the system. */
  actor: Actor | null;
  text: string | null;
  /** The task it is about. */
  userTaskKey?: string;
}

/** Actions that somebody tells of in another way: a comment says more than that there was one. */
const TOLD_OTHERWISE: readonly string[] = ['comment.added'];

/**
 * Tells people what happened: those who watch a record hear of every line of its timeline that is not their own, in the
 * transaction that writes the line. Whoever makes a record watches it.
 */
@Injectable()
export class Notifier implements OnModuleInit {
  constructor(
    private readonly audit: AuditTrail,
    private readonly watchers: Watchers,
    private readonly mail: MailRoom,
  ) {}

  onModuleInit(): void {
    this.audit.onRecorded((entry, tx) => this.recorded(entry, tx));
  }

  /** Puts the news into the inboxes of some people, each once, and hands it to the post. The one who acts is not told. */
  async tell(personIds: readonly string[], news: News, tx: Transaction): Promise<void> {
    const { because, recordNumber, action, actor, text, userTaskKey = null } = news;
    const told = [...new Set(personIds)].filter((id) => id !== actor?.personId);
    if (told.length === 0) return;
    const rows = told.map((personId) => ({ personId, because, recordNumber, action, actorId: actor?.personId ?? null, text, userTaskKey, at: new Date(), readAt: null }));
    await tx.insert(Notice, rows);
    await tx.query('select pg_notify($1, $2)', [LIVE_CHANNEL, JSON.stringify({ topic: 'notice', id: null })]);
    await this.mail.post(told, news, tx);
  }

  private async recorded({ recordNumber, action, actor, reason }: AuditEntry, tx: Transaction): Promise<void> {
    if (actor && action.endsWith('.created')) await this.watchers.watch(recordNumber, actor.personId, tx);
    if (TOLD_OTHERWISE.includes(action)) return;
    await this.tell(await this.watchers.of(recordNumber, tx), { because: 'watching', recordNumber, action, actor, text: reason ?? null }, tx);
  }
}
