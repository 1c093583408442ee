import type { AcceptanceState } from '#core/contracts';
import type { Transaction } from '#platform/persistence';

/** What other practices may know of the acceptance of a service. */
export interface AcceptanceFacts {
  number: string;
  title: string;
  service: string;
  release: string | null;
  project: string | null;
  state: AcceptanceState;
  /** Operations have signed: the service may go into early-life support. */
  entered: boolean;
  /** Mandatory criteria that are red or without evidence, in words. */
  redMandatory: readonly string[];
}

/** Read access to the acceptances for readiness, go/no-go and gates. Withdrawn acceptances are not told of. */
export abstract class AcceptanceDirectory {
  /** The newest acceptance of each of these services for the release; without a release, those that are for none. A service without one is missing. */
  abstract byRelease(release: string | null, services: readonly string[], tx?: Transaction): Promise<AcceptanceFacts[]>;
}
