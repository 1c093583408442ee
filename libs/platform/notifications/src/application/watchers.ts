import { Injectable } from '@nestjs/common';
import type { WatchView } from '#core/contracts';
import { People, refOf, type Actor } from '#platform/identity';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { Watcher } from '../domain/watcher.entity.js';

/** Who wants to hear what happens to which record. */
@Injectable()
export class Watchers {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: People,
  ) {}

  /** Doing it again changes nothing. */
  async watch(recordNumber: string, personId: string, tx: Transaction): Promise<void> {
    await tx.createQueryBuilder().insert().into(Watcher).values({ recordNumber, personId }).orIgnore().execute();
  }

  async unwatch(recordNumber: string, personId: string, tx: Transaction): Promise<void> {
    await tx.delete(Watcher, { recordNumber, personId });
  }

  async of(recordNumber: string, tx: Transaction): Promise<string[]> {
    const watchers = await tx.findBy(Watcher, { recordNumber });
    return watchers.map(({ personId }) => personId);
  }

  view(recordNumber: string, actor: Actor): Promise<WatchView> {
    return this.work.run(async (tx) => {
      const ids = await this.of(recordNumber, tx);
      const people = await this.people.byIds(ids, tx);
      return { watching: ids.includes(actor.personId), watchers: people.map(refOf).sort((one, other) => one.displayName.localeCompare(other.displayName)) };
    });
  }
}
