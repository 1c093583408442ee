import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#platform/audit';
import { Watchers } from '#platform/notifications';
import { Outbox, ProcessRecords } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { moveTo } from '../domain/risk.lifecycle.js';
import { Risk } from '../domain/risk.entity.js';

const DAY_MS = 24 * 3600 * 1000;

/** Reads risks under a lock, and writes them together with their audit entry. */
@Injectable()
export class RiskRecords extends ProcessRecords<Risk> {
  constructor(
    audit: AuditTrail,
    private readonly outbox: Outbox,
    private readonly watchers: Watchers,
  ) {
    super(audit, { entity: Risk, kind: 'risk', title: 'title', moveTo });
  }

  /** Makes somebody the proposed owner, who from now on hears what happens to the risk; null: it has none. */
  async propose(risk: Risk, ownerId: string | null, tx: Transaction): Promise<void> {
    Object.assign(risk, { ownerId, ownerAcceptedAt: null });
    if (ownerId !== null) await this.watchers.watch(risk.number, ownerId, tx);
  }

  /** Tells the process: `risk-changed` lets it read the risk anew, `risk-closed` ends it. */
  async tell({ number }: Risk, name: 'risk-changed' | 'risk-closed', tx: Transaction): Promise<void> {
    await this.outbox.enqueue({ kind: 'publish-message', recordNumber: number, name, correlationKey: number, variables: {}, timeToLive: DAY_MS }, tx);
  }
}
