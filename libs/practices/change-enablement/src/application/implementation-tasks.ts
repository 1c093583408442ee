import { Injectable } from '@nestjs/common';
import type { ImplementationTaskView, PersonRef } from '#core/contracts';
import { People } from '#platform/identity';
import type { Transaction } from '#platform/persistence';
import { iso } from '../domain/change-content.js';
import type { Change } from '../domain/change.entity.js';
import { ImplementationTask } from '../domain/implementation-task.entity.js';

/** Reads the implementation tasks of changes. */
@Injectable()
export class ImplementationTasks {
  constructor(private readonly people: People) {}

  of({ id: changeId }: Pick<Change, 'id'>, tx: Transaction): Promise<ImplementationTask[]> {
    return tx.find(ImplementationTask, { where: { changeId }, order: { position: 'ASC' } });
  }

  async views(change: Change, tx: Transaction): Promise<ImplementationTaskView[]> {
    const tasks = await this.of(change, tx);
    const people = await this.people.refs(tasks.flatMap(({ ownerId, reportedById }) => [ownerId, reportedById].filter((id) => id !== null)), tx);
    return tasks.map((task) => viewOf(task, people));
  }
}

function viewOf(task: ImplementationTask, people: ReadonlyMap<string, PersonRef>): ImplementationTaskView {
  const { id, position, title, ownerId, plannedStart, plannedEnd, state, note, reportedById, reportedAt } = task;
  const person = (personId: string | null) => (personId && people.get(personId)) || null;
  return {
    ...{ id, position, title, state, note },
    owner: person(ownerId),
    plannedStart: iso(plannedStart),
    plannedEnd: iso(plannedEnd),
    reportedBy: person(reportedById),
    reportedAt: reportedAt?.toISOString() ?? null,
  };
}
