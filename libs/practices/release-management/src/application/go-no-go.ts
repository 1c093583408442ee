import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { GoNoGo } from '#core/contracts';
import type { DecisionTaken } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { GoNoGoDecision } from '../domain/go-no-go.entity.js';
import { contentHash } from '../domain/release-content.js';
import type { Release } from '../domain/release.entity.js';
import { ReleaseRecords } from './release-records.js';

const GIVEN_BY = `
  select release.number from tollgate.release
  join tollgate.release_decision decision on decision.release = release.number and decision.round = release.round and decision.void_reason is null
  where release.number = any($2) and $1 in (decision.person_id, decision.in_name_of_id)`;

/** The decisions on a release. Those of the round that runs count, as long as the release is the one that was decided on. */
@Injectable()
export class GoNoGoDecisions {
  constructor(private readonly records: ReleaseRecords) {}

  of({ number: release }: Pick<Release, 'number'>, tx: Transaction): Promise<GoNoGoDecision[]> {
    return tx.find(GoNoGoDecision, { where: { release }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  /** Of the round that runs, void ones left out. */
  standing({ number: release, round }: Release, tx: Transaction): Promise<GoNoGoDecision[]> {
    return tx.find(GoNoGoDecision, { where: { release, round, voidReason: IsNull() }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  /** Those of the releases on which the voice of this person has been given in the round that runs, by themselves or in their name. */
  async givenBy(personId: string, numbers: readonly string[], tx: Transaction): Promise<Set<string>> {
    const rows = await tx.query<{ number: string }[]>(GIVEN_BY, [personId, numbers]);
    return new Set(rows.map(({ number }) => number));
  }

  /** Everybody whose voice has been given in the round that runs, but for one decision. */
  async voices(release: Release, tx: Transaction, but?: { decisionId: string }): Promise<Set<string>> {
    const others = (await this.standing(release, tx)).filter(({ decisionId }) => decisionId !== but?.decisionId);
    return new Set(others.flatMap(({ personId, inNameOfId }) => [personId, ...(inNameOfId ? [inNameOfId] : [])]));
  }

  async add({ number: release, round, managerId }: Release, { variables, actor, decisionId, contentHash: hash }: DecisionTaken, tx: Transaction): Promise<void> {
    const { decision, comment } = variables as { decision: GoNoGo; comment?: string };
    await tx.insert(GoNoGoDecision, { release, round, managerId, personId: actor.personId, inNameOfId: actor.deputyFor?.personId ?? null, decisionId, decision, comment: comment ?? '', contentHash: hash, voidReason: null });
  }

  /** The release is not what was decided on any more. */
  async void(release: Release, voidReason: string, tx: Transaction): Promise<void> {
    const { affected } = await tx.update(GoNoGoDecision, { release: release.number, round: release.round, voidReason: IsNull() }, { voidReason });
    if (affected) await this.records.note(release, { actor: null, action: 'release.decisions-void', reason: voidReason }, tx);
  }

  /** How the round ended, by the decisions that stand; null while some are missing. One on another content counts for nothing. */
  async outcome(release: Release, tx: Transaction): Promise<GoNoGo | null> {
    const hash = contentHash(release);
    const standing = (await this.standing(release, tx)).filter(({ contentHash: decidedOn }) => decidedOn === hash);
    if (standing.some(({ decision }) => decision === 'no-go')) return 'no-go';
    return standing.length >= release.decisionsNeeded ? 'go' : null;
  }
}
