import { IsArray, IsISO8601, IsObject, IsOptional, IsString } from 'class-validator';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { Criteria, type EvidenceRequest } from '../../criteria/criteria.js';
import { AcceptanceRecords } from '../acceptance-records.js';
import { AcceptanceJobInput } from './acceptance-job.dto.js';

export class OpenAcceptanceOutput {
  @IsString()
  title!: string;

  @IsString()
  service!: string;

  @IsArray()
  @IsObject({ each: true })
  evidenceRequests!: EvidenceRequest[];

  /** The latest of their own dates; null: none has one. */
  @IsOptional()
  @IsISO8601()
  latestDue!: string | null;
}

/** Opens a round: the owners of criteria that early-life support begins with are asked for what is not green yet. */
@JobWorker({ type: 'acceptance.open', input: AcceptanceJobInput, output: OpenAcceptanceOutput })
export class OpenAcceptanceJob implements JobHandler<AcceptanceJobInput, OpenAcceptanceOutput> {
  constructor(
    private readonly records: AcceptanceRecords,
    private readonly criteria: Criteria,
  ) {}

  async handle({ variables: { recordNumber } }: Job<AcceptanceJobInput>, tx: Transaction): Promise<JobOutcome<OpenAcceptanceOutput>> {
    const acceptance = await this.records.forJob(recordNumber, tx);
    acceptance.round += 1;
    await this.records.move(acceptance, 'evidence', { actor: null, action: 'acceptance.opened' }, tx);
    const { title, service } = acceptance;
    const evidenceRequests = await this.criteria.requests([recordNumber], 'entry', tx);
    const latestDue = evidenceRequests.flatMap(({ due }) => due ?? []).sort().at(-1) ?? null;
    return completed({ title, service, evidenceRequests, latestDue });
  }
}
