import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { createEngine } from '#engine/engine';
import { createDecisionEngine } from '#engine/dmn';
import { createEngineServer } from '#engine/engine-rest';
import { EngineStore, type StoreObserver } from '#engine/engine-store';
import type { EngineArguments } from './arguments.js';
import { EngineMetrics, probes } from './metrics.js';

/** After the last command was answered, so long may an answer take to reach its client. */
/** The one of the process, which `TZ` sets, as with Camunda's Java process. */
const SYSTEM_ZONE = new Intl.DateTimeFormat().resolvedOptions().timeZone;
const LAST_ANSWERS_MS = 500;

/** For tests only. */
export interface TrialOptions {
  /** Forget all memory after each command. */
  readonly forgetAlways?: boolean;
  /** How long requests wait that name no time. */
  readonly waits?: { readonly longPollMs: number; readonly requestTimeoutMs: number };
}

export interface RunningEngine {
  readonly port: number;
  /** Answers what was accepted, refuses the rest, and releases the writer lock. */
  stop(): Promise<void>;
}

function observing(log: Logger, metrics: EngineMetrics, settled: () => void): StoreObserver {
  return {
    batch: (size, decideMs, commitMs) => metrics.batch(size, decideMs, commitMs),
    leading: () => {
      log.info('engine leads');
      settled();
    },
    standingBy: () => {
      log.warn('another engine leads; standing by');
      settled();
    },
    lost: (error) => log.error({ err: error }, 'database connection lost'),
    bug: (error) => log.error({ err: error }, 'engine failed'),
  };
}

/** Starts store and REST server; resolves when requests are served, by the leader or by a standby that refuses commands. */
export async function runEngine(options: EngineArguments, log: Logger, trial: TrialOptions = {}): Promise<RunningEngine> {
  const metrics = new EngineMetrics();
  const settled = Promise.withResolvers<void>();
  const decisions = createDecisionEngine();
  const store = new EngineStore({
    forgetAlways: trial.forgetAlways ?? false,
    databaseUrl: options.databaseUrl,
    searchDelayMs: options.searchDelayMs,
    createEngine: (parts) => createEngine({ ...parts, decisions, businessIds: options.businessIds, zone: SYSTEM_ZONE }),
    observer: observing(log, metrics, settled.resolve),
  });
  const app = createEngineServer(store, {
    logger: log,
    ...trial.waits,
    controlledClock: options.controlledClock,
    ...(options.credential === null ? {} : { credential: options.credential }),
  });
  probes(app, store, metrics);
  metrics.watch(store);
  await store.start();
  await settled.promise;
  await app.listen({ host: options.host, port: options.port });
  const { port } = app.addresses()[0]!;
  log.info({ port }, 'engine ready');
  return {
    port,
    stop: async () => {
      const closed = app.close();
      await store.stop();
      await Promise.race([closed, pause(LAST_ANSWERS_MS, undefined, { ref: false })]);
      app.server.closeAllConnections();
      await closed;
    },
  };
}
