import { IsIn, IsISO8601, IsOptional } from 'class-validator';
import { IsNull } from 'typeorm';
import type { ApprovalView } from '#core/contracts';
import { completed, JobWorker } from '#platform/job-worker';
import type { Job, JobHandler, JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ChangeRecords } from '../application/change-records.js';
import { ChangeApproval } from '../domain/change-approval.entity.js';
import { contentHash, iso } from '../domain/change-content.js';
import type { Change } from '../domain/change.entity.js';
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

/** Moves the change by the decision on record. An approval of other content than the change has now does not count. */
@JobWorker({ type: 'change.record-authorization', input: ChangeJobInput, output: RecordAuthorizationOutput })
export class RecordAuthorizationJob implements JobHandler<ChangeJobInput, RecordAuthorizationOutput> {
  constructor(
    private readonly records: ChangeRecords,
    private readonly scheduling: Scheduling,
  ) {}

  async handle({ variables }: Job<ChangeJobInput>, tx: Transaction): Promise<JobOutcome<RecordAuthorizationOutput>> {
    const change = await this.records.forJob(variables.recordNumber, tx);
    const decision = await this.authorization(change, tx);
    const authorization = decision === 'approved' ? await this.scheduled(change, tx) : decision;
    const approved = authorization === 'approved';
    change.revisionOpen = !approved;
    const action = approved ? 'change.scheduled' : 'change.returned';
    await this.records.move(change, approved ? 'scheduled' : 'assess', { actor: null, action }, tx);
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

  private async authorization(change: Change, tx: Transaction): Promise<ApprovalView['decision']> {
    const approval = await tx.findOne(ChangeApproval, { where: { changeId: change.id, voidReason: IsNull() }, order: { createdAt: 'DESC' } });
    if (!approval) throw new Error(`There is no decision on ${change.number} on record.`);
    if (approval.contentHash === contentHash(change)) return approval.decision;
    const voidReason = 'The content was changed after the decision.';
    await tx.update(ChangeApproval, { id: approval.id }, { voidReason });
    await this.records.note(change, { actor: null, action: 'change.approval-void', reason: voidReason }, tx);
    return 'rejected';
  }
}
