import type { LiveAnswer, PersonRef } from '#core/contracts';
import type { BusyPeriod, Freeze } from '#platform/calendar';
import type { AcceptanceFacts, ChangeFacts, OpenConflict, ProjectFacts, RiskFacts, ServiceFacts } from '#platform/orchestration';
import type { Release } from './release.entity.js';

/** How a release stands at a moment: itself, and the live records that it depends on. */
export interface ReleaseStanding {
  release: Release;
  now: number;
  changes: readonly ChangeFacts[];
  projects: readonly ProjectFacts[];
  services: readonly ServiceFacts[];
  /** In the way of the windows of its changes. */
  conflicts: readonly OpenConflict[];
  /** In which its services are busy with something else in its window. */
  busy: readonly BusyPeriod[];
  freezes: readonly Freeze[];
  acceptances: readonly AcceptanceFacts[];
  risks: readonly RiskFacts[];
  stepOwners: ReadonlyMap<string, PersonRef>;
}

export type Found = LiveAnswer['records'][number];
