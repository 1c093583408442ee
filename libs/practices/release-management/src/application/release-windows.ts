import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { BusyPeriods, type BusyPeriod, type BusyPeriodSource, type Interval } from '#platform/calendar';
import type { Transaction } from '#platform/persistence';
import { Release } from '../domain/release.entity.js';
import { WINDOW_TAKEN } from '../domain/release.lifecycle.js';

/** More lie in no time that anybody looks at. */
const MOST = 2_000;

/** The windows of releases that have their go, for those who look for a window for the same services. What a release delivers belongs to it. */
@Injectable()
export class ReleaseWindows implements BusyPeriodSource, OnModuleInit {
  constructor(private readonly periods: BusyPeriods) {}

  onModuleInit(): void {
    this.periods.register(this);
  }

  async busyPeriods(services: readonly string[], time: Interval, tx: Transaction): Promise<BusyPeriod[]> {
    const taken = releasesDuring(time, tx).andWhere('release.state = any(:taken) and release.services && :services', { taken: WINDOW_TAKEN, services });
    return (await taken.getMany()).map(({ number, title, services: own, changes, projects, plannedStart, plannedEnd }) => {
      return { kind: 'release', recordNumber: number, title, services: own, members: [...changes, ...projects], start: plannedStart!.getTime(), end: plannedEnd!.getTime() };
    });
  }
}

/** Releases whose deployment window touches the time, in order of its start. */
export function releasesDuring({ start, end }: Interval, tx: Transaction): SelectQueryBuilder<Release> {
  return tx
    .createQueryBuilder(Release, 'release')
    .where('tstzrange(release.planned_start, release.planned_end) && tstzrange(:start, :end)', { start: new Date(start), end: new Date(end) })
    .andWhere('release.planned_start is not null and release.planned_end is not null')
    .orderBy('release.planned_start')
    .limit(MOST);
}
