import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CalendarEntry, GateState } from '#core/contracts';
import { CalendarSources, type CalendarSource, type Interval } from '#platform/calendar';
import { UnitOfWork } from '#platform/persistence';

/** More lie in no calendar that anybody reads. */
const MOST = 2_000;
const DAY_MS = 24 * 3_600_000;

interface Row {
  number: string;
  name: string;
  project_name: string;
  planned_on: string;
  services: string[];
  state: GateState;
}

/** Gates on the calendar, on the last day of their stage, as long as their project is not stopped. */
@Injectable()
export class GateCalendar implements CalendarSource, OnModuleInit {
  readonly kinds = ['gate'] as const;

  constructor(
    private readonly sources: CalendarSources,
    private readonly work: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async entries({ start, end }: Interval): Promise<CalendarEntry[]> {
    const rows = await this.work.run((tx) =>
      tx.query<Row[]>(
        `select gate.number, gate.name, project.name as project_name, gate.planned_on::text, project.services, gate.state
           from tollgate.gate join tollgate.project on project.number = gate.project
          where gate.planned_on >= $1::date and gate.planned_on <= $2::date and gate.state <> 'cancelled' and project.state <> 'draft'
          order by gate.planned_on limit ${MOST}`,
        [new Date(start - DAY_MS), new Date(end)],
      ),
    );
    return rows.map(entryOf).filter((entry) => Date.parse(entry.end) > start && Date.parse(entry.start) < end);
  }
}

function entryOf({ number, name, project_name: project, planned_on: day, services, state }: Row): CalendarEntry {
  const start = new Date(`${day}T00:00:00Z`);
  return { kind: 'gate', number, title: `${name} · ${project}`, start: start.toISOString(), end: new Date(start.getTime() + DAY_MS).toISOString(), allDay: true, services, people: [], state };
}
