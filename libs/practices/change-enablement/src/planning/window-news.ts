import { Injectable } from '@nestjs/common';
import { People, type Actor } from '#platform/identity';
import { Notifier, Watchers } from '#platform/notifications';
import type { Transaction } from '#platform/persistence';
import { ChangeRecords } from '../application/change-records.js';
import type { Change } from '../domain/change.entity.js';

export interface News {
  /** null: the system. */
  actor: Actor | null;
  action: string;
  reason: string;
}

/** Tells the people of a change what has become of its window: by a line in its timeline, which its watchers hear of, and the change managers by their inbox. */
@Injectable()
export class WindowNews {
  constructor(
    private readonly records: ChangeRecords,
    private readonly people: People,
    private readonly watchers: Watchers,
    private readonly notifier: Notifier,
  ) {}

  async tell(change: Change, { actor, action, reason }: News, tx: Transaction): Promise<void> {
    const watching = await this.watchers.of(change.number, tx);
    const managers = (await this.people.withRoles(['change-manager'], tx)).map(({ id }) => id);
    await this.records.note(change, { actor, action, reason }, tx);
    const others = managers.filter((id) => !watching.includes(id));
    await this.notifier.tell(others, { because: 'watching', recordNumber: change.number, action, actor, text: reason }, tx);
  }
}
