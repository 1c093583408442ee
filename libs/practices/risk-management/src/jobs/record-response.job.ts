import { IsIn, IsString } from 'class-validator';
import { RISK_RESPONSES, type RiskResponse } from '#core/contracts';
import { writeFields } from '#platform/audit';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { RiskRecords } from '../application/risk-records.js';
import { NoOutput, RiskJobInput } from './risk-job.dto.js';

export class RecordResponseInput extends RiskJobInput {
  @IsIn(RISK_RESPONSES)
  response!: RiskResponse;

  @IsString()
  responsePlan!: string;
}

/** Writes what the owner does about the risk. */
@JobWorker({ type: 'risk.record-response', input: RecordResponseInput, output: NoOutput })
export class RecordResponseJob implements JobHandler<RecordResponseInput, NoOutput> {
  constructor(private readonly records: RiskRecords) {}

  async handle({ variables }: Job<RecordResponseInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const { recordNumber, response, responsePlan } = variables;
    const risk = await this.records.forJob(recordNumber, tx);
    const changes = writeFields(risk, { response, responsePlan }, ['response', 'responsePlan']);
    await this.records.save(risk, { actor: null, action: 'risk.response-recorded', changes }, tx);
    return completed({});
  }
}
