import type { Direction } from '#core/contracts';
import type { Transaction } from '#platform/persistence';

/** What other practices may know of what a service promises. */
export interface ServiceLevelFacts {
  number: string;
  name: string;
  service: string;
  unit: string;
  direction: Direction;
  target: number;
}

export interface PromisedFigure {
  value: number;
  at: Date;
}

/** Read access to the promises of the services (SLO) and their measurements. */
export abstract class ServiceLevelDirectory {
  /** What these services promise, in the order it was promised. */
  abstract ofServices(services: readonly string[], tx: Transaction): Promise<ServiceLevelFacts[]>;
  /** The newest figure of each promise that was measured before the moment, by number. */
  abstract newestBefore(numbers: readonly string[], moment: number, tx: Transaction): Promise<Map<string, PromisedFigure>>;
}

/** Whether a figure keeps what was promised. */
export function isMet({ direction, target }: Pick<ServiceLevelFacts, 'direction' | 'target'>, value: number): boolean {
  return direction === 'increase' ? value >= target : value <= target;
}
