import { Injectable } from '@nestjs/common';
import { RepeatedWork } from '#platform/orchestration';
import { Reconciliation } from './reconciliation.js';

/** Runs the reconciliation again and again while the server runs. Several servers may: each deviation is flagged once. */
@Injectable()
export class ReconciliationClock extends RepeatedWork {
  /** With the grace of 20 s a deviation is flagged within 60 s. */
  protected readonly everyMs = 20_000;

  constructor(private readonly reconciliation: Reconciliation) {
    super();
  }

  protected async once(): Promise<void> {
    const flagged = await this.reconciliation.run();
    if (flagged.length > 0) this.log.warn(`Processes ended at the engine while their records are open: ${flagged.join(', ')}`);
  }
}
