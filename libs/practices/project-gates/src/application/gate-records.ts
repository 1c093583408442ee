import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#platform/audit';
import { ProcessRecords, type RecordNote } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { Gate } from '../domain/gate.entity.js';
import { moveGate } from '../domain/lifecycles.js';

/** Reads gates under a lock and writes them together with their audit entry. */
@Injectable()
export class GateRecords extends ProcessRecords<Gate> {
  constructor(audit: AuditTrail) {
    super(audit, { entity: Gate, kind: 'gate', title: 'name', moveTo: moveGate });
  }

  /** Also for what changes beside the gate (its review): the version rises with every write. */
  override async save(gate: Gate, note: RecordNote, tx: Transaction): Promise<void> {
    gate.updatedAt = new Date();
    await super.save(gate, note, tx);
  }
}
