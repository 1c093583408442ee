import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { Module, type DynamicModule } from '@nestjs/common';
import type { Role } from '#core/contracts';
import { AuditModule } from '#platform/audit';
import { CalendarHttpModule } from '#platform/calendar';
import { CollaborationHttpModule } from '#platform/collaboration';
import { readConfiguration, type Configuration } from '#platform/configuration';
import { IdentityHttpModule } from '#platform/identity';
import { JobWorkerModule } from '#platform/job-worker';
import { NotificationsHttpModule, NotificationsModule } from '#platform/notifications';
import { OrchestrationModule } from '#platform/orchestration';
import { migrate, PersistenceModule } from '#platform/persistence';
import { ChangeEnablementHttpModule, ChangeEnablementJobsModule } from '#practices/change-enablement';
import { ContinualImprovementHttpModule, ContinualImprovementJobsModule } from '#practices/continual-improvement';
import { ModelGovernanceHttpModule, ModelsAtStart } from '#practices/model-governance';
import { OperationsHttpModule } from '#practices/operations';
import { ReleaseManagementHttpModule, ReleaseManagementJobsModule } from '#practices/release-management';
import { RiskManagementHttpModule, RiskManagementJobsModule } from '#practices/risk-management';
import { ProjectGatesHttpModule, ProjectGatesJobsModule } from '#practices/project-gates';
import { ServiceCatalogueHttpModule } from '#practices/service-catalogue';
import { ServiceTransitionHttpModule, ServiceTransitionJobsModule } from '#practices/service-transition';
import { WorkHttpModule, WorkJobsModule } from '#practices/work';
import { createTestDatabase } from '#test/database';
import { startTestEngine, type TestEngine } from '#test/engine';
import { createApplication } from '../../../apps/server/src/http/application.js';
import { logging } from '../../../apps/server/src/http/logging.js';
import { migrations } from '../../../apps/server/src/migrations.js';
import type { Answer } from './api-client.js';
import { until } from '#test/until';

/** Server and jobs together, over a real engine and database, all in this process. */
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
class WholeProductModule {
  static of({ url: databaseUrl }: { url: string }, token: string, { address }: TestEngine): DynamicModule {
    const identity = { bootstrapToken: token, sample: true, engine: 'embedded', behindProxy: false } as const;
    const engine = { ZEEBE_REST_ADDRESS: address, CAMUNDA_AUTH_STRATEGY: 'NONE' } as const;
    const platform = [PersistenceModule.forRoot({ url: databaseUrl }), AuditModule, IdentityHttpModule.forRoot(identity), OrchestrationModule.forRoot({ databaseUrl, engine })];
    const together = [CalendarHttpModule, NotificationsModule.forRoot({ smtpUrl: undefined, mailFrom: '' }), NotificationsHttpModule, CollaborationHttpModule];
    const practices = [ServiceCatalogueHttpModule, ProjectGatesHttpModule, ChangeEnablementHttpModule, RiskManagementHttpModule, ContinualImprovementHttpModule, ReleaseManagementHttpModule, ServiceTransitionHttpModule, ModelGovernanceHttpModule, WorkHttpModule, OperationsHttpModule];
    const jobs = [ChangeEnablementJobsModule, ProjectGatesJobsModule, RiskManagementJobsModule, ContinualImprovementJobsModule, ReleaseManagementJobsModule, ServiceTransitionJobsModule, WorkJobsModule, JobWorkerModule.forRoot({ models: 'bpmn' })];
    return { module: WholeProductModule, imports: [logging('error'), ...platform, ...together, ...practices, ...jobs] };
  }
}

export async function theWholeProduct(): Promise<WholeProduct> {
  const [engine, database] = await Promise.all([startTestEngine(), createTestDatabase()]);
  await migrate(database.url, migrations);
  const token = randomUUID();
  const app = await createApplication(WholeProductModule.of(database, token, engine), configuration(), resolve('dist/web'));
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

function configuration(): Configuration {
  const read = readConfiguration({ LOG_LEVEL: 'error' });
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
