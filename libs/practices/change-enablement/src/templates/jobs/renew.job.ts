import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { putIntoUse } from '../template.lifecycle.js';
import { TemplateRecords } from '../template-records.js';
import { NoOutput, TemplateJobInput } from './template-job.dto.js';

/** Back in use: what was counted before counts no more. */
@JobWorker({ type: 'template.renew', input: TemplateJobInput, output: NoOutput })
export class RenewTemplateJob implements JobHandler<TemplateJobInput, NoOutput> {
  constructor(private readonly records: TemplateRecords) {}

  async handle({ variables: { recordNumber } }: Job<TemplateJobInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const template = await this.records.forJob(recordNumber, tx);
    putIntoUse(template);
    await this.records.move(template, 'approved', { actor: null, action: 'standard-change-template.put-into-use' }, tx);
    return completed({});
  }
}
