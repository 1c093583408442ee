import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ProjectRecords } from '../application/project-records.js';
import { NoOutput, ProjectJobInput } from './project-job.dto.js';

/** All gates are passed and no condition is open: the project is closed. */
@JobWorker({ type: 'project.close', input: ProjectJobInput, output: NoOutput })
export class CloseProjectJob implements JobHandler<ProjectJobInput, NoOutput> {
  constructor(private readonly projectRecords: ProjectRecords) {}

  async handle({ variables: { recordNumber } }: Job<ProjectJobInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const project = await this.projectRecords.forJob(recordNumber, tx);
    await this.projectRecords.move(project, 'closed', { actor: null, action: 'project.closed' }, tx);
    return completed({});
  }
}
