import { Inject, Injectable, Optional } from '@nestjs/common';
import type { ReadinessLine, ReadinessRule } from '#core/contracts';
import type { Clock } from '#core/kernel';
import { BusyPeriods, Freezes } from '#platform/calendar';
import { People } from '#platform/identity';
import { AcceptanceDirectory, ChangeDirectory, ProjectDirectory, RiskDirectory, ServiceDirectory } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { blockersOf, readinessLines } from '../domain/readiness-checks.js';
import { inherited } from '../domain/release-content.js';
import type { Release } from '../domain/release.entity.js';
import type { ReleaseStanding } from '../domain/release-standing.js';
import { CLOCK } from './clock.js';

/** Reads how releases stand: anew each time, so that no answer is old. */
@Injectable()
export class Readiness {
  constructor(
    private readonly changes: ChangeDirectory,
    private readonly projects: ProjectDirectory,
    private readonly services: ServiceDirectory,
    private readonly risks: RiskDirectory,
    private readonly freezes: Freezes,
    private readonly periods: BusyPeriods,
    private readonly people: People,
    @Inject(CLOCK) private readonly clock: Clock,
    /** Absent where nobody accepts services: then none is accepted. */
    @Optional() private readonly acceptances?: AcceptanceDirectory,
  ) {}

  async standing(release: Release, tx: Transaction): Promise<ReleaseStanding> {
    const { number, changes, projects, services } = release;
    return {
      release,
      now: this.clock.now(),
      changes: [...(await this.changes.byNumbers(changes, tx)).values()],
      projects: [...(await this.projects.byNumbers(projects, tx)).values()],
      services: [...(await this.services.byNumbers(services, tx)).values()],
      conflicts: await this.changes.openConflicts(changes, tx),
      ...(await this.inWindow(release, tx)),
      acceptances: (await this.acceptances?.byRelease(number, services, tx)) ?? [],
      risks: await this.risks.openAt(inherited(release), tx),
      stepOwners: await this.people.refs(release.steps.map(({ ownerId }) => ownerId), tx),
    };
  }

  /** The lines of a policy as the records answer them now. */
  async lines(release: Release, rules: readonly ReadinessRule[], tx: Transaction): Promise<ReadinessLine[]> {
    return readinessLines(rules, await this.standing(release, tx));
  }

  /** Why it cannot be deployed by the policy that was checked last, in sentences. */
  async blockers(release: Release, tx: Transaction): Promise<string[]> {
    if (release.policy === null) return ['Its readiness has not been checked yet.'];
    const standing = await this.standing(release, tx);
    return blockersOf(readinessLines(release.policy, standing), standing.risks);
  }

  private async inWindow({ number, services, plannedStart, plannedEnd }: Release, tx: Transaction): Promise<Pick<ReleaseStanding, 'busy' | 'freezes'>> {
    if (!plannedStart || !plannedEnd) return { busy: [], freezes: [] };
    const window = { start: plannedStart.getTime(), end: plannedEnd.getTime() };
    return { busy: await this.periods.touching(services, window, number, tx), freezes: await this.freezes.touching(services, window, tx) };
  }
}
