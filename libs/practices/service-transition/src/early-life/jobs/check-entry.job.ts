import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsISO8601, IsObject, IsOptional, IsString, Max, Min, ValidateNested } from 'class-validator';
import type { EarlyLifePolicy } from '#core/contracts';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { EarlyLifeRecords } from '../early-life-records.js';
import { EarlyLifeStanding } from '../early-life-standing.js';
import { SupportDays } from '../support-days.js';
import { EarlyLifeJobInput } from './early-life-job.dto.js';

const LONGEST_DAYS = 250;

class PolicyFound implements EarlyLifePolicy {
  @IsInt()
  @Min(1)
  @Max(LONGEST_DAYS)
  workingDays!: number;

  @IsInt()
  @Min(0)
  stableDays!: number;

  @IsString()
  reason!: string;
}

export class CheckEntryInput extends EarlyLifeJobInput {
  /** Result of the decision table `early-life-policy`. */
  @IsObject()
  @ValidateNested()
  @Type(() => PolicyFound)
  policy!: PolicyFound;
}

export class CheckEntryOutput {
  @IsBoolean()
  entered!: boolean;

  @IsOptional()
  @IsISO8601()
  plannedEnd!: string | null;
}

/** Begins the support when nothing stands in its way, and sets its planned end. It lasts at least as long as its levels have to hold. */
@JobWorker({ type: 'early-life.check-entry', input: CheckEntryInput, output: CheckEntryOutput })
export class CheckEntryJob implements JobHandler<CheckEntryInput, CheckEntryOutput> {
  constructor(
    private readonly records: EarlyLifeRecords,
    private readonly standing: EarlyLifeStanding,
    private readonly days: SupportDays,
  ) {}

  async handle({ variables: { recordNumber, policy } }: Job<CheckEntryInput>, tx: Transaction): Promise<JobOutcome<CheckEntryOutput>> {
    const support = await this.records.forJob(recordNumber, tx);
    const { entryBlockers } = await this.standing.of(support, tx);
    if (entryBlockers.length > 0) {
      await this.records.note(support, { actor: null, action: 'early-life.entry-held', reason: entryBlockers.join(' ') }, tx);
      return completed({ entered: false, plannedEnd: null });
    }
    const { workingDays, stableDays, reason } = policy;
    const lasting = Math.max(support.daysAsked ?? workingDays, stableDays, 1);
    Object.assign(support, { policy: { workingDays: lasting, stableDays, reason }, ...(await this.days.laid(support, lasting, tx)) });
    await this.records.move(support, 'running', { actor: null, action: 'early-life.begun', reason, changes: [{ field: 'plannedOn', before: null, after: support.plannedOn }] }, tx);
    return completed({ entered: true, plannedEnd: (await this.days.of(support, tx)).endOf(support.plannedOn!) });
  }
}
