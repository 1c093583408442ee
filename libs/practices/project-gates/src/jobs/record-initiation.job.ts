import { IsBoolean, IsIn } from 'class-validator';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ProjectEnd } from '../application/project-end.js';
import { ProjectRecords } from '../application/project-records.js';
import { ProjectJobInput } from './project-job.dto.js';

export class RecordInitiationInput extends ProjectJobInput {
  @IsIn(['approve', 'reject'])
  initiation!: 'approve' | 'reject';
}

export class RecordInitiationOutput {
  @IsBoolean()
  approved!: boolean;
}

/** Moves the project by the decision of its sponsor: it runs, or is a draft again. */
@JobWorker({ type: 'project.record-initiation', input: RecordInitiationInput, output: RecordInitiationOutput })
export class RecordInitiationJob implements JobHandler<RecordInitiationInput, RecordInitiationOutput> {
  constructor(
    private readonly projectRecords: ProjectRecords,
    private readonly end: ProjectEnd,
  ) {}

  async handle({ variables: { recordNumber, initiation } }: Job<RecordInitiationInput>, tx: Transaction): Promise<JobOutcome<RecordInitiationOutput>> {
    const project = await this.projectRecords.forJob(recordNumber, tx);
    const approved = initiation === 'approve';
    if (approved) await this.projectRecords.move(project, 'running', { actor: null, action: 'project.started' }, tx);
    else await this.end.backToDraft(project, { actor: null, action: 'project.returned' }, tx);
    return completed({ approved });
  }
}
