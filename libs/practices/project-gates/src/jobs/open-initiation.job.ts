import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { RecordWriter } from '../application/record-writer.js';
import { NoOutput, ProjectJobInput } from './project-job.dto.js';

/** The initiation is asked for: from now on what it is decided on is fixed. */
@JobWorker({ type: 'project.open-initiation', input: ProjectJobInput, output: NoOutput })
export class OpenInitiationJob implements JobHandler<ProjectJobInput, NoOutput> {
  constructor(private readonly records: RecordWriter) {}

  async handle({ variables: { recordNumber } }: Job<ProjectJobInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const project = await this.records.projectForJob(recordNumber, tx);
    await this.records.moveProject(project, 'initiation', { actor: null, action: 'project.initiation-requested' }, tx);
    return completed({});
  }
}
