import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/persistence';
import type { Change } from '../domain/change.entity.js';
import type { WindowInQuestion } from './window-in-question.js';

/** Owners of open implementation tasks; not of those that are planned for before the window of their change or for after it. */
const OWNERS = `
  select change.id as "changeId", change.number, task.owner_id as "personId" from tollgate.change_task task join tollgate.change on change.id = task.change_id
  where task.state = 'open' and task.owner_id is not null and (task.planned_end <= change.planned_start or task.planned_start >= change.planned_end) is not true`;

/** SQL, of a `change`: it needs one of `:people`. */
export const NEEDS_SOMEBODY = `(change.implementer_id = any(:people) or change.id in (select "changeId" from (${OWNERS}) owner where "personId" = any(:people)))`;

/** Whom changes need in their windows: their implementers, and those who have a task in the implementation. */
@Injectable()
export class NeededPeople {
  async of({ number, implementerId }: Pick<WindowInQuestion, 'number' | 'implementerId'>, tx: Transaction): Promise<string[]> {
    const owners = await tx.query<{ personId: string }[]>(`${OWNERS} and change.number = $1`, [number]);
    return [...new Set([...(implementerId ? [implementerId] : []), ...owners.map(({ personId }) => personId)])];
  }

  /** Which of these people each of the changes needs, by its number; a change that needs none of them is missing. */
  async among(people: readonly string[], changes: readonly Change[], tx: Transaction): Promise<Map<string, string[]>> {
    if (people.length === 0 || changes.length === 0) return new Map();
    const owners = await tx.query<{ number: string; personId: string }[]>(`${OWNERS} and change.id = any($1) and task.owner_id = any($2)`, [changes.map(({ id }) => id), people]);
    const implementers = changes.flatMap(({ number, implementerId }) => (implementerId && people.includes(implementerId) ? [{ number, personId: implementerId }] : []));
    const needs = Map.groupBy([...implementers, ...owners], ({ number }) => number);
    return new Map([...needs].map(([number, found]) => [number, [...new Set(found.map(({ personId }) => personId))]]));
  }
}
