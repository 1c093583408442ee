import { Injectable } from '@nestjs/common';
import { In, LessThan, MoreThan } from 'typeorm';
import type { ProblemCode } from '#core/contracts';
import type { Refusal, Result } from '#core/kernel';
import type { Actor } from '#platform/identity';
import { ProcessEngine } from '#platform/orchestration';
import type { EngineUserTask } from '#platform/orchestration';
import { UnitOfWork } from '#platform/persistence';
import { TaskClaim } from '../domain/task-claim.entity.js';

/** How far behind its own writes a search of the engine may be. */
const LAG_MS = 30_000;
const LIVE_CHANNEL = 'tollgate_live';

/** Claims and releases tasks at the engine, and knows of them before its search does. */
@Injectable()
export class TaskClaims {
  constructor(
    private readonly engine: ProcessEngine,
    private readonly work: UnitOfWork,
  ) {}

  /** `conflict` when the task was claimed by somebody else meanwhile. */
  async claim(task: EngineUserTask, actor: Actor): Promise<Result<void, Refusal<ProblemCode>>> {
    const claimed = await this.engine.assignUserTask(task.userTaskKey, actor.username, false);
    if (claimed.ok) await this.remember(task.userTaskKey, actor.username);
    return claimed;
  }

  async release(task: EngineUserTask): Promise<Result<void, Refusal<ProblemCode>>> {
    const released = await this.engine.unassignUserTask(task.userTaskKey);
    if (released.ok) await this.remember(task.userTaskKey, null);
    return released;
  }

  /** The tasks with the assignee they have by what was done here a moment ago. */
  async applyTo(tasks: readonly EngineUserTask[]): Promise<EngineUserTask[]> {
    const userTaskKey = In(tasks.map((task) => task.userTaskKey));
    const changedAt = MoreThan(new Date(Date.now() - LAG_MS));
    const recent = await this.work.run((tx) => tx.findBy(TaskClaim, { userTaskKey, changedAt }));
    const byKey = new Map(recent.map((claim) => [claim.userTaskKey, claim.username]));
    return tasks.map((task) => (byKey.has(task.userTaskKey) ? { ...task, assignee: byKey.get(task.userTaskKey) ?? null } : task));
  }

  private async remember(userTaskKey: string, username: string | null): Promise<void> {
    const now = Date.now();
    await this.work.run(async (tx) => {
      await tx.upsert(TaskClaim, { userTaskKey, username, changedAt: new Date(now) }, ['userTaskKey']);
      await tx.delete(TaskClaim, { changedAt: LessThan(new Date(now - 10 * LAG_MS)) });
      await tx.query('select pg_notify($1, $2)', [LIVE_CHANNEL, JSON.stringify({ topic: 'task', id: userTaskKey })]);
    });
  }
}
