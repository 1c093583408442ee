import { Injectable } from '@nestjs/common';
import { RecordTitles, type Transaction } from '#platform/persistence';
import type { NamedRecord, RecordGateway } from './record-gateway.js';

/** The gateways of all practices in this process, by the prefix of the record's number. */
@Injectable()
export class RecordGateways {
  private readonly byPrefix = new Map<string, RecordGateway>();

  constructor(private readonly titles: RecordTitles) {}

  /** Called once by each practice at start. A second gateway for one prefix is a bug. */
  register(gateway: RecordGateway): void {
    if (this.byPrefix.has(gateway.prefix)) throw new Error(`Two record gateways for the prefix ${gateway.prefix}`);
    this.byPrefix.set(gateway.prefix, gateway);
    this.titles.register(gateway.prefix, (numbers, tx) => gateway.titlesOf(numbers, tx));
  }

  forNumber(recordNumber: string): RecordGateway | undefined {
    return this.byPrefix.get(recordNumber.slice(0, recordNumber.indexOf('-')));
  }

  /** Open records of all kinds that name this service or configuration item. */
  async openOn(number: string, tx: Transaction): Promise<NamedRecord[]> {
    const found: NamedRecord[] = [];
    for (const gateway of this.all()) found.push(...((await gateway.openOn?.(number, tx)) ?? []));
    return found;
  }

  all(): RecordGateway[] {
    return [...this.byPrefix.values()];
  }
}
