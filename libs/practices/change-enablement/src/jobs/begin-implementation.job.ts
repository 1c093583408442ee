import { Inject } from '@nestjs/common';
import { IsISO8601, IsOptional, IsString } from 'class-validator';
import type { Clock } from '#core/kernel';
import { People } from '#platform/identity';
import { bpmnError, completed, failed, JobWorker } from '#platform/job-worker';
import type { Job, JobHandler, JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { CLOCK } from '../application/clock.js';
import { ChangeRecords } from '../application/change-records.js';
import { iso } from '../domain/change-content.js';
import type { Change } from '../domain/change.entity.js';
import { Scheduling } from '../planning/scheduling.js';
import { ChangeJobInput } from './change-job.dto.js';

export class BeginImplementationInput extends ChangeJobInput {
  /** The start the process waited for. */
  @IsOptional()
  @IsISO8601()
  plannedStart?: string | null;
}

export class BeginImplementationOutput {
  @IsOptional()
  @IsISO8601()
  plannedStart!: string | null;

  @IsOptional()
  @IsISO8601()
  plannedEnd!: string | null;

  /** User name; null: whoever of the implementers takes it. */
  @IsOptional()
  @IsString()
  implementer!: string | null;
}

const LOOK_AGAIN_MS = 30_000;

/**
 * The planned start has come. What people decided at the last moment counts: a withdrawal ends the change, an edit of what was
 * approved asks for approval again, and a start that was moved after the timer fired is waited for. So is the end of a hard freeze
 * that came after the schedule, and another window where nothing is left of this one.
 */
@JobWorker({ type: 'change.begin-implementation', input: BeginImplementationInput, output: BeginImplementationOutput })
export class BeginImplementationJob implements JobHandler<BeginImplementationInput, BeginImplementationOutput> {
  constructor(
    private readonly records: ChangeRecords,
    private readonly scheduling: Scheduling,
    private readonly people: People,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async handle({ variables, retries }: Job<BeginImplementationInput>, tx: Transaction): Promise<JobOutcome<BeginImplementationOutput>> {
    const change = await this.records.forJob(variables.recordNumber, tx);
    if (change.withdrawnAt) return this.withdraw(change, tx);
    if (change.type !== 'standard' && !change.approvedStart) return bpmnError('CHANGE_EDITED', `${change.number} was edited after it was approved.`);
    if (this.wasMoved(change, variables.plannedStart)) {
      return failed(`The start of ${change.number} was moved after its timer had fired.`, { retries, backOffMs: LOOK_AGAIN_MS });
    }
    const reason = await this.scheduling.whyNotNow(change, tx);
    if (reason) return failed(`${change.number} waits: ${reason}`, { retries, backOffMs: LOOK_AGAIN_MS });
    await this.records.move(change, 'implement', { actor: null, action: 'change.implementation-begun' }, tx);
    const implementer = change.implementerId ? await this.people.byId(change.implementerId, tx) : null;
    return completed({ plannedStart: iso(change.plannedStart), plannedEnd: iso(change.plannedEnd), implementer: implementer?.username ?? null });
  }

  private async withdraw(change: Change, tx: Transaction): Promise<JobOutcome<BeginImplementationOutput>> {
    const reason = change.withdrawalReason;
    await this.records.move(change, 'cancelled', { actor: null, action: 'change.withdrawn', reason }, tx);
    return bpmnError('CHANGE_WITHDRAWN', `${change.number} was withdrawn.`);
  }

  private wasMoved({ plannedStart }: Change, awaited: string | null | undefined): boolean {
    if (!plannedStart || !awaited || plannedStart.getTime() === Date.parse(awaited)) return false;
    return plannedStart.getTime() > this.clock.now();
  }
}
