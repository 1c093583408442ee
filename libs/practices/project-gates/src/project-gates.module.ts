import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { systemClock } from '#core/kernel';
import { LiveQueriesModule, ProjectDirectory } from '#platform/orchestration';
import { CLOCK } from './application/clock.js';
import { ConditionCalendar, GateCalendar } from './application/gate-calendar.js';
import { GateDays } from './application/gate-days.js';
import { GateGateway } from './application/gate-gateway.js';
import { GateLessons } from './application/gate-lessons.js';
import { GateList } from './application/gate-list.js';
import { GateReviews } from './application/gate-reviews.js';
import { GateSets } from './application/gate-sets.js';
import { GateViews } from './application/gate-views.js';
import { Gates } from './application/gates.js';
import { PortfolioDirectory } from './application/project-directory.js';
import { ProjectDrafts } from './application/project-drafts.js';
import { ProjectEnd } from './application/project-end.js';
import { ProjectGateway } from './application/project-gateway.js';
import { ProjectList } from './application/project-list.js';
import { ProjectPlan } from './application/project-plan.js';
import { ProjectViews } from './application/project-views.js';
import { Projects } from './application/projects.js';
import { GateRecords } from './application/gate-records.js';
import { ProjectRecords } from './application/project-records.js';
import { GateCondition, GateDossier, GateEvidence, GateJudgement, GateVote } from './domain/gate-review.entities.js';
import { GateSet } from './domain/gate-set.entity.js';
import { Gate } from './domain/gate.entity.js';
import { assertLifecycles } from './domain/lifecycles.js';
import { Project } from './domain/project.entity.js';
import { Stage } from './domain/stage.entity.js';
import { GateSetController } from './http/gate-set.controller.js';
import { GateController } from './http/gate.controller.js';
import { ProjectController } from './http/project.controller.js';
import { AssembleDossierJob } from './jobs/assemble-dossier.job.js';
import { BeginStageJob } from './jobs/begin-stage.job.js';
import { CloseProjectJob } from './jobs/close.job.js';
import { ConfirmConditionsJob } from './jobs/confirm-conditions.job.js';
import { DecideGateJob } from './jobs/decide.job.js';
import './jobs/job-types.js';
import { LapseConditionJob } from './jobs/lapse-condition.job.js';
import { OpenInitiationJob } from './jobs/open-initiation.job.js';
import { OpenVoteJob } from './jobs/open-vote.job.js';
import { RecordInitiationJob } from './jobs/record-initiation.job.js';
import { RemindOfConditionJob } from './jobs/remind-of-condition.job.js';
import { StopProjectJob } from './jobs/stop.job.js';

const domain = [ProjectRecords, GateRecords, GateSets, ProjectPlan, ProjectViews, ProjectList, Projects, ProjectEnd, ProjectGateway, GateReviews, GateViews, GateList, Gates, GateGateway, GateDays, GateLessons];

/** The domain of projects and their gates, for both halves, and the directory through which other practices read projects. */
@Global()
@Module({
  imports: [LiveQueriesModule, TypeOrmModule.forFeature([Project, Stage, Gate, GateSet, GateEvidence, GateJudgement, GateVote, GateCondition, GateDossier])],
  providers: [{ provide: CLOCK, useValue: systemClock }, { provide: ProjectDirectory, useClass: PortfolioDirectory }, ...domain],
  exports: [CLOCK, ProjectDirectory, ...domain],
})
export class ProjectGatesModule implements OnModuleInit {
  onModuleInit(): void {
    assertLifecycles();
  }
}

/** For the server: `/projects`, `/gates`, `/gate-sets`, `/live-queries`. */
@Module({ imports: [ProjectGatesModule], providers: [GateCalendar, ConditionCalendar], controllers: [ProjectController, GateController, GateSetController] })
export class ProjectGatesHttpModule {}

/** For the worker. */
@Module({
  imports: [ProjectGatesModule],
  providers: [
    ProjectDrafts,
    OpenInitiationJob,
    RecordInitiationJob,
    BeginStageJob,
    CloseProjectJob,
    StopProjectJob,
    AssembleDossierJob,
    OpenVoteJob,
    DecideGateJob,
    RemindOfConditionJob,
    LapseConditionJob,
    ConfirmConditionsJob,
  ],
})
export class ProjectGatesJobsModule {}
