import { Injectable, Optional } from '@nestjs/common';
import type { CriterionReading } from '#core/contracts';
import { RiskDirectory, withoutOwner } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { Criteria } from '../criteria/criteria.js';
import { obstacle, redMandatory } from '../criteria/readiness.js';
import { Signatures, type Handover } from '../criteria/signatures.js';
import type { Signers } from '../criteria/signing-rules.js';
import type { Acceptance } from './acceptance.entity.js';

/** What an acceptance stands on at a moment. */
export interface Standing {
  criteria: CriterionReading[];
  /** What stands in the way of signing it, in sentences. */
  blockers: string[];
}

/** Whether an acceptance can be signed now: by its criteria and the risks that are handed over with the service. */
@Injectable()
export class AcceptanceStanding {
  constructor(
    private readonly criteria: Criteria,
    private readonly signatures: Signatures,
    /** Absent where no practice keeps risks. */
    @Optional() private readonly risks?: RiskDirectory,
  ) {}

  async of({ number, service, project, release }: Acceptance, tx: Transaction): Promise<Standing> {
    const criteria = await this.criteria.of(number, tx);
    const bearers = [number, service, ...(project === null ? [] : [project]), ...(release === null ? [] : [release])];
    return { criteria, blockers: [...redMandatory(criteria, ['entry']).map(obstacle), ...(await this.ownerless(bearers, tx))] };
  }

  signersOf(acceptance: Acceptance, tx: Transaction): Promise<Signers> {
    return this.signatures.signersOf(handoverOf(acceptance), [acceptance.number], tx);
  }

  /** Risks that stand at these records and that nobody has accepted, as sentences. */
  async ownerless(records: readonly string[], tx: Transaction): Promise<string[]> {
    const risks = withoutOwner((await this.risks?.openAt(records, tx)) ?? []);
    return risks.map(({ number, title, record }) => `${number} "${title}" of ${record} has no owner.`);
  }
}

function handoverOf({ number, managerId, service, release, project }: Acceptance): Handover {
  return { number, managerId, services: [service], release, projects: project === null ? [] : [project] };
}
