import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ProjectRecords } from '../application/project-records.js';
import { NoOutput, ProjectJobInput } from './project-job.dto.js';

/** The initiation is asked for: from now on what it is decided on is fixed. */
@JobWorker({ type: 'project.open-initiation', input: ProjectJobInput, output: NoOutput })
export class OpenInitiationJob implements JobHandler<ProjectJobInput, NoOutput> {
  constructor(private readonly projectRecords: ProjectRecords) {}

  async handle({ variables: { recordNumber } }: Job<ProjectJobInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const project = await this.projectRecords.forJob(recordNumber, tx);
    await this.projectRecords.move(project, 'initiation', { actor: null, action: 'project.initiation-requested' }, tx);
    return completed({});
  }
}
