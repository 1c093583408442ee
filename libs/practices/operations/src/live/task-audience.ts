import { Injectable } from '@nestjs/common';
import type { Role } from '#core/contracts';
import type { Actor } from '#platform/identity';
import type { EngineUserTask } from '#platform/orchestration';
import type { Announcement } from './live-hub.js';

type Concerned = Pick<EngineUserTask, 'assignee' | 'candidateGroups' | 'candidateUsers'>;

/** Roles that see every task. */
const OVERSEERS: readonly Role[] = ['admin', 'operator', 'auditor', 'process-owner'];

/** Who hears which task changed: those who may see the task. Everybody else hears nothing of it. */
@Injectable()
export class TaskAudience {
  private concerned: ReadonlyMap<string, Concerned> = new Map();

  /** The open tasks as the engine showed them last. */
  remember(tasks: ReadonlyMap<string, Concerned>): void {
    this.concerned = tasks;
  }

  /** Of a task not seen yet only "something of this kind" is told. */
  announcement(userTaskKey: string, task: Concerned | undefined = this.concerned.get(userTaskKey)): Announcement {
    if (!task) return { event: { topic: 'task', id: null } };
    return { event: { topic: 'task', id: userTaskKey }, audience: (actor) => concerns(task, actor) };
  }
}

function concerns({ assignee, candidateGroups, candidateUsers }: Concerned, { username, roles }: Actor): boolean {
  if (assignee === username || candidateUsers.includes(username)) return true;
  return roles.some((role) => candidateGroups.includes(role) || OVERSEERS.includes(role));
}
