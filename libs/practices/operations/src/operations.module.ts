import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { HomeController } from './home/home.controller.js';
import { Home } from './home/home.js';
import { StuckRecords } from './home/stuck-records.js';
import { InstanceController } from './instances/instance.controller.js';
import { InstanceReader } from './instances/instance-reader.js';
import { OperatorActions } from './instances/operator-actions.js';
import { DatabaseChanges } from './live/database-changes.js';
import { EngineChanges } from './live/engine-changes.js';
import { LiveController } from './live/live.controller.js';
import { LiveHub } from './live/live-hub.js';
import { TaskAudience } from './live/task-audience.js';
import { Deviation } from './reconciliation/deviation.entity.js';
import { Reconciliation } from './reconciliation/reconciliation.js';
import { ReconciliationClock } from './reconciliation/reconciliation-clock.js';

/** For the server: operations, the live stream, the home page, and the reconciliation of records with their processes. */
@Module({
  imports: [TypeOrmModule.forFeature([Deviation])],
  providers: [
    InstanceReader, OperatorActions,
    Reconciliation, ReconciliationClock,
    LiveHub, TaskAudience, DatabaseChanges, EngineChanges,
    Home, StuckRecords,
  ],
  controllers: [InstanceController, HomeController, LiveController],
})
export class OperationsHttpModule {}
