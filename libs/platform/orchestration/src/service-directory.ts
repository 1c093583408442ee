import type { Level, PersonRef } from '#core/contracts';
import type { Transaction } from '#platform/persistence';

/** What other practices may know of a service. */
export interface ServiceFacts {
  number: string;
  name: string;
  urgency: Level;
  owner: PersonRef;
}

/** Read access to the service catalogue for practices that refer to services by number. */
export abstract class ServiceDirectory {
  /** The services with these numbers, by number; a number that no service has is missing from the answer. */
  abstract byNumbers(numbers: readonly string[], tx?: Transaction): Promise<Map<string, ServiceFacts>>;
}

/** What other practices may know of a goal. */
export interface GoalFacts {
  number: string;
  name: string;
}

/** Read access to the goals of the organisation, for records that serve one. */
export abstract class GoalDirectory {
  /** The goals with these numbers, by number; a number that no goal has is missing from the answer. */
  abstract byNumbers(numbers: readonly string[], tx?: Transaction): Promise<Map<string, GoalFacts>>;
}
