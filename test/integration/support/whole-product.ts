import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { Module, type DynamicModule } from '@nestjs/common';
import type { Role } from '#core/contracts';
import { readConfiguration, type Configuration } from '#platform/configuration';
import { JobWorkerModule } from '#platform/job-worker';
import { migrate } from '#platform/persistence';
import { ChangeEnablementJobsModule } from '#practices/change-enablement';
import { ModelsAtStart } from '#practices/model-governance';
import { WorkJobsModule } from '#practices/work';
import { createTestDatabase } from '#test/database';
import { startTestEngine, type TestEngine } from '#test/engine';
import { AppModule } from '../../../apps/server/src/app.module.js';
import { createApplication } from '../../../apps/server/src/http/application.js';
import { migrations } from '../../../apps/server/src/migrations.js';
import type { Answer } from './api-client.js';
import { until } from './until.js';

/** The server as it is shipped, with its jobs, over a real engine and database, all in this process. */
export interface WholeProduct {
  address: string;
  token: string;
  engine: TestEngine;
  /** Asks `/api/v1` as a sample person; null: as nobody; undefined: as the installation itself. */
  ask: Ask;
  /** Adds a sample person who holds the role and is called like it. */
  addPerson(role: Role): Promise<void>;
  close(): Promise<void>;
}

export type Ask = <T = unknown>(who: string | null | undefined, method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer<T>>;

@Module({})
class ServerWithJobs {
  static of(configuration: Configuration, databaseUrl: string): DynamicModule {
    const jobs = [ChangeEnablementJobsModule, WorkJobsModule, JobWorkerModule.forRoot({ models: 'bpmn' })];
    return { module: ServerWithJobs, imports: [AppModule.forRoot(configuration, databaseUrl), ...jobs] };
  }
}

export async function theWholeProduct(): Promise<WholeProduct> {
  const [engine, database] = await Promise.all([startTestEngine(), createTestDatabase()]);
  await migrate(database.url, migrations);
  const token = randomUUID();
  Object.assign(process.env, { ZEEBE_REST_ADDRESS: engine.address, CAMUNDA_AUTH_STRATEGY: 'NONE' });
  const settings = configured({ LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'error', TOLLGATE_BOOTSTRAP_TOKEN: token, ZEEBE_REST_ADDRESS: engine.address });
  const app = await createApplication(ServerWithJobs.of(settings, database.url), settings, resolve('dist/web'));
  await app.listen(0, '127.0.0.1');
  const address = await app.getUrl();
  const ask = asking(`${address}/api/v1`, token);
  await until('the models are deployed', async () => app.get(ModelsAtStart, { strict: false }).done);
  return {
    address,
    token,
    engine,
    ask,
    addPerson: async (role) => void (await ask(undefined, 'POST', '/people', { username: role, displayName: role, roles: [role], sample: true })),
    async close() {
      await app.close();
      await engine.stop();
      await database.drop();
    },
  };
}

function configured(environment: Record<string, string>): Configuration {
  const read = readConfiguration(environment);
  if (!read.ok) throw new Error(read.failure.join('\n'));
  return read.value;
}

function asking(api: string, token: string): Ask {
  return async <T>(who: string | null | undefined, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const caller = who === null ? {} : { authorization: `Bearer ${token}`, ...(who === undefined ? {} : { 'tollgate-act-as': who }) };
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await fetch(`${api}${path}`, { method, headers: { ...caller, ...type, ...headers }, ...content });
    const text = await answer.text();
    return { status: answer.status, etag: answer.headers.get('etag'), body: (text === '' ? undefined : JSON.parse(text)) as T };
  };
}
