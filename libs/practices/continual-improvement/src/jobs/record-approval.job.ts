import { IsIn } from 'class-validator';
import { IsNull } from 'typeorm';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ImprovementRecords } from '../application/improvement-records.js';
import { APPROVALS, ImprovementApproval, type Approval } from '../domain/improvement-approval.entity.js';
import { contentHash } from '../domain/improvement-content.js';
import type { Improvement } from '../domain/improvement.entity.js';
import { ImprovementJobInput } from './improvement-job.dto.js';

export class RecordApprovalOutput {
  @IsIn(APPROVALS)
  approval!: Approval;
}

/** Moves the improvement by the decision on record. An approval of other content than it has now sends it back. */
@JobWorker({ type: 'improvement.record-approval', input: ImprovementJobInput, output: RecordApprovalOutput })
export class RecordImprovementApprovalJob implements JobHandler<ImprovementJobInput, RecordApprovalOutput> {
  constructor(private readonly records: ImprovementRecords) {}

  async handle({ variables }: Job<ImprovementJobInput>, tx: Transaction): Promise<JobOutcome<RecordApprovalOutput>> {
    const improvement = await this.records.forJob(variables.recordNumber, tx);
    const approval = await this.standing(improvement, tx);
    if (approval === 'approve') await this.records.move(improvement, 'plan', { actor: null, action: 'improvement.to-be-planned' }, tx);
    if (approval === 'return') await this.records.move(improvement, 'assess', { actor: null, action: 'improvement.to-be-assessed' }, tx);
    return completed({ approval });
  }

  private async standing(improvement: Improvement, tx: Transaction): Promise<Approval> {
    const last = await tx.findOne(ImprovementApproval, { where: { improvementId: improvement.id, voidReason: IsNull() }, order: { createdAt: 'DESC' } });
    if (!last) throw new Error(`There is no decision on ${improvement.number} on record.`);
    return last.contentHash === contentHash(improvement) ? last.decision : 'return';
  }
}
