import type { ImprovementCause } from '#core/contracts';
import type { Transaction } from '#platform/persistence';

/** What another practice has found that should be better. */
export interface ImprovementIdea {
  title: string;
  description: string;
  cause: Exclude<ImprovementCause, 'idea'>;
  /** Number of the record that showed it: the change whose review failed, the service level that was missed. */
  origin: string;
  /** Id of the person who is to take it up. */
  ownerId: string;
  services: readonly string[];
}

/** Where practices put what they have learned into the register of improvements. */
export abstract class ImprovementIntake {
  /** Adds the idea, in the caller's transaction. While an improvement of the same origin and cause is open, that one hears of it again instead. Returns its number. */
  abstract suggest(idea: ImprovementIdea, tx: Transaction): Promise<string>;
}
