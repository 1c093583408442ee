import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BusyPeriods, type BusyPeriod, type BusyPeriodSource, type Interval } from '#platform/calendar';
import type { Transaction } from '#platform/persistence';
import type { EarlyLifeState } from '#core/contracts';
import { EarlyLifeSupport } from './early-life.entity.js';
import { SupportDays } from './support-days.js';

const UNDER_WAY: readonly EarlyLifeState[] = ['running', 'deciding'];
const DAY_MS = 24 * 3_600_000;

/** The time that a support takes on the clock of its service. */
export interface SupportPeriod extends Interval {
  support: EarlyLifeSupport;
}

/** When services are in early-life support: from the first day to the end of the last, and on until it is decided. */
@Injectable()
export class EarlyLifePeriods implements BusyPeriodSource, OnModuleInit {
  constructor(
    private readonly periods: BusyPeriods,
    private readonly days: SupportDays,
  ) {}

  onModuleInit(): void {
    this.periods.register(this);
  }

  async busyPeriods(services: readonly string[], time: Interval, tx: Transaction): Promise<BusyPeriod[]> {
    const touching = await this.within(time, tx, services);
    return touching
      .filter(({ support }) => UNDER_WAY.includes(support.state))
      .map(({ support: { number, title, services: own }, start, end }) => ({ kind: 'early-life-support', recordNumber: number, title, services: own, start, end }));
  }

  /** Those that have begun and touch the time, of some services or of all. */
  async within(time: Interval, tx: Transaction, services?: readonly string[]): Promise<SupportPeriod[]> {
    const rows = tx.createQueryBuilder(EarlyLifeSupport, 'support').where('support.started_on <= :end', { end: new Date(time.end + DAY_MS) });
    rows.andWhere(`(support.planned_on >= :start or support.state = 'deciding')`, { start: new Date(time.start - DAY_MS) });
    if (services) rows.andWhere('support.services && :services', { services: [...services] });
    const found: SupportPeriod[] = [];
    for (const support of await rows.orderBy('support.ordinal').getMany()) found.push(await this.periodOf(support, tx));
    return found.filter(({ start, end }) => start < time.end && end > time.start);
  }

  private async periodOf(support: EarlyLifeSupport, tx: Transaction): Promise<SupportPeriod> {
    const today = await this.days.today(support, tx);
    const last = support.state === 'deciding' && support.plannedOn! < today ? today : support.plannedOn!;
    const first = await this.days.day(support, support.startedOn!, tx);
    return { support, start: first.hours.start, end: Date.parse((await this.days.of(support, tx)).endOf(last)) };
  }
}
