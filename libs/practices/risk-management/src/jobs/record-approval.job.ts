import { IsIn } from 'class-validator';
import { IsNull } from 'typeorm';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { RiskRecords } from '../application/risk-records.js';
import { RiskAcceptance } from '../domain/risk-acceptance.entity.js';
import { contentHash } from '../domain/risk-content.js';
import { RiskJobInput } from './risk-job.dto.js';

export class RecordApprovalOutput {
  @IsIn(['approve', 'reject'])
  acceptance!: 'approve' | 'reject';
}

/** The decision on record counts, and only for the risk as it was decided on. */
@JobWorker({ type: 'risk.record-approval', input: RiskJobInput, output: RecordApprovalOutput })
export class RecordApprovalJob implements JobHandler<RiskJobInput, RecordApprovalOutput> {
  constructor(private readonly records: RiskRecords) {}

  async handle({ variables }: Job<RiskJobInput>, tx: Transaction): Promise<JobOutcome<RecordApprovalOutput>> {
    const risk = await this.records.forJob(variables.recordNumber, tx);
    const last = await tx.findOne(RiskAcceptance, { where: { riskId: risk.id, voidReason: IsNull() }, order: { createdAt: 'DESC' } });
    const approved = last?.decision === 'approved' && last.contentHash === contentHash(risk);
    await this.records.note(risk, { actor: null, action: approved ? 'risk.acceptance-recorded' : 'risk.response-returned' }, tx);
    return completed({ acceptance: approved ? 'approve' : 'reject' });
  }
}
