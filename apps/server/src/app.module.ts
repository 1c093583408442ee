import { Module, type DynamicModule } from '@nestjs/common';
import { AuditModule } from '#platform/audit';
import { CalendarHttpModule } from '#platform/calendar';
import { CollaborationHttpModule } from '#platform/collaboration';
import type { Configuration } from '#platform/configuration';
import { IdentityHttpModule } from '#platform/identity';
import { NotificationsHttpModule, NotificationsModule } from '#platform/notifications';
import { OrchestrationModule } from '#platform/orchestration';
import { PersistenceModule } from '#platform/persistence';
import { ChangeEnablementHttpModule } from '#practices/change-enablement';
import { ContinualImprovementHttpModule } from '#practices/continual-improvement';
import { ModelGovernanceHttpModule } from '#practices/model-governance';
import { OperationsHttpModule } from '#practices/operations';
import { ProjectGatesHttpModule } from '#practices/project-gates';
import { ReleaseManagementHttpModule } from '#practices/release-management';
import { RiskManagementHttpModule } from '#practices/risk-management';
import { ServiceCatalogueHttpModule } from '#practices/service-catalogue';
import { ServiceTransitionHttpModule } from '#practices/service-transition';
import { WorkHttpModule } from '#practices/work';
import { logging } from './http/logging.js';
import { HealthController } from './operations/health.controller.js';
import { Housekeeping } from './operations/housekeeping.js';
import { Readiness } from './operations/readiness.js';

/** The server: the platform, and the HTTP half of every practice. */
@Module({})
export class AppModule {
  static forRoot(configuration: Configuration, databaseUrl: string): DynamicModule {
    const { bootstrapToken, sample, engineKind: engine, trustedProxies, logLevel, smtpUrl, mailFrom } = configuration;
    return {
      module: AppModule,
      imports: [
        logging(logLevel),
        PersistenceModule.forRoot({ url: databaseUrl, applicationName: 'tollgate-server' }),
        AuditModule,
        CalendarHttpModule,
        IdentityHttpModule.forRoot({ bootstrapToken, sample, engine, behindProxy: trustedProxies.length > 0 }),
        OrchestrationModule.forRoot({ databaseUrl }),
        NotificationsModule.forRoot({ smtpUrl, mailFrom }),
        NotificationsHttpModule,
        CollaborationHttpModule,
        ServiceCatalogueHttpModule,
        ProjectGatesHttpModule,
        ChangeEnablementHttpModule,
        ReleaseManagementHttpModule,
        RiskManagementHttpModule,
        ContinualImprovementHttpModule,
        ServiceTransitionHttpModule,
        ModelGovernanceHttpModule,
        WorkHttpModule,
        OperationsHttpModule,
      ],
      controllers: [HealthController],
      providers: [Readiness, Housekeeping],
    };
  }
}
