import type { ImprovementState } from '#core/contracts';
import type { Transaction } from '#platform/persistence';

/** What other practices may know of an improvement. */
export interface ImprovementFacts {
  number: string;
  title: string;
  state: ImprovementState;
  /** Number of the change or project that it raised. */
  action: string;
}

/** Read access to the register of improvements, for records that deliver what one has raised. */
export abstract class ImprovementDirectory {
  /** Improvements that raised one of these changes or projects and were not rejected. */
  abstract raised(actions: readonly string[], tx?: Transaction): Promise<ImprovementFacts[]>;
}
