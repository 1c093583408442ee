import { IsIn, IsISO8601, IsOptional } from 'class-validator';
import type { ApprovalView } from '#core/contracts';
import { completed, failed, JobWorker } from '#platform/job-worker';
import type { Job, JobHandler, JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { Approvals } from '../application/approvals.js';
import { ChangeRecords } from '../application/change-records.js';
import { iso } from '../domain/change-content.js';
import type { Change } from '../domain/change.entity.js';
import { PREPARED_IN } from '../domain/change.lifecycle.js';
import { Scheduling } from '../planning/scheduling.js';
import { ChangeJobInput } from './change-job.dto.js';

export class RecordAuthorizationOutput {
  @IsIn(['approved', 'rejected'])
  authorization!: ApprovalView['decision'];

  @IsOptional()
  @IsISO8601()
  plannedStart!: string | null;

  @IsOptional()
  @IsISO8601()
  plannedEnd!: string | null;
}

const LOOK_AGAIN_MS = 30_000;

/**
 * Moves the change by the decisions on record. Those on other content than the change has now do not count: the message of the
 * edit is on its way and takes the process back; without it, decisions that the policy asks for are missing, and the job ends as an incident.
 */
@JobWorker({ type: 'change.record-authorization', input: ChangeJobInput, output: RecordAuthorizationOutput })
export class RecordAuthorizationJob implements JobHandler<ChangeJobInput, RecordAuthorizationOutput> {
  constructor(
    private readonly records: ChangeRecords,
    private readonly scheduling: Scheduling,
    private readonly approvals: Approvals,
  ) {}

  async handle({ variables, retries }: Job<ChangeJobInput>, tx: Transaction): Promise<JobOutcome<RecordAuthorizationOutput>> {
    const change = await this.records.forJob(variables.recordNumber, tx);
    const decision = await this.approvals.result(change, tx);
    if (decision === null) return failed(`Decisions on ${change.number} that its approval policy asks for are not on record.`, { retries: retries - 1, backOffMs: LOOK_AGAIN_MS });
    const authorization = decision === 'approved' ? await this.scheduled(change, tx) : decision;
    await this.record(change, authorization === 'approved', tx);
    return completed({ authorization, plannedStart: iso(change.plannedStart), plannedEnd: iso(change.plannedEnd) });
  }

  /** The window may have been taken since it was asked for: then it comes back to the requester with what is in the way. */
  private async scheduled(change: Change, tx: Transaction): Promise<ApprovalView['decision']> {
    const window = await this.scheduling.claim(change, tx);
    if (window.ok) return 'approved';
    change.problems = [window.failure.message];
    await this.records.note(change, { actor: null, action: 'change.window-taken', reason: window.failure.message }, tx);
    return 'rejected';
  }

  private async record(change: Change, approved: boolean, tx: Transaction): Promise<void> {
    const { plannedStart, plannedEnd } = change;
    Object.assign(change, approved ? { approvedStart: plannedStart, approvedEnd: plannedEnd } : { revisionOpen: true });
    const action = approved ? 'change.scheduled' : 'change.returned';
    await this.records.move(change, approved ? 'scheduled' : PREPARED_IN[change.type], { actor: null, action }, tx);
  }
}
