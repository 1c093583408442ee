import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { TemplateRecords } from '../template-records.js';
import { NoOutput, TemplateJobInput } from './template-job.dto.js';

/** A year has passed. Those who watch the template are told, through its timeline. */
@JobWorker({ type: 'template.remind-review', input: TemplateJobInput, output: NoOutput })
export class RemindOfTemplateReviewJob implements JobHandler<TemplateJobInput, NoOutput> {
  constructor(private readonly records: TemplateRecords) {}

  async handle({ variables: { recordNumber } }: Job<TemplateJobInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const template = await this.records.forJob(recordNumber, tx);
    await this.records.note(template, { actor: null, action: 'standard-change-template.review-due', reason: 'It has been in use for a year: see whether it is still right.' }, tx);
    return completed({});
  }
}
