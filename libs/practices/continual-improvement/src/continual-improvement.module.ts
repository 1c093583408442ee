import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { systemClock } from '#core/kernel';
import { CollaborationModule } from '#platform/collaboration';
import { ImprovementDirectory, ImprovementIntake } from '#platform/orchestration';
import { CLOCK } from './application/clock.js';
import { ImprovementCalendar } from './application/improvement-calendar.js';
import { RegisteredImprovements } from './application/improvement-directory.js';
import { ImprovementGateway } from './application/improvement-gateway.js';
import { ImprovementList } from './application/improvement-list.js';
import { ImprovementRecords } from './application/improvement-records.js';
import { ImprovementRegister } from './application/improvement-register.js';
import { ImprovementViews } from './application/improvement-views.js';
import { Improvements } from './application/improvements.js';
import { ImprovementApproval } from './domain/improvement-approval.entity.js';
import { Improvement } from './domain/improvement.entity.js';
import { assertImprovementLifecycle } from './domain/improvement.lifecycle.js';
import { ImprovementController } from './http/improvement.controller.js';
import { CloseImprovementJob } from './jobs/close.job.js';
import './jobs/job-types.js';
import { RaiseActionJob } from './jobs/raise-action.job.js';
import { ReadImprovementJob } from './jobs/read.job.js';
import { RecordActionJob } from './jobs/record-action.job.js';
import { RecordImprovementApprovalJob } from './jobs/record-approval.job.js';
import { RecordAssessmentJob } from './jobs/record-assessment.job.js';
import { RecordMeasurementJob } from './jobs/record-measurement.job.js';
import { RecordVisionJob } from './jobs/record-vision.job.js';
import { RejectImprovementJob } from './jobs/reject.job.js';
import { RemindOfMeasuringJob } from './jobs/remind.job.js';
import { ReopenImprovementJob } from './jobs/reopen.job.js';
import { WithdrawImprovementJob } from './jobs/withdraw.job.js';

/** The domain of improvements, for both halves, and the intake through which other practices feed the register. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Improvement, ImprovementApproval])],
  providers: [
    { provide: CLOCK, useValue: systemClock },
    ImprovementRecords, ImprovementRegister, ImprovementViews, ImprovementList, Improvements, ImprovementGateway,
    { provide: ImprovementIntake, useExisting: ImprovementRegister },
    { provide: ImprovementDirectory, useClass: RegisteredImprovements },
  ],
  exports: [CLOCK, ImprovementRecords, ImprovementViews, ImprovementList, Improvements, ImprovementIntake, ImprovementDirectory],
})
export class ContinualImprovementModule implements OnModuleInit {
  onModuleInit(): void {
    assertImprovementLifecycle();
  }
}

/** For the server: `/improvements`. */
@Module({ imports: [ContinualImprovementModule], providers: [ImprovementCalendar], controllers: [ImprovementController] })
export class ContinualImprovementHttpModule {}

/** For the worker. */
@Module({
  imports: [ContinualImprovementModule, CollaborationModule],
  providers: [
    ReadImprovementJob, RecordVisionJob, RecordAssessmentJob, RecordImprovementApprovalJob, RaiseActionJob, RecordActionJob, RecordMeasurementJob,
    RemindOfMeasuringJob, ReopenImprovementJob, CloseImprovementJob, RejectImprovementJob, WithdrawImprovementJob,
  ],
})
export class ContinualImprovementJobsModule {}
