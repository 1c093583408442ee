import { Global, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { systemClock } from '#core/kernel';
import { ChangeDirectory, LiveQueriesModule } from '#platform/orchestration';
import { Approvals } from './application/approvals.js';
import { ChangeCalendar } from './application/change-calendar.js';
import { RecordedChanges } from './application/change-directory.js';
import { ChangeDrafts } from './application/change-drafts.js';
import { ChangeFormData } from './application/change-form-data.js';
import { ChangeGateway } from './application/change-gateway.js';
import { ChangeLiveQueries } from './application/change-live-queries.js';
import { ChangeList } from './application/change-list.js';
import { ChangePolicies } from './application/change-policies.js';
import { ChangeRecords } from './application/change-records.js';
import { ChangeService } from './application/change.service.js';
import { ChangeViews } from './application/change-views.js';
import { CLOCK } from './application/clock.js';
import { ContentWriter } from './application/content-writer.js';
import { FailedReviews } from './application/failed-reviews.js';
import { ImplementationPlanning } from './application/implementation-planning.js';
import { ImplementationTasks } from './application/implementation-tasks.js';
import { ChangeApproval } from './domain/change-approval.entity.js';
import { Change } from './domain/change.entity.js';
import { assertLifecycles } from './domain/change.lifecycle.js';
import { ImplementationTask } from './domain/implementation-task.entity.js';
import { ChangeController } from './http/change.controller.js';
import { ImplementationTaskController } from './http/implementation-task.controller.js';
import { BeginImplementationJob } from './jobs/begin-implementation.job.js';
import { CancelChangeJob } from './jobs/cancel.job.js';
import { CloseChangeJob } from './jobs/close.job.js';
import './jobs/job-types.js';
import { cabEntities, cabHttp } from './cab/cab.parts.js';
import { planningDomain, planningEntities, planningHttp } from './planning/planning.parts.js';
import { templateDomain, templateEntities, templateHttp, templateJobs } from './templates/template.parts.js';
import { PlanReviewJob } from './jobs/plan-review.job.js';
import { RecordAuthorizationJob } from './jobs/record-authorization.job.js';
import { RecordImplementationJob } from './jobs/record-implementation.job.js';
import { RecordRiskJob } from './jobs/record-risk.job.js';
import { RemindApproversJob } from './jobs/remind-approvers.job.js';
import { RemindImplementerJob } from './jobs/remind-implementer.job.js';
import { RemindReviewerJob } from './jobs/remind-reviewer.job.js';
import { ScheduleChangeJob } from './jobs/schedule.job.js';
import { TakeUpChangeJob } from './jobs/take-up.job.js';
import { ValidateChangeJob } from './jobs/validate.job.js';
import { VerifyImplementationJob } from './jobs/verify.job.js';
import { WithdrawChangeJob } from './jobs/withdraw.job.js';

/** The domain of changes, for both halves, and the directory through which other practices read them. */
@Global()
@Module({
  imports: [LiveQueriesModule, TypeOrmModule.forFeature([Change, ChangeApproval, ImplementationTask, ...planningEntities, ...templateEntities, ...cabEntities])],
  providers: [
    { provide: CLOCK, useValue: systemClock },
    Approvals,
    ChangeFormData,
    ChangeRecords,
    ChangeViews,
    ChangeList,
    ChangeLiveQueries,
    ContentWriter,
    ImplementationTasks,
    ChangeService,
    ChangeGateway,
    ChangeDrafts,
    { provide: ChangeDirectory, useClass: RecordedChanges },
    FailedReviews,
    ...planningDomain,
    ...templateDomain,
  ],
  exports: [CLOCK, ChangeDirectory, Approvals, ChangeRecords, ChangeViews, ChangeList, ImplementationTasks, ChangeService, ...planningDomain, ...templateDomain],
})
export class ChangeEnablementModule implements OnModuleInit {
  onModuleInit(): void {
    assertLifecycles();
  }
}

/** For the server. */
@Module({
  imports: [ChangeEnablementModule],
  providers: [ChangeCalendar, ChangePolicies, ImplementationPlanning, ...planningHttp.providers, ...templateHttp.providers, ...cabHttp.providers],
  controllers: [ChangeController, ImplementationTaskController, ...planningHttp.controllers, ...templateHttp.controllers, ...cabHttp.controllers],
})
export class ChangeEnablementHttpModule {}

/** For the worker. */
@Module({
  imports: [ChangeEnablementModule],
  providers: [
    TakeUpChangeJob,
    ValidateChangeJob,
    RecordRiskJob,
    RemindApproversJob,
    RecordAuthorizationJob,
    ScheduleChangeJob,
    CancelChangeJob,
    WithdrawChangeJob,
    BeginImplementationJob,
    RemindImplementerJob,
    VerifyImplementationJob,
    RecordImplementationJob,
    PlanReviewJob,
    RemindReviewerJob,
    CloseChangeJob,
    ...templateJobs,
  ],
})
export class ChangeEnablementJobsModule {}
