import { createCamundaClient, type CamundaClient } from '@camunda8/orchestration-cluster-api';
import { pino } from 'pino';
import { runEngine, type RunningEngine } from '../../apps/engine/src/run-engine.js';
import { createTestDatabase } from './database.js';

export interface TestEngineOptions {
  /** An existing database, to start a second engine on it or to start again; else a fresh one that goes with the engine. */
  readonly databaseUrl?: string;
  readonly controlledClock?: boolean;
  readonly searchDelayMs?: number;
  readonly credential?: string;
  readonly businessIds?: 'unique' | 'free';
  /** Forget all memory after each command. */
  readonly forgetAlways?: boolean;
  /** How long requests wait that name no time. */
  readonly waits?: { readonly longPollMs: number; readonly requestTimeoutMs: number };
}

export interface TestEngine {
  /** `http://127.0.0.1:<port>` */
  readonly address: string;
  readonly databaseUrl: string;
  /** The published client, unmodified. */
  readonly client: CamundaClient;
  stop(): Promise<void>;
}

function clientOf(address: string, credential: string | undefined): CamundaClient {
  const [user = '', password = ''] = credential?.split(':') ?? [];
  const auth = credential === undefined
    ? { CAMUNDA_AUTH_STRATEGY: 'NONE' as const }
    : { CAMUNDA_AUTH_STRATEGY: 'BASIC' as const, CAMUNDA_BASIC_AUTH_USERNAME: user, CAMUNDA_BASIC_AUTH_PASSWORD: password };
  return createCamundaClient({ config: { CAMUNDA_REST_ADDRESS: address, CAMUNDA_SDK_LOG_LEVEL: 'error', CAMUNDA_SDK_VALIDATION: 'req:none,res:strict', ...auth } });
}

/** Starts the real engine in this process, on a free port. */
export async function startTestEngine(options: TestEngineOptions = {}): Promise<TestEngine> {
  const database = options.databaseUrl === undefined ? await createTestDatabase() : null;
  const databaseUrl = database?.url ?? options.databaseUrl!;
  const { controlledClock = false, searchDelayMs = 0, businessIds = 'unique', credential, forgetAlways = false, waits } = options;
  const log = pino({ level: process.env['LOG_LEVEL'] ?? 'fatal' });
  const args = { host: '127.0.0.1', port: 0, databaseUrl, controlledClock, searchDelayMs, businessIds, credential: credential ?? null, logLevel: 'fatal' };
  const engine: RunningEngine = await runEngine(args, log, { forgetAlways, ...(waits ? { waits } : {}) });
  const address = `http://127.0.0.1:${engine.port}`;
  const client = clientOf(address, credential);
  return {
    address,
    databaseUrl,
    client,
    stop: async () => {
      client.stopAllWorkers();
      await engine.stop();
      await database?.drop();
    },
  };
}
