import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { LiveAnswer } from '#core/contracts';
import { LiveQueries, MOST_RECORDS } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';

const WITHOUT_OWNER = `
  select objective.number, objective.name as title from tollgate.objective
   where objective.goal = $1 and not exists (select from tollgate.person where person.id = objective.owner_id and person.active)
   order by objective.ordinal`;

const NOT_MEASURED = `
  select objective.number, objective.name as title from tollgate.objective
   where objective.goal = $1
     and not exists (select from tollgate.measurement where measurement.subject = objective.number and measurement.at >= now() - $2 * interval '1 day')
   order by objective.ordinal`;

/** What objectives answer to live queries of gates and other decisions. */
@Injectable()
export class ObjectiveLiveQueries implements OnModuleInit {
  constructor(private readonly queries: LiveQueries) {}

  onModuleInit(): void {
    this.queries.register({ id: 'objectives-without-owner', answer: ({ goal }, _days, tx) => counted(tx, WITHOUT_OWNER, [goal]) });
    this.queries.register({ id: 'objectives-not-measured', answer: ({ goal }, days, tx) => counted(tx, NOT_MEASURED, [goal, days]) });
  }
}

async function counted(tx: Transaction, sql: string, parameters: unknown[]): Promise<LiveAnswer> {
  const rows = await tx.query<LiveAnswer['records']>(sql, parameters);
  return { value: rows.length, records: rows.slice(0, MOST_RECORDS) };
}
