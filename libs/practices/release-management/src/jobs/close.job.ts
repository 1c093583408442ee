import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ReleaseNotes } from '../application/release-notes.js';
import { ReleaseRecords } from '../application/release-records.js';
import { NoOutput, ReleaseJobInput } from './release-job.dto.js';

/** Operations have accepted what the release delivers: it is closed, and its notes are frozen. */
@JobWorker({ type: 'release.close', input: ReleaseJobInput, output: NoOutput })
export class CloseReleaseJob implements JobHandler<ReleaseJobInput, NoOutput> {
  constructor(
    private readonly records: ReleaseRecords,
    private readonly notes: ReleaseNotes,
  ) {}

  async handle({ variables }: Job<ReleaseJobInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const release = await this.records.forJob(variables.recordNumber, tx);
    await this.notes.freeze(release, tx);
    await this.records.move(release, 'closed', { actor: null, action: 'release.closed' }, tx);
    return completed({});
  }
}
