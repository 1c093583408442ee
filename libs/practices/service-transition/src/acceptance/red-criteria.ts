import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { LiveAnswer } from '#core/contracts';
import { LiveQueries, MOST_RECORDS, type LiveScope } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';

/** Criteria of acceptances that are for the project, or for one of its services and for no other project; a withdrawn acceptance asks for nothing. */
const RED = `
  select acceptance.number, criterion.text as title
    from tollgate.service_acceptance acceptance
    join tollgate.transition_criterion criterion on criterion.record = acceptance.number
    join lateral (
      select evidence.readiness from tollgate.transition_evidence evidence
       where evidence.record = acceptance.number and evidence.criterion = criterion.key and evidence.void_reason is null order by evidence.id desc limit 1) newest on newest.readiness = 'red'
   where acceptance.state <> 'withdrawn' and (acceptance.project = $1 or acceptance.project is null and acceptance.service = any($2))
   order by acceptance.ordinal, criterion.ordinal`;

/** What acceptances answer to live queries of gates and other decisions. */
@Injectable()
export class RedCriteria implements OnModuleInit {
  constructor(private readonly queries: LiveQueries) {}

  onModuleInit(): void {
    this.queries.register({ id: 'red-acceptance-criteria', answer: (scope, _days, tx) => counted(scope, tx) });
  }
}

async function counted({ project, services }: LiveScope, tx: Transaction): Promise<LiveAnswer> {
  const rows = await tx.query<LiveAnswer['records']>(RED, [project, [...services]]);
  return { value: rows.length, records: rows.slice(0, MOST_RECORDS) };
}
