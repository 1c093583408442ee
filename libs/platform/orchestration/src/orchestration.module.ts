import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Camunda8 } from '@camunda8/sdk';
import { TaskDecision } from './decisions/task-decision.entity.js';
import { TaskDecisions } from './decisions/task-decisions.js';
import { DraftSources } from './draft-sources.js';
import { ENGINE_CLIENT, ProcessEngine } from './engine/process-engine.js';
import { Outbox } from './outbox/outbox.js';
import { OutboxBacklog } from './outbox/outbox-backlog.js';
import { OutboxDelivery } from './outbox/outbox-delivery.js';
import { OutboxEffect } from './outbox/outbox-effect.entity.js';
import { LiveQueriesModule } from './live-queries/live-queries.module.js';
import { OUTBOX_DATABASE_URL, OutboxQueue } from './outbox/outbox-queue.js';
import { RecordGateways } from './records/record-gateways.js';

export interface OrchestrationOptions {
  databaseUrl: string;
  /** REST address and authentication; by default the environment (`ZEEBE_REST_ADDRESS`, `CAMUNDA_*`), read by the SDK. */
  engine?: ConstructorParameters<typeof Camunda8>[0];
}

/** The application's one door to the process engine. Global: every practice uses it. */
@Module({})
export class OrchestrationModule {
  static forRoot({ databaseUrl, engine = {} }: OrchestrationOptions): DynamicModule {
    const client = { provide: ENGINE_CLIENT, useFactory: () => engineClient(engine) };
    const shared = [ProcessEngine, Outbox, RecordGateways, TaskDecisions, DraftSources];
    return {
      module: OrchestrationModule,
      global: true,
      imports: [LiveQueriesModule, TypeOrmModule.forFeature([TaskDecision, OutboxEffect])],
      providers: [client, { provide: OUTBOX_DATABASE_URL, useValue: databaseUrl }, OutboxQueue, OutboxDelivery, OutboxBacklog, ...shared],
      exports: shared,
    };
  }
}

/**
 * The published client lets 16 requests run at once, and a worker holds one open for each of its job types: with more types than that,
 * nothing else would get through. The setting is read from the environment only; whoever has set it knows why.
 */
function engineClient(engine: NonNullable<OrchestrationOptions['engine']>) {
  process.env['CAMUNDA_SDK_BACKPRESSURE_PROFILE'] ??= 'LEGACY';
  return new Camunda8(engine).getOrchestrationClusterApiClient();
}
