import { IsBoolean, IsIn, IsInt, IsOptional, IsString } from 'class-validator';
import { RISK_CATEGORIES, type RiskCategory } from '#core/contracts';
import { People } from '#platform/identity';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { RiskRecords } from '../application/risk-records.js';
import { RiskJobInput } from './risk-job.dto.js';

export class ReadRiskOutput {
  @IsString()
  title!: string;

  @IsInt()
  probability!: number;

  @IsInt()
  impact!: number;

  @IsIn(RISK_CATEGORIES)
  category!: RiskCategory;

  /** User name. */
  @IsOptional()
  @IsString()
  owner!: string | null;

  @IsBoolean()
  ownerAccepted!: boolean;
}

/** Gives the process the risk as it is written now. */
@JobWorker({ type: 'risk.read', input: RiskJobInput, output: ReadRiskOutput })
export class ReadRiskJob implements JobHandler<RiskJobInput, ReadRiskOutput> {
  constructor(
    private readonly records: RiskRecords,
    private readonly people: People,
  ) {}

  async handle({ variables }: Job<RiskJobInput>, tx: Transaction): Promise<JobOutcome<ReadRiskOutput>> {
    const { title, probability, impact, category, ownerId, ownerAcceptedAt } = await this.records.forJob(variables.recordNumber, tx);
    const owner = ownerId === null ? null : ((await this.people.byId(ownerId, tx))?.username ?? null);
    return completed({ title, probability, impact, category, owner, ownerAccepted: ownerAcceptedAt !== null });
  }
}
