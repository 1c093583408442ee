import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { EngineStore } from '#engine/engine-store';

/** What the engine measures about itself. */
export class EngineMetrics {
  readonly registry = new Registry();
  private readonly commands = new Counter({ name: 'tollgate_engine_commands_total', help: 'Commands processed', registers: [this.registry] });
  private readonly batchSize = new Histogram({ name: 'tollgate_engine_batch_size', help: 'Commands per transaction', buckets: [1, 2, 5, 10, 20, 50, 100, 200], registers: [this.registry] });
  private readonly decideTime = new Histogram({ name: 'tollgate_engine_decide_seconds', help: 'Loading and deciding a batch', buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5], registers: [this.registry] });
  private readonly commitTime = new Histogram({ name: 'tollgate_engine_commit_seconds', help: 'Writing and committing a batch', buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5], registers: [this.registry] });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  batch(size: number, decideMs: number, commitMs: number): void {
    this.commands.inc(size);
    this.batchSize.observe(size);
    this.decideTime.observe(decideMs / 1000);
    this.commitTime.observe(commitMs / 1000);
  }

  /** Gauges that are read from the store when somebody asks. */
  watch(store: EngineStore): void {
    const gauge = (name: string, help: string, value: () => number): void => {
      new Gauge({ name, help, registers: [this.registry], collect() { this.set(value()); } });
    };
    gauge('tollgate_engine_queue_length', 'Commands that wait', () => store.queueLength);
    gauge('tollgate_engine_loaded_instances', 'Process instances in memory', () => store.loadedInstances);
    gauge('tollgate_engine_loaded_rows', 'Rows of process instances in memory', () => store.loadedRows);
    gauge('tollgate_engine_leading', '1 when this process is the writer', () => (store.isLeading ? 1 : 0));
  }
}

/** /healthz (alive), /readyz (leading and the database answers), /metrics. */
export function probes(app: FastifyInstance, store: EngineStore, metrics: EngineMetrics): void {
  app.get('/healthz', () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const ready = store.isLeading && (await store.reads.ping().then(() => true, () => false));
    return reply.status(ready ? 200 : 503).send({ status: ready ? 'ok' : store.isLeading ? 'database away' : 'not leading' });
  });
  app.get('/metrics', async (_request, reply) => reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()));
}
