import type { EarlyLifeLevel, EarlyLifeLevelView } from '#core/contracts';

type Measured = Pick<EarlyLifeLevelView, 'name' | 'days'>;

/** The last `count` days that are closed, newest first. */
export function lastDays(levels: readonly Measured[], closedOn: string | null, count: number): string[] {
  const days = new Set(levels.flatMap(({ days: own }) => own.map(({ day }) => day)));
  return [...days].filter((day) => closedOn !== null && day <= closedOn).sort().reverse().slice(0, count);
}

/** Levels that missed their target on one of the days. */
export function missedOn<L extends Measured>(levels: readonly L[], days: readonly string[]): L[] {
  return levels.filter(({ days: own }) => own.some(({ day, met }) => !met && days.includes(day)));
}

/** What keeps the levels from being stable over the last days, in sentences; a service without levels has nothing to show. */
export function unstable(levels: readonly Measured[], closedOn: string | null, stableDays: number): string[] {
  if (levels.length === 0) return [];
  const days = lastDays(levels, closedOn, stableDays);
  if (days.length < stableDays) return [`The levels are measured for ${days.length} of the ${stableDays} days that they have to hold.`];
  return missedOn(levels, days).map(({ name }) => `"${name}" missed its target in the last ${stableDays} days.`);
}

/** What is wanted of a level, for those who measure it. */
export function targetInWords({ direction, target, unit }: Pick<EarlyLifeLevel, 'direction' | 'target' | 'unit'>): string {
  return `${direction === 'increase' ? 'at least' : 'at most'} ${target} ${unit}`;
}
