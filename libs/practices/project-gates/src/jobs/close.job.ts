import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { RecordWriter } from '../application/record-writer.js';
import { NoOutput, ProjectJobInput } from './project-job.dto.js';

/** All gates are passed and no condition is open: the project is closed. */
@JobWorker({ type: 'project.close', input: ProjectJobInput, output: NoOutput })
export class CloseProjectJob implements JobHandler<ProjectJobInput, NoOutput> {
  constructor(private readonly records: RecordWriter) {}

  async handle({ variables: { recordNumber } }: Job<ProjectJobInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const project = await this.records.projectForJob(recordNumber, tx);
    await this.records.moveProject(project, 'closed', { actor: null, action: 'project.closed' }, tx);
    return completed({});
  }
}
