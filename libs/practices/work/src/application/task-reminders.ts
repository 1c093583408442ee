import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { inWords, type Clock } from '#core/kernel';
import { isSubject, WorkingCalendars, workingTimeBetween, type WorkingTime } from '#platform/calendar';
import { People } from '#platform/identity';
import { Notifier } from '#platform/notifications';
import { ProcessEngine, TaskDecisions, type EngineUserTask } from '#platform/orchestration';
import { orRefuse, UnitOfWork, type Transaction } from '#platform/persistence';
import { momentOf } from '../domain/engine-moment.js';
import { OPEN_STATES } from '../domain/task-candidates.js';
import { TaskReminder, type ReminderKind } from '../domain/task-reminder.entity.js';
import { workingDay } from '../domain/working-duration.js';
import { CLOCK } from './clock.js';
import { Deputies } from './deputies.js';
import { InstanceRecords } from './instance-records.js';
import { nameOf } from './task-views.js';

/** How far ahead the engine is asked: longer than a working day can be away. */
const AHEAD_MS = 14 * 24 * 3_600_000;
const PAGE = 500;
const OLDEST_FIRST = [{ field: 'dueDate', order: 'ASC' as const }];

type DueTask = EngineUserTask & { due: Date };

interface Owed {
  task: DueTask;
  kind: ReminderKind;
}

/** Reminds of tasks a working day before they are due, and again when they are overdue: those who have them, or may take them, and who stands in for them. */
@Injectable()
export class TaskReminders {
  constructor(
    private readonly engine: ProcessEngine,
    private readonly work: UnitOfWork,
    private readonly calendars: WorkingCalendars,
    private readonly decisions: TaskDecisions,
    private readonly instances: InstanceRecords,
    private readonly people: People,
    private readonly deputies: Deputies,
    private readonly notifier: Notifier,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Looks at all open tasks that are due, and tells of each once per occasion, however often and from however many servers it is
   * called. Throws when the engine is away.
   */
  async run(): Promise<number> {
    let reminded = 0;
    const hours = new Map<string, WorkingTime>();
    for (let from = 0, more = true; more; from += PAGE) {
      const { items } = orRefuse(await this.engine.searchUserTasks({ state: [...OPEN_STATES], dueUntil: this.ahead() }, { limit: PAGE, from, sort: OLDEST_FIRST }));
      for (const reminder of await this.owed(items.flatMap(dueTask), hours)) reminded += (await this.remind(reminder)) ? 1 : 0;
      more = items.length === PAGE;
    }
    return reminded;
  }

  private ahead(): string {
    return new Date(this.clock.now() + AHEAD_MS).toISOString();
  }

  /** What has to be told of these tasks and was not told yet. */
  private async owed(tasks: readonly DueTask[], hours: Map<string, WorkingTime>): Promise<Owed[]> {
    const keys = tasks.map(({ userTaskKey }) => userTaskKey);
    const decided = await this.decisions.decidedAmong(keys);
    const told = new Set((await this.work.run((tx) => tx.findBy(TaskReminder, { userTaskKey: In(keys) }))).map(idOf));
    const owed: Owed[] = [];
    for (const task of tasks.filter(({ userTaskKey }) => !decided.has(userTaskKey))) {
      const kind = await this.occasion(task, hours);
      if (kind && !told.has(idOf({ userTaskKey: task.userTaskKey, kind, dueDate: task.due }))) owed.push({ task, kind });
    }
    return owed;
  }

  private async occasion({ due, candidateGroups }: DueTask, hours: Map<string, WorkingTime>): Promise<ReminderKind | null> {
    const now = this.clock.now();
    if (due.getTime() <= now) return 'overdue';
    const groups = candidateGroups.join();
    const time = hours.get(groups) ?? (await this.calendars.timeOfFirst(candidateGroups.map((group) => `group:${group}`).filter(isSubject)));
    hours.set(groups, time);
    return workingTimeBetween(time, now, due.getTime()) <= workingDay(time.week) ? 'due-soon' : null;
  }

  private async remind({ task, kind }: Owed): Promise<boolean> {
    const { userTaskKey, due: dueDate } = task;
    const [people, recordNumber] = [await this.concerned(task), await this.recordOf(task)];
    const text = `${nameOf(task)}: ${kind === 'overdue' ? 'was due' : 'is due'} ${inWords(dueDate)}`;
    return this.work.run(async (tx) => {
      if (!(await this.isFirst({ userTaskKey, kind, dueDate }, tx))) return false;
      await this.notifier.tell(people, { because: 'reminder', recordNumber, action: `task.${kind}`, actor: null, text, userTaskKey }, tx);
      return true;
    });
  }

  private async isFirst(reminder: TaskReminder, tx: Transaction): Promise<boolean> {
    const inserted = await tx.createQueryBuilder().insert().into(TaskReminder).values(reminder).orIgnore().returning('kind').execute();
    return (inserted.raw as unknown[]).length > 0;
  }

  /** Who has the task; while nobody has, who may take it. */
  private async concerned({ assignee, candidateGroups, candidateUsers }: EngineUserTask): Promise<string[]> {
    const named = await this.people.byUsernames(assignee === null ? candidateUsers : [assignee]);
    const offered = assignee === null ? await this.people.withRoles(candidateGroups) : [];
    return this.deputies.withDeputies([...named, ...offered].map(({ id }) => id));
  }

  private async recordOf({ processInstanceKey, userTaskKey }: EngineUserTask): Promise<string> {
    return (await this.instances.numbersOf([processInstanceKey])).get(processInstanceKey) ?? `TASK:${userTaskKey}`;
  }
}

function dueTask(task: EngineUserTask): DueTask[] {
  const due = new Date(momentOf(task.dueDate) ?? NaN);
  return Number.isNaN(due.getTime()) ? [] : [{ ...task, due }];
}

function idOf({ userTaskKey, kind, dueDate }: TaskReminder): string {
  return `${userTaskKey} ${kind} ${dueDate.toISOString()}`;
}
