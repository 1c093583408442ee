import { Inject, Injectable } from '@nestjs/common';
import { People } from '#platform/identity';
import { Outbox } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { NOTIFICATION_SETTINGS, type NotificationSettings } from '../settings.js';
import type { News } from './notifier.js';

/** Hands news to the outbox as mail, for people who have an address, when a mail server is configured. */
@Injectable()
export class MailRoom {
  constructor(
    private readonly outbox: Outbox,
    private readonly people: People,
    @Inject(NOTIFICATION_SETTINGS) private readonly settings: NotificationSettings,
  ) {}

  async post(personIds: readonly string[], { recordNumber, action, actor, text }: News, tx: Transaction): Promise<void> {
    if (!this.settings.smtpUrl) return;
    const subject = `${recordNumber}: ${inWords(action)}`;
    const lines = [`${actor?.displayName ?? 'Tollgate'}: ${inWords(action)} (${recordNumber})`, ...(text ? ['', text] : [])];
    for (const { email, active } of await this.people.byIds(personIds, tx)) {
      if (email && active) await this.outbox.enqueue({ kind: 'send-mail', recordNumber, to: email, subject, text: lines.join('\n') }, tx);
    }
  }
}

/** `change.start-moved` → "change start moved". */
function inWords(action: string): string {
  return action.replaceAll(/[.-]/g, ' ');
}
