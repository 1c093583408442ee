import { Injectable } from '@nestjs/common';
import type { RiskState } from '#core/contracts';
import { AuditTrail, type FieldChange } from '#platform/audit';
import type { Actor } from '#platform/identity';
import { Watchers } from '#platform/notifications';
import { Outbox } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { moveTo } from '../domain/risk.lifecycle.js';
import { Risk } from '../domain/risk.entity.js';

/** What a write to a risk says in its timeline. */
export interface RiskNote {
  /** null: a job of the process. */
  actor: Actor | null;
  action: string;
  reason?: string | null | undefined;
  changes?: readonly FieldChange[];
}

const DAY_MS = 24 * 3600 * 1000;

/** Reads risks under a lock, and writes them together with their audit entry. */
@Injectable()
export class RiskRecords {
  constructor(
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
    private readonly watchers: Watchers,
  ) {}

  /** The risk, locked until the transaction ends. */
  lock(number: string, tx: Transaction): Promise<Risk | null> {
    return tx.findOne(Risk, { where: { number }, lock: { mode: 'pessimistic_write' } });
  }

  /** For jobs: a process without its record is a bug and becomes an incident. */
  async forJob(number: string, tx: Transaction): Promise<Risk> {
    const risk = await this.lock(number, tx);
    if (!risk) throw new Error(`There is no risk ${number}.`);
    return risk;
  }

  async save(risk: Risk, note: RiskNote, tx: Transaction): Promise<void> {
    await tx.save(risk);
    await this.note(risk, note, tx);
  }

  /** Moves the state (jobs only) and saves. What the lifecycle does not allow is thrown and becomes an incident. */
  async move(risk: Risk, state: RiskState, note: RiskNote, tx: Transaction): Promise<void> {
    const before = risk.state;
    const moved = moveTo(risk, state);
    if (!moved.ok) throw new Error(moved.failure.message);
    const changes = before === state ? [] : [{ field: 'state', before, after: state }];
    await this.save(risk, { ...note, changes: [...changes, ...(note.changes ?? [])] }, tx);
  }

  /** A line of the timeline without a change of the record. */
  async note({ number: recordNumber }: Risk, { actor, action, reason, changes }: RiskNote, tx: Transaction): Promise<void> {
    const entry = { recordKind: 'risk', recordNumber, actor, action };
    await this.audit.record({ ...entry, ...(reason ? { reason } : {}), ...(changes?.length ? { changes } : {}) }, tx);
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
