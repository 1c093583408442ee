import type { LiveAnswer, LiveQueryId } from '#core/contracts';
import { LiveQueries, type LiveScope } from '#platform/orchestration';
import { UnitOfWork } from '#platform/persistence';
import type { World } from './world.js';

/** What the records answer to a live query that looks back so many days; a part of the scope that is left out holds nothing. */
export function liveAnswer({ app }: World, query: LiveQueryId, scope: Partial<LiveScope>, days: number | null = null): Promise<LiveAnswer | null> {
  const whole = { project: 'PRJ-0', goal: 'GOAL-0', services: [], ...scope };
  return app.get(UnitOfWork).run((tx) => app.get(LiveQueries, { strict: false }).answer({ query, comparison: 'at-most', limit: 0, days }, whole, tx));
}
