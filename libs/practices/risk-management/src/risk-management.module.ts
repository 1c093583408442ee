import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { systemClock } from '#core/kernel';
import { LiveQueriesModule, RiskDirectory } from '#platform/orchestration';
import { CLOCK } from './application/clock.js';
import { RiskCalendar } from './application/risk-calendar.js';
import { RegisteredRisks } from './application/risk-directory.js';
import { RiskGateway } from './application/risk-gateway.js';
import { RiskLiveQueries } from './application/risk-live-queries.js';
import { RiskList } from './application/risk-list.js';
import { RiskRecords } from './application/risk-records.js';
import { RiskViews } from './application/risk-views.js';
import { Risks } from './application/risks.js';
import { RiskAcceptance } from './domain/risk-acceptance.entity.js';
import { RiskCarryStep } from './domain/risk-carry.entity.js';
import { Risk } from './domain/risk.entity.js';
import { assertRiskLifecycle } from './domain/risk.lifecycle.js';
import { RiskController } from './http/risk.controller.js';
import { BeginMonitoringJob } from './jobs/begin-monitoring.job.js';
import { CloseRiskJob } from './jobs/close.job.js';
import './jobs/job-types.js';
import { ProposeOwnerJob } from './jobs/propose-owner.job.js';
import { ReadRiskJob } from './jobs/read.job.js';
import { RecordApprovalJob } from './jobs/record-approval.job.js';
import { RecordOwnershipJob } from './jobs/record-ownership.job.js';
import { RecordRatingJob } from './jobs/record-rating.job.js';
import { RecordResponseJob } from './jobs/record-response.job.js';
import { RecordReviewJob } from './jobs/record-review.job.js';
import { RemindOwnerJob } from './jobs/remind.job.js';

/** The domain of risks, for both halves, and the directory through which other practices read them. */
@Global()
@Module({
  imports: [LiveQueriesModule, TypeOrmModule.forFeature([Risk, RiskCarryStep, RiskAcceptance])],
  providers: [{ provide: CLOCK, useValue: systemClock }, RiskRecords, RiskViews, RiskList, Risks, RiskGateway, RiskLiveQueries, { provide: RiskDirectory, useClass: RegisteredRisks }],
  exports: [CLOCK, RiskRecords, RiskViews, RiskList, Risks, RiskDirectory],
})
export class RiskManagementModule implements OnModuleInit {
  onModuleInit(): void {
    assertRiskLifecycle();
  }
}

/** For the server: `/risks`. */
@Module({ imports: [RiskManagementModule], providers: [RiskCalendar], controllers: [RiskController] })
export class RiskManagementHttpModule {}

/** For the worker. */
@Module({
  imports: [RiskManagementModule],
  providers: [ReadRiskJob, RecordRatingJob, RecordOwnershipJob, ProposeOwnerJob, RecordResponseJob, RecordApprovalJob, BeginMonitoringJob, RecordReviewJob, RemindOwnerJob, CloseRiskJob],
})
export class RiskManagementJobsModule {}
