import type { ChangeType } from '#core/contracts';
import type { Interval } from '#platform/calendar';
import type { Change } from '../domain/change.entity.js';

/** A window that is looked at: of a change, or one that somebody thinks of. */
export interface WindowInQuestion extends Interval {
  /** Of the change itself, which is not in its own way. */
  readonly number: string | null;
  readonly type: ChangeType;
  readonly services: readonly string[];
  readonly items: readonly string[];
  readonly implementerId: string | null;
}

/** The window of a change; null while it has none. */
export function windowOf({ number, type, services, items, implementerId, plannedStart, plannedEnd }: Change): WindowInQuestion | null {
  if (!plannedStart || !plannedEnd) return null;
  return { number, type, services, items, implementerId, start: plannedStart.getTime(), end: plannedEnd.getTime() };
}
