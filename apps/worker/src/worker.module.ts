import { Module, type DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { AuditModule } from '#platform/audit';
import { CalendarModule } from '#platform/calendar';
import type { Configuration } from '#platform/configuration';
import { IdentityModule } from '#platform/identity';
import { JobWorkerModule } from '#platform/job-worker';
import { NotificationsModule } from '#platform/notifications';
import { OrchestrationModule } from '#platform/orchestration';
import { PersistenceModule } from '#platform/persistence';
import { ChangeEnablementJobsModule } from '#practices/change-enablement';
import { ContinualImprovementJobsModule } from '#practices/continual-improvement';
import { ProjectGatesJobsModule } from '#practices/project-gates';
import { ReleaseManagementJobsModule } from '#practices/release-management';
import { RiskManagementJobsModule } from '#practices/risk-management';
import { ServiceCatalogueJobsModule } from '#practices/service-catalogue';
import { ServiceTransitionJobsModule } from '#practices/service-transition';
import { WorkJobsModule } from '#practices/work';

/** The worker: the platform, and the jobs half of every practice. */
@Module({})
export class WorkerModule {
  static forRoot({ modelsFolder, logLevel, smtpUrl, mailFrom }: Configuration, databaseUrl: string): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        LoggerModule.forRoot({ pinoHttp: { level: logLevel, base: { process: 'worker', pid: process.pid } } }),
        PersistenceModule.forRoot({ url: databaseUrl, applicationName: 'tollgate-worker' }),
        AuditModule,
        CalendarModule,
        IdentityModule,
        OrchestrationModule.forRoot({ databaseUrl }),
        NotificationsModule.forRoot({ smtpUrl, mailFrom }),
        JobWorkerModule.forRoot({ models: modelsFolder }),
        ServiceCatalogueJobsModule,
        ProjectGatesJobsModule,
        ChangeEnablementJobsModule,
        ReleaseManagementJobsModule,
        RiskManagementJobsModule,
        ContinualImprovementJobsModule,
        ServiceTransitionJobsModule,
        WorkJobsModule,
      ],
    };
  }
}
