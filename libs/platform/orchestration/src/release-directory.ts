import type { PersonRef, ReleaseState } from '#core/contracts';
import type { Transaction } from '#platform/persistence';

/** What other practices may know of a release. */
export interface ReleaseFacts {
  number: string;
  title: string;
  state: ReleaseState;
  manager: PersonRef;
  /** Numbers of the services that it delivers to. */
  services: readonly string[];
  changes: readonly string[];
  projects: readonly string[];
  earlyLifeDays: number;
}

/** Read access to the releases for practices that accept or support what they deliver. */
export abstract class ReleaseDirectory {
  /** The releases with these numbers, by number; a number that no release has is missing from the answer. */
  abstract byNumbers(numbers: readonly string[], tx?: Transaction): Promise<Map<string, ReleaseFacts>>;
  /** Releases of the project that have not ended, in the order they were made. */
  abstract openOf(project: string, tx?: Transaction): Promise<ReleaseFacts[]>;
}
