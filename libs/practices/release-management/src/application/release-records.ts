import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#platform/audit';
import { Outbox, ProcessRecords } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { Release } from '../domain/release.entity.js';
import { moveTo } from '../domain/release.lifecycle.js';

const DAY_MS = 24 * 3_600_000;

/** Reads releases under a lock, writes them together with their audit entry, and tells their process. */
@Injectable()
export class ReleaseRecords extends ProcessRecords<Release> {
  constructor(
    audit: AuditTrail,
    private readonly outbox: Outbox,
  ) {
    super(audit, { entity: Release, kind: 'release', title: 'title', moveTo });
  }

  /** `release-edited` lets the process take it up again, `release-cancelled` ends it. */
  async tell({ number }: Release, name: 'release-edited' | 'release-cancelled', tx: Transaction): Promise<void> {
    await this.outbox.enqueue({ kind: 'publish-message', recordNumber: number, name, correlationKey: number, variables: {}, timeToLive: DAY_MS }, tx);
  }
}
