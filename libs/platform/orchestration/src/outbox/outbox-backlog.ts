import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Gauge, register } from 'prom-client';
import { UnitOfWork } from '#platform/persistence';
import { OutboxEffect } from './outbox-effect.entity.js';

const NAME = 'tollgate_outbox_pending';

/** What waits to leave, on `/metrics`: counted when somebody asks. A number that grows says that the engine or the mail server does not answer. */
@Injectable()
export class OutboxBacklog implements OnModuleInit {
  constructor(private readonly work: UnitOfWork) {}

  onModuleInit(): void {
    const count = () => this.work.run((tx) => tx.countBy(OutboxEffect, { state: 'pending' }));
    register.removeSingleMetric(NAME);
    new Gauge({ name: NAME, help: 'Effects of committed changes that have not been delivered yet', async collect() { this.set(await count()); } });
  }
}
