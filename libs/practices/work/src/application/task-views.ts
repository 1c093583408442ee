import { Injectable } from '@nestjs/common';
import type { PersonRef, TaskListItem } from '#core/contracts';
import { People, type Actor } from '#platform/identity';
import { RecordTitles } from '#platform/persistence';
import type { EngineUserTask, TaskDecision } from '#platform/orchestration';
import { standingOn } from '../domain/task-candidates.js';
import { momentOf } from '../domain/engine-moment.js';
import { InstanceRecords } from './instance-records.js';

const STATE_OF_DECISION = { pending: 'COMPLETING', applied: 'COMPLETED', void: 'CANCELED' } as const;

/** Tasks as the task list shows them: joined with their records and people. */
@Injectable()
export class TaskViews {
  constructor(
    private readonly people: People,
    private readonly recordTitles: RecordTitles,
    private readonly instances: InstanceRecords,
  ) {}

  /** As this person sees them, who stands in for `absent`. */
  async listItems(tasks: readonly EngineUserTask[], actor: Actor, absent: readonly Actor[]): Promise<TaskListItem[]> {
    const records = await this.instances.numbersOf(tasks.map((task) => task.processInstanceKey));
    const titles = await this.titles([...records.values()]);
    const people = await this.refs(tasks.flatMap(({ assignee }) => assignee ?? []));
    return tasks.map((task) => {
      const recordNumber = records.get(task.processInstanceKey) ?? null;
      const recordTitle = recordNumber === null ? null : (titles.get(recordNumber) ?? null);
      const assignee = task.assignee === null ? null : (people.get(task.assignee) ?? null);
      return { ...itemOf(task), recordNumber, recordTitle, assignee, inNameOf: principalOf(task, actor, absent) };
    });
  }

  /** Tasks a person has decided on, from the decision rows: they stay readable when the engine has forgotten them. */
  async decided(decisions: readonly TaskDecision[], actor: Actor): Promise<TaskListItem[]> {
    const titles = await this.titles(decisions.map(({ recordNumber }) => recordNumber));
    const assignee = { username: actor.username, displayName: actor.displayName };
    const absent = await this.people.refs(decisions.flatMap(({ inNameOfId }) => inNameOfId ?? []));
    return decisions.map(({ userTaskKey, taskName: name, elementId, processName, recordNumber, state, decidedAt, inNameOfId }) => {
      const recordTitle = recordNumber === null ? null : (titles.get(recordNumber) ?? null);
      const at = decidedAt.toISOString();
      const dates = { dueDate: null, followUpDate: null, createdAt: at, completedAt: at };
      const inNameOf = inNameOfId === null ? null : (absent.get(inNameOfId) ?? null);
      const task = { userTaskKey, name, elementId, processName, recordNumber, recordTitle, assignee, inNameOf };
      return { ...task, ...dates, state: STATE_OF_DECISION[state], candidateGroups: [], priority: 50 };
    });
  }

  private titles(numbers: readonly (string | null)[]): Promise<Map<string, string>> {
    return this.recordTitles.titlesOf([...new Set(numbers.filter((number) => number !== null))]);
  }

  private async refs(usernames: readonly string[]) {
    const people = await this.people.byUsernames(usernames);
    return new Map(people.map(({ username, displayName }) => [username, { username, displayName }]));
  }
}

export function nameOf({ name, elementId }: EngineUserTask): string {
  return name ?? elementId;
}

function principalOf(task: EngineUserTask, actor: Actor, absent: readonly Actor[]): PersonRef | null {
  const standing = standingOn(task, actor, absent);
  return standing.ok && standing.value ? { username: standing.value.username, displayName: standing.value.displayName } : null;
}

function itemOf(task: EngineUserTask): Omit<TaskListItem, 'recordNumber' | 'recordTitle' | 'assignee' | 'inNameOf'> {
  const { userTaskKey, elementId, state, candidateGroups, priority } = task;
  const processName = task.processName ?? task.processDefinitionId;
  const dates = { dueDate: momentOf(task.dueDate), followUpDate: momentOf(task.followUpDate), createdAt: task.creationDate, completedAt: task.completionDate };
  return { userTaskKey, elementId, state, candidateGroups, priority, name: nameOf(task), processName, ...dates };
}
