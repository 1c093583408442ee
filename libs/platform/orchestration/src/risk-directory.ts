import type { PersonRef, RiskLevel, RiskState } from '#core/contracts';
import type { Transaction } from '#platform/persistence';

/** What other practices may know of an open risk. */
export interface RiskFacts {
  number: string;
  title: string;
  state: RiskState;
  /** Number of the record that bears it now. */
  record: string;
  /** The owner, once they have accepted and as long as they work here; null: nobody answers for it. */
  owner: PersonRef | null;
  /** null: not rated yet. */
  level: RiskLevel | null;
  /** True until it is rated: what nobody has rated is not within anything. */
  aboveAppetite: boolean;
}

/**
 * Read access to the risks for gates, go/no-go and acceptance: a risk stands at one record at a time and keeps its number when it is
 * carried on. Closed risks are not told of.
 */
export abstract class RiskDirectory {
  /** Open risks that stand at one of these records now, by number. */
  abstract openAt(records: readonly string[], tx?: Transaction): Promise<RiskFacts[]>;
}

/** Those that nobody has accepted. */
export function withoutOwner(risks: readonly RiskFacts[]): RiskFacts[] {
  return risks.filter(({ owner }) => owner === null);
}

export function aboveAppetite(risks: readonly RiskFacts[]): RiskFacts[] {
  return risks.filter((risk) => risk.aboveAppetite);
}
