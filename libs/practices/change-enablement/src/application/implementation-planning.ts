import { Inject, Injectable } from '@nestjs/common';
import type { ChangeAction, ImplementationTaskState, ProblemCode } from '#core/contracts';
import { ok, refuse } from '#core/kernel';
import type { Clock, Refusal, Result } from '#core/kernel';
import { writeFields } from '#platform/audit';
import type { FieldChange } from '#platform/audit';
import { People } from '#platform/identity';
import type { Actor } from '#platform/identity';
import { UnitOfWork } from '#platform/persistence';
import type { Transaction } from '#platform/persistence';
import { mayAct } from '../domain/change-permissions.js';
import type { Change } from '../domain/change.entity.js';
import { ImplementationTask } from '../domain/implementation-task.entity.js';
import { ChangeRecords } from './change-records.js';
import { CLOCK } from './clock.js';
import { ImplementationTasks } from './implementation-tasks.js';

type Outcome<T> = Result<T, Refusal<ProblemCode>>;

/** What people plan: times in ISO 8601, the owner by user name. */
export interface PlannedTask {
  title?: string | undefined;
  owner?: string | null | undefined;
  plannedStart?: string | null | undefined;
  plannedEnd?: string | null | undefined;
  /** From 1; the others make room. */
  position?: number | undefined;
}

export interface TaskReport {
  state: ImplementationTaskState;
  note?: string | null | undefined;
}

const MOST_TASKS = 100;

