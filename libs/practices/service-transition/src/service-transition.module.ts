import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ACCEPTANCE_LIFECYCLE, ACCEPTANCE_STATES, EARLY_LIFE_LIFECYCLE, EARLY_LIFE_STATES } from '#core/contracts';
import { systemClock } from '#core/kernel';
import { AcceptanceDirectory, assertReachable, LiveQueriesModule } from '#platform/orchestration';
import { RecordedAcceptances } from './acceptance/acceptance-directory.js';
import { AcceptanceGateway } from './acceptance/acceptance-gateway.js';
import { AcceptanceList } from './acceptance/acceptance-list.js';
import { AcceptanceRecords } from './acceptance/acceptance-records.js';
import { AcceptanceStanding } from './acceptance/acceptance-standing.js';
import { AcceptanceViews } from './acceptance/acceptance-views.js';
import { Acceptance } from './acceptance/acceptance.entity.js';
import { Acceptances } from './acceptance/acceptances.js';
import { AcceptanceController } from './acceptance/http/acceptance.controller.js';
import './acceptance/jobs/job-types.js';
import { OpenSigningJob } from './acceptance/jobs/open-signing.job.js';
import { OpenAcceptanceJob } from './acceptance/jobs/open.job.js';
import { RecordSignatureJob } from './acceptance/jobs/record-signature.job.js';
import { WithdrawAcceptanceJob } from './acceptance/jobs/withdraw.job.js';
import { RedCriteria } from './acceptance/red-criteria.js';
import { CLOCK } from './clock.js';
import { Criteria } from './criteria/criteria.js';
import { Criterion, Evidence } from './criteria/criterion.entities.js';
import { EvidenceTasks } from './criteria/evidence-tasks.js';
import { TransitionSetController } from './criteria/http/transition-set.controller.js';
import { Signature } from './criteria/signature.entity.js';
import { Signatures } from './criteria/signatures.js';
import { TransitionSet } from './criteria/transition-set.entity.js';
import { TransitionSets } from './criteria/transition-sets.js';
import { EarlyLifeCalendar } from './early-life/early-life-calendar.js';
import { EarlyLifeFormData } from './early-life/early-life-form-data.js';
import { EarlyLifeGateway } from './early-life/early-life-gateway.js';
import { EarlyLifeList } from './early-life/early-life-list.js';
import { EarlyLifePeriods } from './early-life/early-life-periods.js';
import { EarlyLifeRecords } from './early-life/early-life-records.js';
import { EarlyLifeRegister } from './early-life/early-life-register.js';
import { EarlyLifeStanding } from './early-life/early-life-standing.js';
import { EarlyLifeSupports } from './early-life/early-life-supports.js';
import { EarlyLifeViews } from './early-life/early-life-views.js';
import { EarlyLifeSupport } from './early-life/early-life.entity.js';
import { EarlyLifeController } from './early-life/http/early-life.controller.js';
import { CancelSupportJob } from './early-life/jobs/cancel.job.js';
import { CheckEntryJob } from './early-life/jobs/check-entry.job.js';
import { CloseDayJob } from './early-life/jobs/close-day.job.js';
import './early-life/jobs/job-types.js';
import { OpenDecisionJob } from './early-life/jobs/open-decision.job.js';
import { OpenEarlyLifeSupportJob } from './early-life/jobs/open-early-life-support.job.js';
import { PlanDayJob } from './early-life/jobs/plan-day.job.js';
import { ReadEarlyLifeJob } from './early-life/jobs/read.job.js';
import { RecordDecisionJob } from './early-life/jobs/record-decision.job.js';
import { Lessons } from './early-life/lessons.js';
import { LevelTasks } from './early-life/level-tasks.js';
import { Level, LevelEntry } from './early-life/level.entities.js';
import { Levels } from './early-life/levels.js';
import { SupportDays } from './early-life/support-days.js';

const criteria = [Criteria, EvidenceTasks, Signatures, TransitionSets];
const acceptance = [AcceptanceRecords, AcceptanceStanding, AcceptanceViews, AcceptanceList, Acceptances, AcceptanceGateway, RedCriteria];
const earlyLife = [
  EarlyLifeRecords, EarlyLifeRegister, EarlyLifeStanding, EarlyLifeFormData, EarlyLifeViews, EarlyLifeList, EarlyLifeSupports, EarlyLifeGateway, EarlyLifePeriods,
  Levels, LevelTasks, SupportDays, Lessons,
];

/** The domain of acceptances and early-life supports, for both halves, and the directory through which other practices read acceptances. */
@Global()
@Module({
  imports: [LiveQueriesModule, TypeOrmModule.forFeature([Acceptance, EarlyLifeSupport, Criterion, Evidence, Signature, TransitionSet, Level, LevelEntry])],
  providers: [{ provide: CLOCK, useValue: systemClock }, { provide: AcceptanceDirectory, useClass: RecordedAcceptances }, ...criteria, ...acceptance, ...earlyLife],
  exports: [CLOCK, AcceptanceDirectory, ...criteria, ...acceptance, ...earlyLife],
})
export class ServiceTransitionModule implements OnModuleInit {
  onModuleInit(): void {
    assertReachable('service acceptance', ACCEPTANCE_STATES, ACCEPTANCE_LIFECYCLE);
    assertReachable('early-life support', EARLY_LIFE_STATES, EARLY_LIFE_LIFECYCLE);
  }
}

/** For the server: `/acceptances`, `/early-life-supports`, `/transition-sets`. */
@Module({ imports: [ServiceTransitionModule], providers: [EarlyLifeCalendar], controllers: [AcceptanceController, EarlyLifeController, TransitionSetController] })
export class ServiceTransitionHttpModule {}

/** For the worker. */
@Module({
  imports: [ServiceTransitionModule],
  providers: [
    OpenAcceptanceJob, OpenSigningJob, RecordSignatureJob, WithdrawAcceptanceJob,
    OpenEarlyLifeSupportJob, ReadEarlyLifeJob, CheckEntryJob, PlanDayJob, CloseDayJob, OpenDecisionJob, RecordDecisionJob, CancelSupportJob,
  ],
})
export class ServiceTransitionJobsModule {}
