import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import type { Role } from '#core/contracts';
import { AuditModule } from '#platform/audit';
import { readConfiguration } from '#platform/configuration';
import { CalendarHttpModule } from '#platform/calendar';
import { CollaborationModule } from '#platform/collaboration';
import { IdentityHttpModule } from '#platform/identity';
import { JobWorkerModule } from '#platform/job-worker';
import { NotificationsHttpModule, NotificationsModule } from '#platform/notifications';
import { OrchestrationModule } from '#platform/orchestration';
import { migrate, PersistenceModule } from '#platform/persistence';
import { ChangeEnablementHttpModule, ChangeEnablementJobsModule } from '#practices/change-enablement';
import { ContinualImprovementHttpModule, ContinualImprovementJobsModule } from '#practices/continual-improvement';
import { ReleaseManagementHttpModule, ReleaseManagementJobsModule } from '#practices/release-management';
import { RiskManagementHttpModule, RiskManagementJobsModule } from '#practices/risk-management';
import { ProjectGatesHttpModule, ProjectGatesJobsModule } from '#practices/project-gates';
import { ServiceCatalogueHttpModule } from '#practices/service-catalogue';
import { ServiceTransitionHttpModule, ServiceTransitionJobsModule } from '#practices/service-transition';
import { WorkHttpModule, WorkJobsModule } from '#practices/work';
import { createTestDatabase } from '#test/database';
import { createApplication } from '../../../apps/server/src/http/application.js';
import { logging } from '../../../apps/server/src/http/logging.js';
import { migrations } from '../../../apps/server/src/migrations.js';
import { ApiClient } from './api-client.js';

/** REST address and sign-in of an engine, as the SDK's configuration names them. */
export type EngineAddress = Record<'ZEEBE_REST_ADDRESS', string> & Record<string, string>;

export interface WorldOptions {
  engine: EngineAddress;
  /** Serve jobs in this process. */
  jobs: boolean;
}

@Module({})
class WorldModule {
  static of(databaseUrl: string, token: string, { engine, jobs }: WorldOptions): DynamicModule {
    const identity = { bootstrapToken: token, sample: true, engine: 'embedded' as const, behindProxy: false };
    const workers = [ChangeEnablementJobsModule, ProjectGatesJobsModule, RiskManagementJobsModule, ContinualImprovementJobsModule, ReleaseManagementJobsModule, ServiceTransitionJobsModule, WorkJobsModule, JobWorkerModule.forRoot({ models: 'bpmn' })];
    return {
      module: WorldModule,
      imports: [
        logging((process.env['LOG_LEVEL'] ?? 'error') as 'error'),
        PersistenceModule.forRoot({ url: databaseUrl }),
        AuditModule,
        CalendarHttpModule,
        NotificationsModule.forRoot({ smtpUrl: undefined, mailFrom: '' }),
        NotificationsHttpModule,
        CollaborationModule,
        IdentityHttpModule.forRoot(identity),
        OrchestrationModule.forRoot({ databaseUrl, engine }),
        ServiceCatalogueHttpModule,
        ChangeEnablementHttpModule,
        RiskManagementHttpModule,
        ContinualImprovementHttpModule,
        ServiceTransitionHttpModule,
        ProjectGatesHttpModule,
        ReleaseManagementHttpModule,
        WorkHttpModule,
        ...(jobs ? workers : []),
      ],
    };
  }
}

export const PEOPLE = {
  rita: ['requester'],
  cora: ['change-manager'],
  carl: ['change-manager', 'requester'],
  abel: ['cab-member'],
  ines: ['implementer'],
  sam: ['service-manager'],
  rosa: ['release-manager', 'requester'],
  emil: ['emergency-approver'],
  eva: ['emergency-approver', 'requester'],
  alma: ['auditor'],
} as const satisfies Record<string, readonly Role[]>;
export type PersonName = keyof typeof PEOPLE;

/** The application on a database of its own, over HTTP, with people to act as. */
export class World {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly databaseUrl: string,
    private readonly url: string,
    private readonly token: string,
    private readonly dropDatabase: () => Promise<void>,
  ) {}

  static async open(options: WorldOptions): Promise<World> {
    const database = await createTestDatabase();
    await migrate(database.url, migrations);
    return World.over(database, options);
  }

  private static async over(database: { url: string; drop(): Promise<void> }, options: WorldOptions): Promise<World> {
    const token = randomUUID();
    const configuration = readConfiguration({ LOG_LEVEL: 'warn' });
    if (!configuration.ok) throw new Error(configuration.failure.join('\n'));
    const app = await createApplication(WorldModule.of(database.url, token, options), configuration.value, resolve('dist/web'));
    await app.listen(0, '127.0.0.1');
    const world = new World(app, database.url, `${await app.getUrl()}/api/v1`, token, () => database.drop());
    await world.populate();
    return world;
  }

  as(username: PersonName): ApiClient {
    return new ApiClient(this.url, { authorization: `Bearer ${this.token}`, 'tollgate-act-as': username });
  }

  get database(): DataSource {
    return this.app.get(DataSource);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.dropDatabase();
  }

  private async populate(): Promise<void> {
    const setUp = new ApiClient(this.url, { authorization: `Bearer ${this.token}` });
    for (const [username, roles] of Object.entries(PEOPLE)) {
      await setUp.post('/people', { username, displayName: username, roles, sample: true });
    }
    await setUp.post('/services', { name: 'Payments', description: '', urgency: 'high', owner: 'cora' });
  }
}
