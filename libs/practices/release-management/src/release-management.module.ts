import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { systemClock } from '#core/kernel';
import { LiveQueriesModule, ReleaseDirectory } from '#platform/orchestration';
import { CLOCK } from './application/clock.js';
import { GoNoGoDecisions } from './application/go-no-go.js';
import { Readiness } from './application/readiness.js';
import { ReleaseCalendar } from './application/release-calendar.js';
import { RecordedReleases } from './application/release-directory.js';
import { ReleaseEnd } from './application/release-end.js';
import { ReleaseFormData } from './application/release-form-data.js';
import { ReleaseGateway } from './application/release-gateway.js';
import { ReleaseList } from './application/release-list.js';
import { ReleaseLiveQueries } from './application/release-live-queries.js';
import { ReleaseNotes } from './application/release-notes.js';
import { ReleaseReadiness } from './application/release-readiness.js';
import { ReleaseRecords } from './application/release-records.js';
import { ReleaseReferences } from './application/release-references.js';
import { ReleaseViews } from './application/release-views.js';
import { ReleaseWindows } from './application/release-windows.js';
import { Releases } from './application/releases.js';
import { FrozenReadiness } from './domain/frozen-readiness.entity.js';
import { GoNoGoDecision } from './domain/go-no-go.entity.js';
import { Release } from './domain/release.entity.js';
import { assertReleaseLifecycle } from './domain/release.lifecycle.js';
import { ReleasePageController } from './http/release-page.controller.js';
import { ReleaseController } from './http/release.controller.js';
import { BeginDeploymentJob } from './jobs/begin-deployment.job.js';
import { BeginEarlyLifeJob } from './jobs/begin-early-life.job.js';
import { BeginRollbackJob } from './jobs/begin-rollback.job.js';
import { BeginVerificationJob } from './jobs/begin-verification.job.js';
import { CancelReleaseJob } from './jobs/cancel.job.js';
import { CheckReadinessJob } from './jobs/check-readiness.job.js';
import { CloseReleaseJob } from './jobs/close.job.js';
import { EscalateRollbackJob } from './jobs/escalate-rollback.job.js';
import './jobs/job-types.js';
import { OpenGoNoGoJob } from './jobs/open-go-no-go.job.js';
import { OpenRollbackDecisionJob } from './jobs/open-rollback-decision.job.js';
import { RecordGoNoGoJob } from './jobs/record-go-no-go.job.js';
import { RecordRollbackJob } from './jobs/record-rollback.job.js';
import { RecordStepJob } from './jobs/record-step.job.js';
import { RecordVerificationJob } from './jobs/record-verification.job.js';
import { TakeUpReleaseJob } from './jobs/take-up.job.js';

const domain = [
  ReleaseRecords, GoNoGoDecisions, Readiness, ReleaseReferences, ReleaseViews, ReleaseList, Releases, ReleaseNotes, ReleaseEnd, ReleaseFormData, ReleaseGateway, ReleaseWindows, ReleaseLiveQueries,
];

/** The domain of releases, for both halves, and the directory through which other practices read them. */
@Global()
@Module({
  imports: [LiveQueriesModule, TypeOrmModule.forFeature([Release, GoNoGoDecision, FrozenReadiness])],
  providers: [{ provide: CLOCK, useValue: systemClock }, ...domain, { provide: ReleaseDirectory, useClass: RecordedReleases }],
  exports: [CLOCK, ReleaseDirectory, ...domain],
})
export class ReleaseManagementModule implements OnModuleInit {
  onModuleInit(): void {
    assertReleaseLifecycle();
  }
}

/** For the server: `/releases`. */
@Module({ imports: [ReleaseManagementModule], providers: [ReleaseCalendar, ReleaseReadiness], controllers: [ReleasePageController, ReleaseController] })
export class ReleaseManagementHttpModule {}

/** For the worker. */
@Module({
  imports: [ReleaseManagementModule],
  providers: [
    TakeUpReleaseJob, CheckReadinessJob, OpenGoNoGoJob, RecordGoNoGoJob, CancelReleaseJob, BeginDeploymentJob, RecordStepJob, BeginVerificationJob, RecordVerificationJob,
    BeginEarlyLifeJob, CloseReleaseJob, OpenRollbackDecisionJob, EscalateRollbackJob, BeginRollbackJob, RecordRollbackJob,
  ],
})
export class ReleaseManagementJobsModule {}
