import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/persistence';
import type { Interval } from '../domain/intervals.js';

/** A time in which the services of a project or of a delivery had better be left alone. */
export interface BusyPeriod extends Interval {
  readonly kind: 'gate' | 'early-life-support' | 'release';
  /** The gate, the early-life support, the release. */
  readonly recordNumber: string;
  readonly title: string;
  readonly services: readonly string[];
  /** Records that are part of it, and in whose way it is not. */
  readonly members?: readonly string[];
}

/** The periods of one practice. Implemented and registered by the practice that owns the records, in server and worker alike. */
export interface BusyPeriodSource {
  /** Those that touch the time and one of the services. */
  busyPeriods(services: readonly string[], time: Interval, tx: Transaction): Promise<BusyPeriod[]>;
}

/** When services are busy with something else than changes. */
@Injectable()
export class BusyPeriods {
  private readonly sources: BusyPeriodSource[] = [];

  register(source: BusyPeriodSource): void {
    this.sources.push(source);
  }

  /** In order of their start; without those that the record belongs to. */
  async touching(services: readonly string[], time: Interval, record: string | null, tx: Transaction): Promise<BusyPeriod[]> {
    const found: BusyPeriod[] = [];
    for (const source of this.sources) found.push(...(await source.busyPeriods(services, time, tx)));
    const others = found.filter(({ recordNumber, members = [] }) => record === null || (recordNumber !== record && !members.includes(record)));
    return others.sort((one, other) => one.start - other.start);
  }
}
