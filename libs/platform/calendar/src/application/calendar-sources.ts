import { Injectable } from '@nestjs/common';
import type { CalendarEntry, CalendarKind } from '#core/contracts';
import type { Actor } from '#platform/identity';
import type { Interval } from '../domain/intervals.js';

/** What one library puts on the calendar. Implemented and registered by the library that owns the records. */
export interface CalendarSource {
  readonly kinds: readonly CalendarKind[];
  /** Entries that touch the time, as this person may see them. */
  entries(time: Interval, actor: Actor): Promise<CalendarEntry[]>;
}

/** One calendar over all kinds of records. */
@Injectable()
export class CalendarSources {
  private readonly sources: CalendarSource[] = [];

  register(source: CalendarSource): void {
    this.sources.push(source);
  }

  /** In order of their start. */
  async entries(time: Interval, kinds: readonly CalendarKind[], actor: Actor): Promise<CalendarEntry[]> {
    const asked = this.sources.filter((source) => source.kinds.some((kind) => kinds.includes(kind)));
    const found = await Promise.all(asked.map((source) => source.entries(time, actor)));
    return found.flat().filter(({ kind }) => kinds.includes(kind)).sort((one, other) => Date.parse(one.start) - Date.parse(other.start));
  }
}
