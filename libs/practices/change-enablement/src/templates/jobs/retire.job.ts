import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { TemplateRecords } from '../template-records.js';
import { NoOutput, TemplateJobInput } from './template-job.dto.js';

/** The end: nothing more is made from the template. */
@JobWorker({ type: 'template.retire', input: TemplateJobInput, output: NoOutput })
export class RetireTemplateJob implements JobHandler<TemplateJobInput, NoOutput> {
  constructor(private readonly records: TemplateRecords) {}

  async handle({ variables: { recordNumber } }: Job<TemplateJobInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const template = await this.records.forJob(recordNumber, tx);
    const reason = template.suspendedReason;
    await this.records.move(template, 'retired', { actor: null, action: 'standard-change-template.retired', reason }, tx);
    return completed({});
  }
}