/** What people do with the implementation tasks of a change. Each action locks the change and is audited on it. */
@Injectable()
export class ImplementationPlanning {
  constructor(
    private readonly work: UnitOfWork,
    private readonly records: ChangeRecords,
    private readonly tasks: ImplementationTasks,
    private readonly people: People,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  add(number: string, planned: PlannedTask, actor: Actor): Promise<Outcome<Change>> {
    return this.act(number, 'plan-tasks', actor, async (change, tx) => {
      const others = await this.tasks.of(change, tx);
      if (others.length >= MOST_TASKS) return refuse('validation-failed', `A change has at most ${MOST_TASKS} implementation tasks.`);
      const task = Object.assign(new ImplementationTask(), { changeId: change.id, state: 'open', ownerId: null, plannedStart: null, plannedEnd: null } as const);
      const written = await this.write(task, planned, tx);
      if (!written.ok) return written;
      await this.place(others, task, planned.position ?? others.length + 1, tx);
      await this.note(change, actor, 'change.task-planned', task, written.value, tx);
      return ok(change);
    });
  }

  edit(number: string, id: string, planned: PlannedTask, actor: Actor): Promise<Outcome<Change>> {
    return this.onTask(number, id, 'plan-tasks', actor, async (change, task, tx) => {
      if (task.state !== 'open') return refuse('illegal-transition', `"${task.title}" is reported: it is planned no more.`);
      const before = task.position;
      const written = await this.write(task, planned, tx);
      if (!written.ok) return written;
      await this.place(await this.others(change, task, tx), task, planned.position ?? before, tx);
      const moved = before === task.position ? [] : [{ field: 'position', before, after: task.position }];
      await this.note(change, actor, 'change.task-edited', task, [...written.value, ...moved], tx);
      return ok(change);
    });
  }

  remove(number: string, id: string, actor: Actor): Promise<Outcome<Change>> {
    return this.onTask(number, id, 'plan-tasks', actor, async (change, task, tx) => {
      if (task.state !== 'open') return refuse('illegal-transition', `"${task.title}" is reported: it stays.`);
      const others = await this.others(change, task, tx);
      await tx.delete(ImplementationTask, { id: task.id });
      await this.number(others, tx);
      await this.note(change, actor, 'change.task-removed', task, [], tx);
      return ok(change);
    });
  }

  /** Done or failed, with a note; a failed task says why. Open takes a report back. */
  report(number: string, id: string, { state, note = null }: TaskReport, actor: Actor): Promise<Outcome<Change>> {
    return this.onTask(number, id, 'report-tasks', actor, async (change, task, tx) => {
      if (state === 'failed' && !note?.trim()) return refuse('validation-failed', 'Say what failed, so that the others can decide what to do.', 'note');
      const reported = state === 'open' ? { reportedById: null, reportedAt: null } : { reportedById: actor.personId, reportedAt: new Date(this.clock.now()) };
      const changes = writeFields(task, { state, note }, ['state', 'note']);
      await tx.save(Object.assign(task, reported));
      await this.note(change, actor, 'change.task-reported', task, changes, tx);
      return ok(change);
    });
  }

  private act(number: string, action: ChangeAction, actor: Actor, write: (change: Change, tx: Transaction) => Promise<Outcome<Change>>): Promise<Outcome<Change>> {
    return this.work.run(async (tx) => {
      const change = await this.records.lock(number, tx);
      if (!change) return refuse('not-found', `There is no change ${number}.`);
      const permitted = mayAct(action, change, actor);
      return permitted.ok ? write(change, tx) : permitted;
    });
  }

  private onTask(
    number: string,
    id: string,
    action: ChangeAction,
    actor: Actor,
    write: (change: Change, task: ImplementationTask, tx: Transaction) => Promise<Outcome<Change>>,
  ): Promise<Outcome<Change>> {
    return this.act(number, action, actor, async (change, tx) => {
      const task = await tx.findOneBy(ImplementationTask, { id, changeId: change.id });
      return task ? write(change, task, tx) : refuse('not-found', `${number} has no such implementation task.`);
    });
  }

  private async write(task: ImplementationTask, { title, owner, plannedStart, plannedEnd }: PlannedTask, tx: Transaction): Promise<Outcome<FieldChange[]>> {
    const content = { ...(title === undefined ? {} : { title }), ...dated({ plannedStart, plannedEnd }) };
    const changes = writeFields(task, content, ['title', 'plannedStart', 'plannedEnd']);
    if (task.plannedStart && task.plannedEnd && task.plannedEnd <= task.plannedStart) {
      return refuse('validation-failed', 'The planned end must be after the planned start.', 'plannedEnd');
    }
    if (owner === undefined) return ok(changes);
    const person = owner === null ? null : await this.people.byUsername(owner, tx);
    if (owner !== null && !person?.active) return refuse('validation-failed', `Nobody here is called "${owner}".`, 'owner');
    if ((person?.id ?? null) === task.ownerId) return ok(changes);
    task.ownerId = person?.id ?? null;
    return ok([...changes, { field: 'owner', before: null, after: person?.username ?? null }]);
  }

  private async others(change: Change, { id }: ImplementationTask, tx: Transaction): Promise<ImplementationTask[]> {
    return (await this.tasks.of(change, tx)).filter((other) => other.id !== id);
  }

  private place(others: readonly ImplementationTask[], task: ImplementationTask, position: number, tx: Transaction): Promise<void> {
    const before = others.slice(0, Math.max(0, position - 1));
    return this.number([...before, task, ...others.slice(before.length)], tx);
  }

  private async number(tasks: readonly ImplementationTask[], tx: Transaction): Promise<void> {
    for (const [index, task] of tasks.entries()) await tx.save(Object.assign(task, { position: index + 1 }));
  }

  private note(change: Change, actor: Actor, action: string, { title }: ImplementationTask, changes: readonly FieldChange[], tx: Transaction): Promise<void> {
    return this.records.note(change, { actor, action, reason: title, changes }, tx);
  }
}

function dated(times: Record<'plannedStart' | 'plannedEnd', string | null | undefined>): Partial<Record<'plannedStart' | 'plannedEnd', Date | null>> {
  const given = Object.entries(times).filter(([, time]) => time !== undefined);
  return Object.fromEntries(given.map(([field, time]) => [field, time ? new Date(time) : null]));
}
