import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { TaskBoard } from '#platform/orchestration';
import { EngineTaskBoard } from './application/engine-task-board.js';
import { InstanceRecords } from './application/instance-records.js';
import { ProcessModels } from './application/process-models.js';
import { RecordProcesses } from './application/record-process.js';
import { TaskClaims } from './application/task-claims.js';
import { TaskCompletion } from './application/task-completion.js';
import { TaskForms } from './application/task-forms.js';
import { TasksService } from './application/tasks.service.js';
import { TaskViews } from './application/task-views.js';
import { TaskClaim } from './domain/task-claim.entity.js';
import { RecordController } from './http/record.controller.js';
import { TaskController } from './http/task.controller.js';
import { CheckDecisionJob } from './jobs/check-decision.job.js';
import './jobs/job-types.js';

/** For the server. Global: other practices read a person's tasks through `TaskBoard`. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([TaskClaim])],
  controllers: [TaskController, RecordController],
  providers: [
    InstanceRecords,
    ProcessModels,
    RecordProcesses,
    TaskClaims,
    TaskCompletion,
    TaskForms,
    TasksService,
    TaskViews,
    { provide: TaskBoard, useClass: EngineTaskBoard },
  ],
  exports: [TaskBoard],
})
export class WorkHttpModule {}

/** For the worker. */
@Module({ providers: [CheckDecisionJob] })
export class WorkJobsModule {}
