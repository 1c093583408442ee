import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CalendarEntry, WeeklyHours } from '#core/contracts';
import { CalendarSources, openHours, type CalendarSource, type Interval } from '#platform/calendar';
import { UnitOfWork } from '#platform/persistence';
import { Service } from '../domain/service.entity.js';

/** Maintenance windows of services in use on the calendar. */
@Injectable()
export class MaintenanceWindows implements CalendarSource, OnModuleInit {
  readonly kinds = ['maintenance-window'] as const;

  constructor(
    private readonly sources: CalendarSources,
    private readonly work: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async entries(time: Interval): Promise<CalendarEntry[]> {
    const services = await this.work.run((tx) => tx.createQueryBuilder(Service, 'service').where(`service.maintenance_windows <> '[]' and service.state = 'live'`).orderBy('service.ordinal').getMany());
    const openIn = oncePerWeek((week) => [...openHours(week, time)]);
    return services.flatMap((service) => service.maintenanceWindows.flatMap((week) => openIn(week).map((open) => entryOf(service, open))));
  }
}

/** Most services share the hours of a few weeks: each is worked out once. */
function oncePerWeek<T>(workOut: (week: WeeklyHours) => T): (week: WeeklyHours) => T {
  const known = new Map<string, T>();
  return (week) => {
    const key = JSON.stringify(week);
    const found = known.get(key) ?? workOut(week);
    known.set(key, found);
    return found;
  };
}

function entryOf({ number, name }: Service, { start, end }: Interval): CalendarEntry {
  const [from, to] = [new Date(start).toISOString(), new Date(end).toISOString()];
  return { kind: 'maintenance-window', number, title: name, start: from, end: to, allDay: false, services: [number], people: [], state: null };
}
