import { Injectable } from '@nestjs/common';
import type { FrozenReadinessView, ProblemCode, ReadinessLine, ReadinessRule, ReleaseReadinessView } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { highestUrgency, ProcessEngine, ServiceDirectory } from '#platform/orchestration';
import { canonicalJson, isIntact, UnitOfWork } from '#platform/persistence';
import { FrozenReadiness, type ReadinessContent } from '../domain/frozen-readiness.entity.js';
import { blockersOf, readinessLines } from '../domain/readiness-checks.js';
import { Release } from '../domain/release.entity.js';
import { Readiness } from './readiness.js';

type Outcome<T> = Result<T, Refusal<ProblemCode>>;

/** The readiness of a release as it is now, beside what was frozen when its go or no-go was recorded. */
@Injectable()
export class ReleaseReadiness {
  constructor(
    private readonly work: UnitOfWork,
    private readonly engine: ProcessEngine,
    private readonly services: ServiceDirectory,
    private readonly readiness: Readiness,
  ) {}

  /** By the decision table as it is deployed now; while the engine does not answer, by the policy of the last check. */
  async of(number: string): Promise<Outcome<ReleaseReadinessView>> {
    const release = await this.work.run((tx) => tx.findOneBy(Release, { number }));
    if (!release) return refuse('not-found', `There is no release ${number}.`);
    const newest = await this.newestPolicy(release);
    const rules = newest.ok ? newest.value : release.policy;
    if (rules === null) return newest.ok ? ok({ lines: [], ready: false, frozen: [] }) : newest;
    return this.work.run(async (tx) => {
      const standing = await this.readiness.standing(release, tx);
      const lines = readinessLines(rules, standing);
      const frozen = await tx.find(FrozenReadiness, { where: { release: number }, order: { round: 'DESC' } });
      return ok({ lines, ready: blockersOf(lines, standing.risks).length === 0, frozen: frozen.map((one) => frozenView(one, lines)) });
    });
  }

  private async newestPolicy({ type: releaseType, services }: Release): Promise<Outcome<ReadinessRule[]>> {
    const urgency = highestUrgency([...(await this.services.byNumbers(services)).values()]);
    return this.engine.evaluateDecision('release-readiness', { releaseType, urgency }) as Promise<Outcome<ReadinessRule[]>>;
  }
}

function frozenView(frozen: FrozenReadiness, now: readonly ReadinessLine[]): FrozenReadinessView {
  const { round, outcome, reason, at, lines } = JSON.parse(frozen.content) as ReadinessContent;
  const changedSince = lines.filter((then) => differs(then, now.find(({ check }) => check === then.check))).map(({ check }) => check);
  return { round, outcome, reason, at, hash: frozen.hash, intact: isIntact(frozen), lines, changedSince };
}

function differs(then: ReadinessLine, now: ReadinessLine | undefined): boolean {
  return now === undefined || canonicalJson({ answer: then.answer, ready: then.ready }) !== canonicalJson({ answer: now.answer, ready: now.ready });
}
