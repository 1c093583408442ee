import { IsOptional, IsString } from 'class-validator';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ProjectEnd } from '../application/project-end.js';
import { ProjectRecords } from '../application/project-records.js';
import { NoOutput, ProjectJobInput } from './project-job.dto.js';

export class StopProjectInput extends ProjectJobInput {
  /** Missing when a gate has stopped the project. */
  @IsOptional()
  @IsString()
  stopReason?: string | null;
}

/** Somebody has stopped the project, or a gate has. */
@JobWorker({ type: 'project.stop', input: StopProjectInput, output: NoOutput })
export class StopProjectJob implements JobHandler<StopProjectInput, NoOutput> {
  constructor(
    private readonly projectRecords: ProjectRecords,
    private readonly end: ProjectEnd,
  ) {}

  async handle({ variables: { recordNumber, stopReason } }: Job<StopProjectInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const project = await this.projectRecords.forJob(recordNumber, tx);
    await this.end.stop(project, { actor: null, action: 'project.stopped', reason: stopReason ?? 'A gate has decided so.' }, tx);
    return completed({});
  }
}
