import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsObject, IsString, Max, Min, ValidateNested } from 'class-validator';
import { RISK_LEVELS, RISK_SOURCES, ROLES } from '#core/contracts';
import type { ApprovalPolicy, RiskLevel, RiskReason } from '#core/contracts';
import { completed, JobWorker } from '#platform/job-worker';
import type { Job, JobHandler, JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ChangeRecords } from '../application/change-records.js';
import { ChangeJobInput } from './change-job.dto.js';

class FoundRisk implements RiskReason {
  @IsIn(RISK_SOURCES)
  source!: RiskReason['source'];

  @IsIn(RISK_LEVELS)
  risk!: RiskLevel;

  @IsString()
  reason!: string;
}

class RiskAssessment {
  @IsIn(RISK_LEVELS)
  risk!: RiskLevel;

  @IsString()
  reason!: string;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => FoundRisk)
  reasons!: FoundRisk[];
}

/** More people than this cannot be meant. */
const MOST_APPROVALS = 20;

class ApprovalPolicyInput implements ApprovalPolicy {
  @IsIn(ROLES)
  approverGroup!: string;

  @IsInt()
  @Min(0)
  @Max(MOST_APPROVALS)
  approvals!: number;

  @IsBoolean()
  board!: boolean;

  @IsString()
  remindAfter!: string;

  @IsString()
  reason!: string;
}

export class RecordRiskInput extends ChangeJobInput {
  /** Result of the decision `change-risk`. */
  @IsObject()
  @ValidateNested()
  @Type(() => RiskAssessment)
  riskAssessment!: RiskAssessment;

  /** Result of the decision table `change-approval-policy`. */
  @IsObject()
  @ValidateNested()
  @Type(() => ApprovalPolicyInput)
  approvalPolicy!: ApprovalPolicyInput;
}

export class RecordRiskOutput {
  @IsIn(RISK_LEVELS)
  risk!: RiskLevel;
}

/** Writes what the decision tables found; the change then waits for its approvals, in a new round. */
@JobWorker({ type: 'change.record-risk', input: RecordRiskInput, output: RecordRiskOutput })
export class RecordRiskJob implements JobHandler<RecordRiskInput, RecordRiskOutput> {
  constructor(private readonly records: ChangeRecords) {}

  async handle({ variables }: Job<RecordRiskInput>, tx: Transaction): Promise<JobOutcome<RecordRiskOutput>> {
    const change = await this.records.forJob(variables.recordNumber, tx);
    const { riskAssessment, approvalPolicy } = variables;
    const { risk, reason, reasons } = riskAssessment;
    if (approvalPolicy.approvals === 0 && !approvalPolicy.board) throw new Error(`The approval policy asks nobody to approve ${change.number}.`);
    const changes = change.risk === risk ? [] : [{ field: 'risk', before: change.risk, after: risk }];
    const authorizationRound = change.authorizationRound + 1;
    Object.assign(change, { risk, riskReason: reason, riskReasons: reasons.map((found) => ({ ...found })), approvalPolicy: { ...approvalPolicy }, authorizationRound });
    await this.records.move(change, 'authorize', { actor: null, action: 'change.risk-assessed', reason, changes }, tx);
    return completed({ risk });
  }
}
