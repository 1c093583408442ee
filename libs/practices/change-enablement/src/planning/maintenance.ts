import type { WeeklyHours } from '#core/contracts';
import { covers, openHours, type Interval } from '#platform/calendar';

/** Windows repeat each week: who is inside for longer than that is inside for ever. */
const PATTERN_MS = 8 * 24 * 3_600_000;

/** Whether some of the time lies outside of a service's maintenance windows; without any it may be interrupted at all times. */
export function isOutside(maintenanceWindows: readonly WeeklyHours[], { start, end }: Interval): boolean {
  if (maintenanceWindows.length === 0) return false;
  const looked = { start, end: Math.min(end, start + PATTERN_MS) };
  return !covers(maintenanceWindows.flatMap((week) => [...openHours(week, looked)]), looked);
}
