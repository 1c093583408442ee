import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { systemClock } from '#core/kernel';
import { TaskBoard, TaskDesk } from '#platform/orchestration';
import { BulkWork } from './application/bulk-work.js';
import { CLOCK } from './application/clock.js';
import { DecisionRules } from './application/decision-rules.js';
import { Deputies } from './application/deputies.js';
import { EngineTaskBoard } from './application/engine-task-board.js';
import { InstanceRecords } from './application/instance-records.js';
import { OwnTaskDesk } from './application/own-task-desk.js';
import { OneVoice } from './application/one-voice.js';
import { ProcessModels } from './application/process-models.js';
import { RecordProcesses } from './application/record-process.js';
import { ReminderClock } from './application/reminder-clock.js';
import { TaskClaims } from './application/task-claims.js';
import { TaskCompletion } from './application/task-completion.js';
import { TaskForms } from './application/task-forms.js';
import { TaskReminders } from './application/task-reminders.js';
import { TasksService } from './application/tasks.service.js';
import { TaskViews } from './application/task-views.js';
import { TaskClaim } from './domain/task-claim.entity.js';
import { TaskReminder } from './domain/task-reminder.entity.js';
import { RecordController } from './http/record.controller.js';
import { TaskBulkController } from './http/task-bulk.controller.js';
import { TaskController } from './http/task.controller.js';
import { CheckDecisionJob } from './jobs/check-decision.job.js';
import { WorkingTimeJob } from './jobs/working-time.job.js';
import './jobs/job-types.js';

/** For the server. Global: other practices read a person's tasks through `TaskBoard`. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([TaskClaim, TaskReminder])],
  controllers: [TaskBulkController, TaskController, RecordController],
  providers: [
    { provide: CLOCK, useValue: systemClock },
    BulkWork,
    DecisionRules,
    Deputies,
    InstanceRecords,
    OneVoice,
    ProcessModels,
    RecordProcesses,
    TaskClaims,
    TaskCompletion,
    TaskForms,
    TaskReminders,
    ReminderClock,
    TasksService,
    TaskViews,
    { provide: TaskBoard, useClass: EngineTaskBoard },
    { provide: TaskDesk, useClass: OwnTaskDesk },
  ],
  exports: [TaskBoard, TaskDesk],
})
export class WorkHttpModule {}

/** For the worker. */
@Module({ providers: [{ provide: CLOCK, useValue: systemClock }, DecisionRules, CheckDecisionJob, WorkingTimeJob] })
export class WorkJobsModule {}
