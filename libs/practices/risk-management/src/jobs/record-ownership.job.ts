import { Inject } from '@nestjs/common';
import { IsIn, IsOptional, IsString } from 'class-validator';
import type { Clock } from '#core/kernel';
import { People } from '#platform/identity';
import { CLOCK } from '../application/clock.js';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { RiskRecords } from '../application/risk-records.js';
import { RiskJobInput } from './risk-job.dto.js';

export class RecordOwnershipInput extends RiskJobInput {
  @IsIn(['accept', 'decline'])
  ownership!: 'accept' | 'decline';

  /** User name of who was asked. */
  @IsString()
  owner!: string;
}

export class RecordOwnershipOutput {
  /** User name; null: nobody. */
  @IsOptional()
  @IsString()
  owner!: string | null;
}

/** Accepted: the risk has its owner. Declined: it has none. Where the risk has been handed to somebody else meanwhile, they are asked, and this answer counts for nothing. */
@JobWorker({ type: 'risk.record-ownership', input: RecordOwnershipInput, output: RecordOwnershipOutput })
export class RecordOwnershipJob implements JobHandler<RecordOwnershipInput, RecordOwnershipOutput> {
  constructor(
    private readonly records: RiskRecords,
    private readonly people: People,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async handle({ variables }: Job<RecordOwnershipInput>, tx: Transaction): Promise<JobOutcome<RecordOwnershipOutput>> {
    const risk = await this.records.forJob(variables.recordNumber, tx);
    const before = risk.ownerId === null ? null : ((await this.people.byId(risk.ownerId, tx))?.username ?? null);
    if (before !== variables.owner) return completed({ owner: before });
    const accepted = variables.ownership === 'accept';
    const owner = accepted ? before : null;
    if (accepted) risk.ownerAcceptedAt = new Date(this.clock.now());
    else await this.records.propose(risk, null, tx);
    const changes = accepted ? [{ field: 'ownerAccepted', before: false, after: true }] : [{ field: 'owner', before, after: null }];
    await this.records.save(risk, { actor: null, action: accepted ? 'risk.owned' : 'risk.without-owner', changes }, tx);
    return completed({ owner });
  }
}
