import { Injectable, Logger, Optional } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { UnitOfWork } from '#platform/persistence';
import type { Transaction } from '#platform/persistence';
import { ProcessEngine } from '../engine/process-engine.js';
import { RecordGateways } from '../records/record-gateways.js';
import { TaskDecisions } from '../decisions/task-decisions.js';
import { cancelInstance } from './deliver/cancel-instance.js';
import { completeUserTask } from './deliver/complete-user-task.js';
import { publishMessage } from './deliver/publish-message.js';
import { sendMail } from './deliver/send-mail.js';
import { startProcess } from './deliver/start-process.js';
import type { DelivererTable, DeliveryOutcome, DeliveryTools } from './deliver/delivery.js';
import type { OutgoingEffect } from './effects.js';
import { OutboxEffect } from './outbox-effect.entity.js';
import { OutboxQueue } from './outbox-queue.js';
import { Mailer } from './mailer.js';

const DELIVERERS: DelivererTable = {
  'start-process': startProcess,
  'publish-message': publishMessage,
  'complete-user-task': completeUserTask,
  'cancel-instance': cancelInstance,
  'send-mail': sendMail,
};

/** Ordered again by the queue after its back-off. */
class NotDelivered extends Error {}

/**
 * Brings effects to the engine: once in effect, however often it is tried. An effect whose outcome is unknown is looked up at
 * the engine before it is repeated; the row is settled in one transaction with what the answer means for the record.
 */
@Injectable()
export class OutboxDelivery implements OnApplicationBootstrap {
  private readonly log = new Logger(OutboxDelivery.name);
  private readonly tools: DeliveryTools;

  constructor(
    private readonly queue: OutboxQueue,
    private readonly work: UnitOfWork,
    engine: ProcessEngine,
    gateways: RecordGateways,
    decisions: TaskDecisions,
    @Optional() mailer?: Mailer,
  ) {
    this.tools = { engine, gateways, decisions, mailer };
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.work((effectId) => this.deliver(effectId));
  }

  /** Delivers one effect; throws to be called again later. */
  async deliver(effectId: string): Promise<void> {
    const row = await this.work.run((tx) => this.begin(effectId, tx));
    if (!row) return;
    const outcome = await this.dispatch(row.effect as OutgoingEffect, row);
    if (outcome.kind === 'retry') return this.postpone(row, outcome.reason);
    await this.work.run((tx) => this.settle(row, outcome, tx));
  }

  private async begin(id: string, tx: Transaction): Promise<OutboxEffect | null> {
    await tx.increment(OutboxEffect, { id, state: 'pending' }, 'attempts', 1);
    return tx.findOneBy(OutboxEffect, { id, state: 'pending' });
  }

  private dispatch<K extends OutgoingEffect['kind']>(effect: Extract<OutgoingEffect, { kind: K }>, row: OutboxEffect): Promise<DeliveryOutcome> {
    return DELIVERERS[effect.kind as K](effect, { id: row.id, attempt: row.attempts }, this.tools);
  }

  private async postpone(row: OutboxEffect, reason: string): Promise<void> {
    await this.work.run((tx) => tx.update(OutboxEffect, { id: row.id, state: 'pending' }, { lastError: reason }));
    this.log.warn(`${row.kind} for ${row.recordNumber ?? 'no record'} waits (attempt ${row.attempts}): ${reason}`);
    throw new NotDelivered(reason);
  }

  private async settle(row: OutboxEffect, outcome: Exclude<DeliveryOutcome, { kind: 'retry' }>, tx: Transaction): Promise<void> {
    const lastError = outcome.kind === 'refused' ? outcome.reason : null;
    const { affected } = await tx.update(OutboxEffect, { id: row.id, state: 'pending' }, { state: outcome.kind, lastError, settledAt: new Date() });
    if (affected === 1) await outcome.settle?.(tx);
  }
}
