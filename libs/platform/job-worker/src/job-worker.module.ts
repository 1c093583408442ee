import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { JobExecution } from './job-execution.js';
import { JobExplorer } from './job-explorer.js';
import { JobInbox } from './job-inbox.entity.js';
import { JobRunner, MODELS_FOLDER } from './job-runner.js';

/** Serves the jobs of all practices imported beside it. Needs OrchestrationModule and PersistenceModule. */
@Module({})
export class JobWorkerModule {
  /** `models`: the folder of `*.bpmn` that the handlers are compared with at start. */
  static forRoot({ models }: { models: string }): DynamicModule {
    return {
      module: JobWorkerModule,
      imports: [DiscoveryModule, TypeOrmModule.forFeature([JobInbox])],
      providers: [{ provide: MODELS_FOLDER, useValue: models }, JobExplorer, JobExecution, JobRunner],
    };
  }
}
