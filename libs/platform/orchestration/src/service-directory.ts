import { LEVELS, type ComputedImpact, type Level, type PersonRef, type UseState, type WeeklyHours } from '#core/contracts';
import type { Transaction } from '#platform/persistence';

/** What other practices may know of a service. */
export interface ServiceFacts {
  number: string;
  name: string;
  urgency: Level;
  owner: PersonRef;
  supportHours: WeeklyHours | null;
  /** When the service may be interrupted; empty: at any time. */
  maintenanceWindows: readonly WeeklyHours[];
  /** What is retired stays on the records that name it, and comes on no other. */
  state: UseState;
}

/** Read access to the service catalogue for practices that refer to services by number. */
export abstract class ServiceDirectory {
  /** The services with these numbers, by number; a number that no service has is missing from the answer. */
  abstract byNumbers(numbers: readonly string[], tx?: Transaction): Promise<Map<string, ServiceFacts>>;
}

/** Highest urgency of the services touched; null when there is none. */
export function highestUrgency(services: readonly ServiceFacts[]): Level | null {
  const rank = Math.max(-1, ...services.map(({ urgency }) => LEVELS.indexOf(urgency)));
  return LEVELS[rank] ?? null;
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

/** What other practices may know of an objective. */
export interface ObjectiveFacts {
  number: string;
  name: string;
  /** Number of the goal it is a step to. */
  goal: string;
}

/** Read access to the objectives, for records that have to serve one. */
export abstract class ObjectiveDirectory {
  /** The objectives with these numbers, by number; a number that no objective has is missing from the answer. */
  abstract byNumbers(numbers: readonly string[], tx?: Transaction): Promise<Map<string, ObjectiveFacts>>;
  /** To choose from, in the order they were made. */
  abstract first(limit: number, tx: Transaction): Promise<ObjectiveFacts[]>;
}

/** What other practices may know of a configuration item. */
export interface ItemFacts {
  number: string;
  name: string;
  state: UseState;
}

/** Read access to the configuration items, for records that touch some. */
export abstract class ItemDirectory {
  /** The items with these numbers, by number; a number that no item has is missing from the answer. */
  abstract byNumbers(numbers: readonly string[], tx?: Transaction): Promise<Map<string, ItemFacts>>;
  /** Services that an interruption of the items reaches by the relations on record. */
  abstract impactOf(items: readonly string[], tx?: Transaction): Promise<ComputedImpact>;
  /** Items that depend on these or that these depend on, directly or not; without the items themselves. */
  abstract relativesOf(items: readonly string[], tx?: Transaction): Promise<Set<string>>;
  /** Items that one of these services runs on, directly or by what those depend on. */
  abstract neededBy(services: readonly string[], tx?: Transaction): Promise<Set<string>>;
}
