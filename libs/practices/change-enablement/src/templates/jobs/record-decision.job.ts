import { IsIn } from 'class-validator';
import { IsNull } from 'typeorm';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { TemplateApproval } from '../template-approval.entity.js';
import { templateHash } from '../template-content.js';
import type { ChangeTemplate } from '../template.entity.js';
import { putIntoUse } from '../template.lifecycle.js';
import { TemplateRecords } from '../template-records.js';
import { TemplateJobInput } from './template-job.dto.js';

export class RecordTemplateDecisionOutput {
  @IsIn(['approved', 'rejected'])
  approval!: 'approved' | 'rejected';
}

/** Approves the template or gives it back, by the decision on record. A decision on other content than it has now does not count. */
@JobWorker({ type: 'template.record-decision', input: TemplateJobInput, output: RecordTemplateDecisionOutput })
export class RecordTemplateDecisionJob implements JobHandler<TemplateJobInput, RecordTemplateDecisionOutput> {
  constructor(private readonly records: TemplateRecords) {}

  async handle({ variables: { recordNumber } }: Job<TemplateJobInput>, tx: Transaction): Promise<JobOutcome<RecordTemplateDecisionOutput>> {
    const template = await this.records.forJob(recordNumber, tx);
    const approved = await this.isApproved(template, tx);
    template.revisionOpen = !approved;
    if (approved) putIntoUse(template);
    const action = `standard-change-template.${approved ? 'put-into-use' : 'returned'}`;
    await this.records.move(template, approved ? 'approved' : 'proposed', { actor: null, action }, tx);
    return completed({ approval: approved ? 'approved' : 'rejected' });
  }

  private async isApproved(template: ChangeTemplate, tx: Transaction): Promise<boolean> {
    const decision = await tx.findOne(TemplateApproval, { where: { template: template.number, voidReason: IsNull() }, order: { createdAt: 'DESC' } });
    if (!decision) throw new Error(`There is no decision on ${template.number} on record.`);
    if (decision.contentHash === templateHash(template)) return decision.decision === 'approved';
    await tx.update(TemplateApproval, { id: decision.id }, { voidReason: 'The content was changed after the decision.' });
    return false;
  }
}
