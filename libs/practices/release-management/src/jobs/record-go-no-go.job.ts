import { Inject } from '@nestjs/common';
import { IsIn } from 'class-validator';
import { GO_NO_GO, type GoNoGo } from '#core/contracts';
import type { Clock } from '#core/kernel';
import { completed, failed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import { frozenText, type Transaction } from '#platform/persistence';
import { CLOCK } from '../application/clock.js';
import { GoNoGoDecisions } from '../application/go-no-go.js';
import { Readiness } from '../application/readiness.js';
import { ReleaseRecords } from '../application/release-records.js';
import { FrozenReadiness, type ReadinessContent } from '../domain/frozen-readiness.entity.js';
import { blockersOf, readinessLines } from '../domain/readiness-checks.js';
import { contentHash } from '../domain/release-content.js';
import type { Release } from '../domain/release.entity.js';
import { ReleaseJobInput } from './release-job.dto.js';

export class RecordGoNoGoOutput {
  @IsIn(GO_NO_GO)
  goNoGo!: GoNoGo;
}

const LOOK_AGAIN_MS = 30_000;

/**
 * Moves the release by the decisions on record, and freezes what was known. A go does not hold when a must is missing by now. Decisions on
 * another content do not count: the message of the edit is on its way; without it the job ends as an incident.
 */
@JobWorker({ type: 'release.record-go-no-go', input: ReleaseJobInput, output: RecordGoNoGoOutput })
export class RecordGoNoGoJob implements JobHandler<ReleaseJobInput, RecordGoNoGoOutput> {
  constructor(
    private readonly records: ReleaseRecords,
    private readonly decisions: GoNoGoDecisions,
    private readonly readiness: Readiness,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async handle({ variables, retries }: Job<ReleaseJobInput>, tx: Transaction): Promise<JobOutcome<RecordGoNoGoOutput>> {
    const release = await this.records.forJob(variables.recordNumber, tx);
    const decided = await this.decisions.outcome(release, tx);
    if (decided === null) return failed(`Decisions on ${release.number} that its go needs are not on record.`, { retries: retries - 1, backOffMs: LOOK_AGAIN_MS });
    const { goNoGo, reason } = await this.frozen(release, decided, tx);
    const go = goNoGo === 'go';
    await this.records.move(release, go ? 'scheduled' : 'preparing', { actor: null, action: go ? 'release.scheduled' : 'release.returned', reason }, tx);
    return completed({ goNoGo });
  }

  private async frozen(release: Release, decided: GoNoGo, tx: Transaction): Promise<{ goNoGo: GoNoGo; reason: string | null }> {
    const standing = await this.readiness.standing(release, tx);
    const lines = readinessLines(release.policy ?? [], standing);
    const blockers = decided === 'go' ? blockersOf(lines, standing.risks) : [];
    const reason = blockers.length > 0 ? `The decision was go, but: ${blockers.join(' ')}` : null;
    const outcome = reason === null ? decided : 'no-go';
    const { number, round } = release;
    const content: ReadinessContent = { release: number, round, outcome, reason, at: new Date(this.clock.now()).toISOString(), contentHash: contentHash(release), lines };
    await tx.insert(FrozenReadiness, { release: number, round, ...frozenText(content) });
    return { goNoGo: outcome, reason };
  }
}
