import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/persistence';
import type { OutgoingEffect } from './effects.js';
import { OutboxEffect } from './outbox-effect.entity.js';
import { MAIL_QUEUE, OUTBOX_QUEUE, OutboxQueue } from './outbox-queue.js';

/**
 * Where a transaction leaves what has to happen outside: the row and its delivery order are written with the caller's own
 * changes or not at all. Delivery follows the commit at once and is repeated with back-off until the engine answered.
 */
@Injectable()
export class Outbox {
  constructor(private readonly queue: OutboxQueue) {}

  /** Returns the effect's id (also the `messageId` of a published message). */
  async enqueue(effect: OutgoingEffect, tx: Transaction): Promise<string> {
    const id = randomUUID();
    const row = { id, kind: effect.kind, recordNumber: effect.recordNumber, effect, state: 'pending' as const };
    await tx.insert(OutboxEffect, row);
    await this.queue.send(effect.kind === 'send-mail' ? MAIL_QUEUE : OUTBOX_QUEUE, id, tx);
    return id;
  }
}
