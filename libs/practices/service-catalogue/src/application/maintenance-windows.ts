import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CalendarEntry } from '#core/contracts';
import { CalendarSources, openHours, type CalendarSource, type Interval } from '#platform/calendar';
import { UnitOfWork } from '#platform/persistence';
import { Service } from '../domain/service.entity.js';

/** Maintenance windows of services on the calendar. */
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
    const services = await this.work.run((tx) => tx.createQueryBuilder(Service, 'service').where(`service.maintenance_windows <> '[]'`).orderBy('service.ordinal').getMany());
    return services.flatMap((service) => service.maintenanceWindows.flatMap((week) => [...openHours(week, time)].map((open) => entryOf(service, open))));
  }
}

function entryOf({ number, name }: Service, { start, end }: Interval): CalendarEntry {
  const [from, to] = [new Date(start).toISOString(), new Date(end).toISOString()];
  return { kind: 'maintenance-window', number, title: name, start: from, end: to, allDay: false, services: [number], people: [], state: null };
}
