import { Injectable } from '@nestjs/common';
import { CalendarSources, DueDays, type Days, type DueWork } from '#platform/calendar';
import { People } from '#platform/identity';
import { UnitOfWork, type Transaction } from '#platform/persistence';

/** More lie in no calendar that anybody reads. */
const MOST = 2_000;
const GATES = `
  select gate.number, gate.name || ' · ' || project.name as title, gate.planned_on::text as due, project.manager_id as "personId", project.services, gate.state
    from tollgate.gate join tollgate.project on project.number = gate.project
   where gate.planned_on between $1 and $2 and gate.state <> 'cancelled' and project.state <> 'draft'
   order by gate.planned_on limit ${MOST}`;
const CONDITIONS = `
  select gate.number, condition.text || ' · ' || gate.name as title, condition.due, condition.owner_id as "personId", project.services, condition.state
    from tollgate.gate_condition condition join tollgate.gate on gate.number = condition.gate join tollgate.project on project.number = gate.project
   where condition.due >= $1 and condition.due < $2::date + 1 and condition.state in ('open', 'met', 'lapsed')
   order by condition.due limit ${MOST}`;

/** Gates on the calendar, on the last day of their stage, as long as their project is not stopped. */
@Injectable()
export class GateCalendar extends DueDays {
  readonly kinds = ['gate'] as const;

  constructor(sources: CalendarSources, work: UnitOfWork, people: People) {
    super(sources, work, people);
  }

  protected due({ from, to }: Days, tx: Transaction): Promise<DueWork[]> {
    return tx.query<DueWork[]>(GATES, [from, to]);
  }
}

/** Conditions on the calendar, on the day by which they are to be met. */
@Injectable()
export class ConditionCalendar extends DueDays {
  readonly kinds = ['condition'] as const;

  constructor(sources: CalendarSources, work: UnitOfWork, people: People) {
    super(sources, work, people);
  }

  protected due({ from, to }: Days, tx: Transaction): Promise<DueWork[]> {
    return tx.query<DueWork[]>(CONDITIONS, [from, to]);
  }
}
