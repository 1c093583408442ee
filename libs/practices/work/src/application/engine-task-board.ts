import { Injectable } from '@nestjs/common';
import type { Page, ProblemCode, TaskListItem, TaskView } from '#core/contracts';
import { ok } from '#core/kernel';
import type { Refusal, Result } from '#core/kernel';
import type { Actor } from '#platform/identity';
import { ProcessEngine, TaskBoard, TaskDecisions } from '#platform/orchestration';
import type { EngineUserTask, TaskQuery, TaskSort, UserTaskFilter } from '#platform/orchestration';
import { decodeCursor, Refused, toPage } from '#platform/persistence';
import { OPEN_STATES } from '../domain/task-candidates.js';
import { TaskClaims } from './task-claims.js';
import { TaskViews } from './task-views.js';

/** A person's tasks are read whole and sorted here, since titles are ours and not the engine's; more than this are not shown. */
const MOST = 2_000;

type Found = Result<EngineUserTask[], Refusal<ProblemCode>>;

/**
 * The task list: what the engine offers to the person's roles and what is assigned to the person, less what has been decided
 * here, with the claims of the last moments. Right also while the engine's search lags behind.
 */
@Injectable()
export class EngineTaskBoard extends TaskBoard {
  constructor(
    private readonly engine: ProcessEngine,
    private readonly decisions: TaskDecisions,
    private readonly claims: TaskClaims,
    private readonly views: TaskViews,
  ) {
    super();
  }

  /** Throws `Refused` when the engine cannot be asked or the cursor is not one of this list. */
  async list(actor: Actor, query: TaskQuery): Promise<Page<TaskListItem>> {
    const items = await this.items(actor, query);
    if (!items.ok) throw new Refused(items.failure);
    const after = query.cursor === undefined ? ok(null) : decodeCursor(query.cursor, 2);
    if (!after.ok) throw new Refused(after.failure);
    const sort = SORTS[query.sort ?? '-createdAt'];
    const matching = items.value.filter((item) => matches(item, query)).sort(comparing(sort));
    const cursor = after.value;
    const rest = cursor === null ? matching : matching.filter((item) => compare(sort, item, { value: cursor[0] ?? null, key: String(cursor[1]) }) > 0);
    return toPage(rest, query.limit, matching.length, (item) => item, (item) => [sort.value(item), item.userTaskKey]);
  }

  private async items(actor: Actor, { view }: TaskQuery): Promise<Result<TaskListItem[], Refusal<ProblemCode>>> {
    if (view === 'done') return ok(await this.views.decided(await this.decisions.decidedBy(actor.personId, MOST), actor));
    const found = await this.offered(actor);
    if (!found.ok) return found;
    const decided = await this.decisions.decidedAmong(found.value.map((task) => task.userTaskKey));
    const open = await this.claims.applyTo(found.value.filter((task) => !decided.has(task.userTaskKey)));
    return ok(await this.views.listItems(open.filter((task) => IN_VIEW[view](task, actor))));
  }

  private async offered(actor: Actor): Promise<Found> {
    const [mine, groups] = await Promise.all([this.search({ assignee: actor.username }), this.search({ candidateGroup: [...actor.roles] })]);
    if (!mine.ok || !groups.ok) return mine.ok ? groups : mine;
    return ok([...new Map([...mine.value, ...groups.value].map((task) => [task.userTaskKey, task])).values()]);
  }

  private async search(filter: UserTaskFilter): Promise<Found> {
    const found = await this.engine.searchUserTasks({ ...filter, state: [...OPEN_STATES] }, { limit: MOST });
    return found.ok ? ok(found.value.items) : found;
  }
}

const IN_VIEW = {
  open: () => true,
  mine: ({ assignee }, { username }) => assignee === username,
  unassigned: ({ assignee }) => assignee === null,
} as const satisfies Record<Exclude<TaskView, 'done'>, (task: EngineUserTask, actor: Actor) => boolean>;

interface Sort {
  value: (item: TaskListItem) => string | number;
  direction: 1 | -1;
}

/** Tasks without a due date come last when the nearest are asked for. */
const dueDate = ({ dueDate: due }: TaskListItem) => due ?? '9999';
const createdAt = (item: TaskListItem) => item.createdAt;
const priority = (item: TaskListItem) => item.priority;
const name = (item: TaskListItem) => item.name;

const SORTS = {
  createdAt: { value: createdAt, direction: 1 },
  '-createdAt': { value: createdAt, direction: -1 },
  dueDate: { value: dueDate, direction: 1 },
  '-dueDate': { value: dueDate, direction: -1 },
  priority: { value: priority, direction: 1 },
  '-priority': { value: priority, direction: -1 },
  name: { value: name, direction: 1 },
  '-name': { value: name, direction: -1 },
} as const satisfies Record<TaskSort, Sort>;

function comparing(sort: Sort) {
  return (one: TaskListItem, other: TaskListItem) => compare(sort, one, { value: sort.value(other), key: other.userTaskKey });
}

/** Negative when the item stands before the position. */
function compare(sort: Sort, item: TaskListItem, { value, key }: { value: string | number | null; key: string }): number {
  const own = sort.value(item);
  const order = own === value ? 0 : own < (value ?? '') ? -1 : 1;
  return order * sort.direction || item.userTaskKey.localeCompare(key, 'en', { numeric: true });
}

function matches({ name: taskName, recordNumber, recordTitle }: TaskListItem, { q, record }: TaskQuery): boolean {
  if (record !== undefined && recordNumber !== record) return false;
  if (!q) return true;
  return [taskName, recordNumber, recordTitle].some((text) => text?.toLowerCase().includes(q.toLowerCase()));
}
