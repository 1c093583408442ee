import { Injectable, Optional } from '@nestjs/common';
import type { CriterionReading, EarlyLifeLevelView } from '#core/contracts';
import { AcceptanceDirectory, ReleaseDirectory, type AcceptanceFacts } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { AcceptanceStanding } from '../acceptance/acceptance-standing.js';
import { Criteria } from '../criteria/criteria.js';
import { obstacle, redMandatory } from '../criteria/readiness.js';
import { Signatures } from '../criteria/signatures.js';
import type { Signers } from '../criteria/signing-rules.js';
import type { EarlyLifeSupport } from './early-life.entity.js';
import { unstable } from './level-days.js';
import { Levels } from './levels.js';

/** What an early-life support stands on at a moment. */
export interface SupportStanding {
  criteria: CriterionReading[];
  levels: EarlyLifeLevelView[];
  /** The acceptances of its services. */
  acceptances: AcceptanceFacts[];
  /** What stands in the way of its beginning. */
  entryBlockers: string[];
  /** What stands in the way of its acceptance. */
  exitBlockers: string[];
}

/** Whether an early-life support may begin, and whether it may end as accepted. */
@Injectable()
export class EarlyLifeStanding {
  constructor(
    private readonly criteria: Criteria,
    private readonly levels: Levels,
    private readonly acceptances: AcceptanceDirectory,
    private readonly standing: AcceptanceStanding,
    private readonly signatures: Signatures,
    /** Absent where no practice keeps releases. */
    @Optional() private readonly releases?: ReleaseDirectory,
  ) {}

  async of(support: EarlyLifeSupport, tx: Transaction): Promise<SupportStanding> {
    const { number, services, release, closedOn, policy } = support;
    const [criteria, levels] = [await this.criteria.of(number, tx), await this.levels.of(number, tx)];
    const acceptances = await this.acceptances.byRelease(release, services, tx);
    const bearers = [number, ...services, ...(release === null ? [] : [release]), ...acceptances.map((one) => one.number), ...(await this.projectsOf(support, acceptances, tx))];
    return {
      criteria,
      levels,
      acceptances,
      entryBlockers: [...redMandatory(criteria, ['entry']).map(obstacle), ...acceptances.filter(({ entered }) => !entered).map(unsigned)],
      exitBlockers: [
        ...redMandatory(criteria).map(obstacle),
        ...acceptances.flatMap(ofAcceptance),
        ...unstable(levels, closedOn, policy?.stableDays ?? 0),
        ...(await this.standing.ownerless(bearers, tx)),
      ],
    };
  }

  /** Owners of criteria of the acceptances are among those who may not sign. */
  async signersOf(support: EarlyLifeSupport, tx: Transaction): Promise<Signers> {
    const { number, managerId, services, release } = support;
    const acceptances = await this.acceptances.byRelease(release, services, tx);
    const projects = await this.projectsOf(support, acceptances, tx);
    return this.signatures.signersOf({ number, managerId, services, release, projects }, [number, ...acceptances.map((one) => one.number)], tx);
  }

  private async projectsOf({ release }: EarlyLifeSupport, acceptances: readonly AcceptanceFacts[], tx: Transaction): Promise<string[]> {
    const released = release === null ? undefined : (await this.releases?.byNumbers([release], tx))?.get(release);
    return [...new Set([...(released?.projects ?? []), ...acceptances.flatMap(({ project }) => project ?? [])])];
  }
}

function unsigned({ number, service }: AcceptanceFacts): string {
  return `${number}, the acceptance of ${service}, is not signed.`;
}

function ofAcceptance({ number, redMandatory: red }: AcceptanceFacts): string[] {
  return red.map((text) => `${number}: "${text}" is red or without evidence.`);
}
