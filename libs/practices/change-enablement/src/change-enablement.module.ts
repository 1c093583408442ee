import { Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { systemClock } from '#core/kernel';
import { ChangeCalendar } from './application/change-calendar.js';
import { ChangeDrafts } from './application/change-drafts.js';
import { ChangeGateway } from './application/change-gateway.js';
import { ChangeList } from './application/change-list.js';
import { ChangeRecords } from './application/change-records.js';
import { ChangeService } from './application/change.service.js';
import { ChangeViews } from './application/change-views.js';
import { CLOCK } from './application/clock.js';
import { ContentWriter } from './application/content-writer.js';
import { FailedReviews } from './application/failed-reviews.js';
import { ChangeApproval } from './domain/change-approval.entity.js';
import { Change } from './domain/change.entity.js';
import { assertLifecycles } from './domain/change.lifecycle.js';
import { ChangeController } from './http/change.controller.js';
import { BeginImplementationJob } from './jobs/begin-implementation.job.js';
import { CancelChangeJob } from './jobs/cancel.job.js';
import { CloseChangeJob } from './jobs/close.job.js';
import './jobs/job-types.js';
import { cabEntities, cabHttp } from './cab/cab.parts.js';
import { planningDomain, planningHttp } from './planning/planning.parts.js';
import { templateDomain, templateEntities, templateHttp, templateJobs } from './templates/template.parts.js';
import { RecordAuthorizationJob } from './jobs/record-authorization.job.js';
import { RecordImplementationJob } from './jobs/record-implementation.job.js';
import { RecordRiskJob } from './jobs/record-risk.job.js';
import { RemindImplementerJob } from './jobs/remind-implementer.job.js';
import { ValidateChangeJob } from './jobs/validate.job.js';
import { VerifyImplementationJob } from './jobs/verify.job.js';
import { WithdrawChangeJob } from './jobs/withdraw.job.js';

/** The domain of changes, for both halves. */
@Module({
  imports: [TypeOrmModule.forFeature([Change, ChangeApproval, ...templateEntities, ...cabEntities])],
  providers: [{ provide: CLOCK, useValue: systemClock }, ChangeRecords, ChangeViews, ChangeList, ContentWriter, ChangeService, ChangeGateway, ChangeDrafts, FailedReviews, ...planningDomain, ...templateDomain],
  exports: [CLOCK, ChangeRecords, ChangeViews, ChangeList, ChangeService, ...planningDomain, ...templateDomain],
})
export class ChangeEnablementModule implements OnModuleInit {
  onModuleInit(): void {
    assertLifecycles();
  }
}

/** For the server. */
@Module({
  imports: [ChangeEnablementModule],
  providers: [ChangeCalendar, ...planningHttp.providers, ...templateHttp.providers, ...cabHttp.providers],
  controllers: [ChangeController, ...planningHttp.controllers, ...templateHttp.controllers, ...cabHttp.controllers],
})
export class ChangeEnablementHttpModule {}

/** For the worker. */
@Module({
  imports: [ChangeEnablementModule],
  providers: [
    ValidateChangeJob,
    RecordRiskJob,
    RecordAuthorizationJob,
    CancelChangeJob,
    WithdrawChangeJob,
    BeginImplementationJob,
    RemindImplementerJob,
    VerifyImplementationJob,
    RecordImplementationJob,
    CloseChangeJob,
    ...templateJobs,
  ],
})
export class ChangeEnablementJobsModule {}
