import { Inject, Injectable } from '@nestjs/common';
import type { Page, ProblemCode, TaskListItem, TaskView } from '#core/contracts';
import { ok } from '#core/kernel';
import type { Clock, Refusal, Result } from '#core/kernel';
import type { Actor } from '#platform/identity';
import { ProcessEngine, TaskBoard, TaskDecisions } from '#platform/orchestration';
import type { EngineUserTask, TaskQuery, UserTaskFilter } from '#platform/orchestration';
import { decodeCursor, Refused, toPage } from '#platform/persistence';
import { OPEN_STATES } from '../domain/task-candidates.js';
import { comparing, isAfter, sortOf } from '../domain/task-order.js';
import { matches } from '../domain/task-filter.js';
import { CLOCK } from './clock.js';
import { Deputies } from './deputies.js';
import { OneVoice, type AskedVoice } from './one-voice.js';
import { TaskClaims } from './task-claims.js';
import { TaskViews } from './task-views.js';

/** A person's tasks are read whole and sorted here, since titles are ours and not the engine's; more than this are not shown. */
const MOST = 2_000;

type Found = Result<EngineUserTask[], Refusal<ProblemCode>>;

/**
 * The task list: what the engine offers to the person's roles and what is assigned to the person, and the same of the absent
 * colleagues the person stands in for, less what has been decided here, with the claims of the last moments. Right also while
 * the engine's search lags behind.
 */
@Injectable()
export class EngineTaskBoard extends TaskBoard {
  constructor(
    private readonly engine: ProcessEngine,
    private readonly decisions: TaskDecisions,
    private readonly claims: TaskClaims,
    private readonly views: TaskViews,
    private readonly deputies: Deputies,
    private readonly voices: OneVoice,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    super();
  }

  /** Throws `Refused` when the engine cannot be asked or the cursor is not one of this list. */
  async list(actor: Actor, query: TaskQuery): Promise<Page<TaskListItem>> {
    const items = await this.items(actor, query);
    if (!items.ok) throw new Refused(items.failure);
    const after = query.cursor === undefined ? ok(null) : decodeCursor(query.cursor, 2);
    if (!after.ok) throw new Refused(after.failure);
    const sort = sortOf(query.sort ?? '-createdAt');
    const now = this.clock.now();
    const matching = items.value.filter((item) => matches(item, query, now)).sort(comparing(sort));
    const cursor = after.value;
    const rest = cursor === null ? matching : matching.filter((item) => isAfter(sort, item, cursor));
    return toPage(rest, query.limit, matching.length, (item) => item, (item) => [sort.value(item), item.userTaskKey]);
  }

  private async items(actor: Actor, { view }: TaskQuery): Promise<Result<TaskListItem[], Refusal<ProblemCode>>> {
    if (view === 'done') return ok(await this.views.decided(await this.decisions.decidedBy(actor.personId, MOST), actor));
    const absent = await this.deputies.absentBehind(actor);
    const found = await this.offered([actor, ...absent]);
    if (!found.ok) return found;
    const decided = await this.decisions.decidedAmong(found.value.map((task) => task.userTaskKey));
    const open = await this.claims.applyTo(found.value.filter((task) => !decided.has(task.userTaskKey)));
    const shown = await this.views.listItems(open, actor, absent);
    const notTheirs = await this.voices.notTheirs(shown.map((item) => askedOf(item, absent)), actor);
    return ok(shown.filter((item) => IN_VIEW[view](item, actor) && !notTheirs.has(item.userTaskKey)));
  }

  private async offered(people: readonly Actor[]): Promise<Found> {
    const names = people.map(({ username }) => username);
    const groups = [...new Set(people.flatMap(({ roles }) => roles))];
    const searches = [{ assignee: names }, { candidateUser: names }, ...(groups.length > 0 ? [{ candidateGroup: groups }] : [])];
    const found = await Promise.all(searches.map((filter) => this.search(filter)));
    const refused = found.find((tasks) => !tasks.ok);
    if (refused) return refused;
    return ok([...new Map(found.flatMap((tasks) => (tasks.ok ? tasks.value : [])).map((task) => [task.userTaskKey, task])).values()]);
  }

  private async search(filter: UserTaskFilter): Promise<Found> {
    const found = await this.engine.searchUserTasks({ ...filter, state: [...OPEN_STATES] }, { limit: MOST });
    return found.ok ? ok(found.value.items) : found;
  }
}

function askedOf({ inNameOf, assignee, ...task }: TaskListItem, absent: readonly Actor[]): AskedVoice {
  return { ...task, assignee: assignee?.username ?? null, principal: absent.find(({ username }) => username === inNameOf?.username) ?? null };
}

const IN_VIEW = {
  open: () => true,
  mine: ({ assignee }, { username }) => assignee?.username === username,
  unassigned: ({ assignee }) => assignee === null,
  deputy: ({ inNameOf }) => inNameOf !== null,
} as const satisfies Record<Exclude<TaskView, 'done'>, (task: TaskListItem, actor: Actor) => boolean>;
