import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#platform/audit';
import { ProcessEngine, RecordGateways, type OpenRecord, type ProcessInstance, type RecordGateway } from '#platform/orchestration';
import { UnitOfWork } from '#platform/persistence';
import { Deviation } from './deviation.entity.js';

/** How long a record may take to follow its process. */
const GRACE_MS = 20_000;
const BATCH = 100;
const ENDED = ['COMPLETED', 'TERMINATED'] as const;

/**
 * Finds records that are open although the engine has ended their process without the application's doing (somebody
 * cancelled or moved it at the engine), and flags each once, in the record's audit trail.
 */
@Injectable()
export class Reconciliation {
  constructor(
    private readonly work: UnitOfWork,
    private readonly engine: ProcessEngine,
    private readonly gateways: RecordGateways,
    private readonly audit: AuditTrail,
  ) {}

  /** Returns the numbers flagged now. An engine that cannot be reached is no deviation: nothing is flagged. */
  async run(now: Date = new Date()): Promise<string[]> {
    const flagged = await Promise.all(this.gateways.all().map((gateway) => this.reconcile(gateway, now)));
    return flagged.flat();
  }

  private async reconcile(gateway: RecordGateway, now: Date): Promise<string[]> {
    const due = (await gateway.openRecords()).filter((record) => isDue(record, now));
    const ended = await this.endedInstances(due);
    if (ended.size === 0) return [];
    const stillOpen = (await gateway.openRecords(numbersOf(due, ended))).filter((record) => isDue(record, now));
    const flagged: string[] = [];
    for (const record of stillOpen) {
      const instance = ended.get(record.processInstanceKey ?? '');
      if (instance && (await this.flag(gateway, record, instance, now))) flagged.push(record.number);
    }
    return flagged;
  }

  private async endedInstances(records: readonly OpenRecord[]): Promise<Map<string, ProcessInstance>> {
    const keys = records.flatMap(({ processInstanceKey }) => processInstanceKey ?? []);
    const ended = new Map<string, ProcessInstance>();
    for (let at = 0; at < keys.length; at += BATCH) {
      const found = await this.engine.searchInstances({ processInstanceKey: keys.slice(at, at + BATCH), state: ENDED }, { limit: BATCH });
      if (found.ok) for (const instance of found.value.items) ended.set(instance.processInstanceKey, instance);
    }
    return ended;
  }

  /** False when it was flagged before. */
  private flag({ kind }: RecordGateway, { number }: OpenRecord, { processInstanceKey, state }: ProcessInstance, now: Date): Promise<boolean> {
    return this.work.run(async (tx) => {
      const row = { recordNumber: number, processInstanceKey, endedAs: state, foundAt: now } as Deviation;
      const inserted = await tx.createQueryBuilder().insert().into(Deviation).values(row).orIgnore().returning('record_number').execute();
      if ((inserted.raw as unknown[]).length === 0) return false;
      const reason = `The process instance ${processInstanceKey} was ended at the engine (${state.toLowerCase()}) while the record is open.`;
      await this.audit.record({ recordKind: kind, recordNumber: number, actor: null, action: 'process.ended-at-engine', reason }, tx);
      return true;
    });
  }
}

function numbersOf(records: readonly OpenRecord[], ended: ReadonlyMap<string, ProcessInstance>): string[] {
  return records.filter(({ processInstanceKey }) => ended.has(processInstanceKey ?? '')).map(({ number }) => number);
}

function isDue({ processInstanceKey, processExpectedSince, updatedAt }: OpenRecord, now: Date): boolean {
  if (processInstanceKey === null || processExpectedSince === null) return false;
  return now.getTime() - Math.max(processExpectedSince.getTime(), updatedAt.getTime()) > GRACE_MS;
}
