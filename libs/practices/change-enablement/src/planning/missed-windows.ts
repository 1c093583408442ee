import { Inject, Injectable } from '@nestjs/common';
import { inWords, type Clock } from '#core/kernel';
import { RepeatedWork } from '#platform/orchestration';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { CLOCK } from '../application/clock.js';
import { Change } from '../domain/change.entity.js';
import { MissedWindow } from './missed-window.entity.js';
import { WindowNews } from './window-news.js';

/** Looks for scheduled changes whose window went by before they began. Several servers may: the people of each are told once per window. */
@Injectable()
export class MissedWindows extends RepeatedWork {
  protected readonly everyMs = 30_000;

  constructor(
    private readonly work: UnitOfWork,
    private readonly news: WindowNews,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    super();
  }

  async once(): Promise<void> {
    while (await this.work.run((tx) => this.tellOfOne(tx)));
  }

  private async tellOfOne(tx: Transaction): Promise<boolean> {
    const change = await this.untold(tx);
    if (!change) return false;
    const { number, plannedEnd } = change;
    const told = await tx.createQueryBuilder().insert().into(MissedWindow).values({ change: number, plannedEnd: plannedEnd! }).orIgnore().returning('change').execute();
    if ((told.raw as unknown[]).length === 0) return true;
    const reason = `Its window ended on ${inWords(plannedEnd!)}, and it has not begun. Move the start, or withdraw it.`;
    await this.news.tell(change, { actor: null, action: 'change.window-missed', reason }, tx);
    return true;
  }

  /** Locked, so that it neither begins nor is moved meanwhile; one that somebody else has locked is looked at in the next turn. */
  private untold(tx: Transaction): Promise<Change | null> {
    return tx
      .createQueryBuilder(Change, 'change')
      .where(`change.state = 'scheduled' and change.type <> 'emergency' and change.withdrawn_at is null and change.planned_end <= :now`, { now: new Date(this.clock.now()) })
      .andWhere('not exists (select from tollgate.missed_window told where told.change = change.number and told.planned_end = change.planned_end)')
      .orderBy('change.planned_end')
      .limit(1)
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .getOne();
  }
}
