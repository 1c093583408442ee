import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { ApprovalView } from '#core/contracts';
import type { DecisionTaken } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { ChangeApproval } from '../domain/change-approval.entity.js';
import { contentHash } from '../domain/change-content.js';
import type { Change } from '../domain/change.entity.js';
import { ChangeRecords } from './change-records.js';

const GIVEN_BY = `
  select change.number from tollgate.change
  join tollgate.change_approval approval on approval.change_id = change.id and approval.round = change.authorization_round and approval.void_reason is null
  where change.number = any($2) and $1 in (approval.approver_id, approval.in_name_of_id)`;

/** The decisions on a change. Those of the round that runs count, as long as the content is the one that was decided on. */
@Injectable()
export class Approvals {
  constructor(private readonly records: ChangeRecords) {}

  of({ id: changeId }: Change, tx: Transaction): Promise<ChangeApproval[]> {
    return tx.find(ChangeApproval, { where: { changeId }, order: { createdAt: 'ASC' } });
  }

  /** Of the round that runs, void ones left out. */
  standing({ id: changeId, authorizationRound: round }: Change, tx: Transaction): Promise<ChangeApproval[]> {
    return tx.find(ChangeApproval, { where: { changeId, round, voidReason: IsNull() }, order: { createdAt: 'ASC' } });
  }

  /** Everybody whose voice has been given in the round that runs: by themselves, for somebody, or by a deputy. */
  async voices(change: Change, tx: Transaction, but?: { decisionId: string }): Promise<Set<string>> {
    const others = (await this.standing(change, tx)).filter(({ decisionId }) => decisionId !== but?.decisionId);
    return new Set(others.flatMap(({ approverId, inNameOfId }) => [approverId, ...(inNameOfId ? [inNameOfId] : [])]));
  }

  /** Those of the changes on which the voice of this person has been given in the round that runs. */
  async givenBy(personId: string, numbers: readonly string[], tx: Transaction): Promise<Set<string>> {
    const rows = await tx.query<{ number: string }[]>(GIVEN_BY, [personId, numbers]);
    return new Set(rows.map(({ number }) => number));
  }

  async add(change: Change, approval: Pick<ApprovalView, 'stage' | 'decision' | 'comment'>, taken: DecisionTaken, tx: Transaction): Promise<void> {
    const { id: changeId, requesterId, authorizationRound: round } = change;
    const { decisionId, contentHash: hash, actor } = taken;
    await tx.insert(ChangeApproval, { ...approval, changeId, requesterId, round, approverId: actor.personId, inNameOfId: actor.deputyFor?.personId ?? null, decisionId, contentHash: hash });
  }

  /** The content is not what was approved any more: what was decided in this round is void, and nothing is approved. */
  async void(change: Change, voidReason: string, tx: Transaction): Promise<void> {
    const { affected } = await tx.update(ChangeApproval, { changeId: change.id, round: change.authorizationRound, voidReason: IsNull() }, { voidReason });
    Object.assign(change, { approvedStart: null, approvedEnd: null });
    await tx.save(change);
    if (affected) await this.records.note(change, { actor: null, action: 'change.approval-void', reason: voidReason }, tx);
  }

  /** How the round ended, by the decisions that stand and the policy; null while some are missing. */
  async result(change: Change, tx: Transaction): Promise<ApprovalView['decision'] | null> {
    const standing = await this.standing(change, tx);
    const hash = contentHash(change);
    if (standing.some(({ contentHash: decidedOn }) => decidedOn !== hash)) {
      await this.void(change, 'The content was changed after the decision.', tx);
      return 'rejected';
    }
    if (standing.some(({ decision }) => decision === 'rejected')) return 'rejected';
    const { approvals = 1, board = false } = change.approvalPolicy ?? {};
    const byBoard = standing.filter(({ stage }) => stage === 'cab').length;
    return standing.length - byBoard >= approvals && (byBoard > 0 || !board) ? 'approved' : null;
  }
}
