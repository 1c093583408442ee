import { Type } from 'class-transformer';
import { IsIn, IsObject, IsString, ValidateNested } from 'class-validator';
import { RISK_LEVELS } from '#core/contracts';
import type { RiskLevel } from '#core/contracts';
import { completed, JobWorker } from '#platform/job-worker';
import type { Job, JobHandler, JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ChangeRecords } from '../application/change-records.js';
import { ChangeJobInput } from './change-job.dto.js';

class RiskAssessment {
  @IsIn(RISK_LEVELS)
  risk!: RiskLevel;

  @IsString()
  reason!: string;
}

export class RecordRiskInput extends ChangeJobInput {
  /** Result of the decision table `change-risk`. */
  @IsObject()
  @ValidateNested()
  @Type(() => RiskAssessment)
  riskAssessment!: RiskAssessment;
}

export class RecordRiskOutput {
  @IsIn(RISK_LEVELS)
  risk!: RiskLevel;
}

/** Writes what the decision table found; the change then waits for its authorization. */
@JobWorker({ type: 'change.record-risk', input: RecordRiskInput, output: RecordRiskOutput })
export class RecordRiskJob implements JobHandler<RecordRiskInput, RecordRiskOutput> {
  constructor(private readonly records: ChangeRecords) {}

  async handle({ variables }: Job<RecordRiskInput>, tx: Transaction): Promise<JobOutcome<RecordRiskOutput>> {
    const change = await this.records.forJob(variables.recordNumber, tx);
    const { risk, reason } = variables.riskAssessment;
    const changes = [{ field: 'risk', before: change.risk, after: risk }];
    Object.assign(change, { risk, riskReason: reason });
    await this.records.move(change, 'authorize', { actor: null, action: 'change.risk-assessed', reason, changes }, tx);
    return completed({ risk });
  }
}
