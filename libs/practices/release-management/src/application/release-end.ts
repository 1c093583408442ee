import { Injectable } from '@nestjs/common';
import type { ReleaseState } from '#core/contracts';
import type { Actor } from '#platform/identity';
import type { Transaction } from '#platform/persistence';
import type { Release } from '../domain/release.entity.js';
import { BEFORE_DEPLOYMENT, ENDED_STATES } from '../domain/release.lifecycle.js';
import { ReleaseNotes } from './release-notes.js';
import { ReleaseRecords } from './release-records.js';

/** By which states a release that is being deployed gets to its end when its process is gone. */
const WAY_OUT: readonly ReleaseState[] = ['rollback-decision', 'rolling-back', 'rolled-back'];

/** How a release ends when an operator has cancelled its process. */
@Injectable()
export class ReleaseEnd {
  constructor(
    private readonly records: ReleaseRecords,
    private readonly notes: ReleaseNotes,
  ) {}

  /** Cancelled as long as nothing is deployed; after that somebody has to roll back by hand, and it counts as rolled back. */
  async byOperator(release: Release, reason: string, actor: Actor, tx: Transaction): Promise<void> {
    if (ENDED_STATES.includes(release.state)) return;
    if (release.state === 'draft') return this.backToDraft(release, reason, actor, tx);
    await this.notes.freeze(release, tx);
    const note = { actor, action: 'release.ended-by-operator', reason };
    if (BEFORE_DEPLOYMENT.includes(release.state)) {
      release.cancellationReason = reason;
      return this.records.move(release, 'cancelled', note, tx);
    }
    Object.assign(release, { rollbackCause: 'decided', rollbackReason: reason });
    for (const state of this.wayOut(release.state)) await this.records.move(release, state, note, tx);
  }

  private async backToDraft(release: Release, reason: string, actor: Actor, tx: Transaction): Promise<void> {
    Object.assign(release, { submittedAt: null, processInstanceKey: null });
    await this.records.save(release, { actor, action: 'release.refused-by-operator', reason }, tx);
  }

  private wayOut(state: ReleaseState): readonly ReleaseState[] {
    if (state === 'early-life-support') return WAY_OUT.slice(1);
    return WAY_OUT.slice(WAY_OUT.indexOf(state) + 1);
  }
}
