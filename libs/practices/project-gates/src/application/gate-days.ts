import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BusyPeriods, overlaps, type BusyPeriod, type BusyPeriodSource, type Interval } from '#platform/calendar';
import type { Transaction } from '#platform/persistence';
import { ProjectPlan } from './project-plan.js';

interface Row {
  number: string;
  name: string;
  planned_on: string;
  services: string[];
}

const DAY_MS = 24 * 3_600_000;
const SQL = `
  select gate.number, gate.name, gate.planned_on::text, project.services
    from tollgate.gate join tollgate.project on project.number = gate.project
   where gate.planned_on between $1::date and $2::date and project.services && $3
     and gate.state not in ('passed', 'conditional', 'killed', 'cancelled') and project.state in ('running', 'held')`;

/** The days of gates, for those who look for a window for the services of a project. */
@Injectable()
export class GateDays implements BusyPeriodSource, OnModuleInit {
  constructor(
    private readonly periods: BusyPeriods,
    private readonly plan: ProjectPlan,
  ) {}

  onModuleInit(): void {
    this.periods.register(this);
  }

  async busyPeriods(services: readonly string[], time: Interval, tx: Transaction): Promise<BusyPeriod[]> {
    const rows = await tx.query<Row[]>(SQL, [new Date(time.start - DAY_MS), new Date(time.end + DAY_MS), services]);
    if (rows.length === 0) return [];
    const days = await this.plan.workingDays(tx);
    return rows
      .map(({ number, name, planned_on: day, services: own }): BusyPeriod => ({ kind: 'gate', recordNumber: number, title: name, services: own, ...days.wholeDay(day) }))
      .filter((period) => overlaps(period, time));
  }
}
