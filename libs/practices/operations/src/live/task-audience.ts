import { Injectable } from '@nestjs/common';
import type { Role } from '#core/contracts';
import { Absences } from '#platform/calendar';
import type { Actor } from '#platform/identity';
import type { EngineUserTask } from '#platform/orchestration';
import type { Announcement } from './live-hub.js';

type Concerned = Pick<EngineUserTask, 'assignee' | 'candidateGroups' | 'candidateUsers'>;

/** Roles that see every task. */
const OVERSEERS: readonly Role[] = ['admin', 'operator', 'auditor', 'process-owner'];

/** Who hears which task changed: those who may see the task, and who stands in for them. Everybody else hears nothing of it. */
@Injectable()
export class TaskAudience {
  private concerned: ReadonlyMap<string, Concerned> = new Map();
  private deputies: ReadonlyMap<string, readonly Actor[]> = new Map();

  constructor(private readonly absences: Absences) {}

  /** The open tasks as the engine showed them last; who stands in for whom is looked up with them. */
  async remember(tasks: ReadonlyMap<string, Concerned>): Promise<void> {
    this.concerned = tasks;
    this.deputies = await this.absences.deputies(Date.now());
  }

  /** Of a task not seen yet only "something of this kind" is told. */
  announcement(userTaskKey: string, task: Concerned | undefined = this.concerned.get(userTaskKey)): Announcement {
    if (!task) return { event: { topic: 'task', id: null } };
    return { event: { topic: 'task', id: userTaskKey }, audience: (actor) => this.concerns(task, actor) };
  }

  private concerns(task: Concerned, actor: Actor): boolean {
    if (isOffered(task, actor) || actor.roles.some((role) => OVERSEERS.includes(role))) return true;
    return this.deputies.get(actor.personId)?.some((absent) => isOffered(task, absent)) ?? false;
  }
}

function isOffered({ assignee, candidateGroups, candidateUsers }: Concerned, { username, roles }: Actor): boolean {
  if (assignee === username || candidateUsers.includes(username)) return true;
  return roles.some((role) => candidateGroups.includes(role));
}
