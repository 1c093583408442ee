import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import { ok, refuse } from '#core/kernel';
import type { Refusal, Result } from '#core/kernel';
import type { Transaction } from '#platform/persistence';
import { TaskDecision } from './task-decision.entity.js';

export type NewDecision = Pick<
  TaskDecision,
  'userTaskKey' | 'elementId' | 'taskName' | 'processName' | 'processInstanceKey' | 'recordNumber' | 'personId' | 'inNameOfId' | 'variables' | 'contentHash'
>;

/** The decision rows: who decided what on which task, and what became of it at the engine. */
@Injectable()
export class TaskDecisions {
  constructor(@InjectRepository(TaskDecision) private readonly rows: Repository<TaskDecision>) {}

  /** Refuses `already-decided` when the task has a decision that is not void; two at the same moment end with one. */
  async record(decision: NewDecision, tx: Transaction): Promise<Result<TaskDecision, Refusal<'already-decided'>>> {
    const row = tx.create(TaskDecision, { ...decision, id: randomUUID() });
    const inserted = await tx.createQueryBuilder().insert().into(TaskDecision).values(row).orIgnore().returning('id').execute();
    if ((inserted.raw as unknown[]).length === 0) return refuse('already-decided', 'Somebody has already decided on this task.');
    return ok(await tx.findOneByOrFail(TaskDecision, { id: row.id }));
  }

  byId(id: string, tx: Transaction): Promise<TaskDecision | null> {
    return tx.findOneBy(TaskDecision, { id });
  }

  /** The decision that counts for the task, or else the last one that was made void. */
  async forTask(userTaskKey: string, tx: Transaction = this.rows.manager): Promise<TaskDecision | null> {
    const rows = await tx.find(TaskDecision, { where: { userTaskKey }, order: { decidedAt: 'DESC' } });
    return rows.find(({ state }) => state !== 'void') ?? rows[0] ?? null;
  }

  /** Which of these tasks have a decision that counts. */
  async decidedAmong(userTaskKeys: readonly string[]): Promise<Set<string>> {
    const rows = await this.rows.find({
      select: { userTaskKey: true },
      where: { userTaskKey: In([...userTaskKeys]), state: In(['pending', 'applied']) },
    });
    return new Set(rows.map(({ userTaskKey }) => userTaskKey));
  }

  /** True while a decision on this record is on its way to the engine. */
  pendingFor(recordNumber: string, tx: Transaction): Promise<boolean> {
    return tx.existsBy(TaskDecision, { recordNumber, state: 'pending' });
  }

  async decidedBy(personId: string, limit: number): Promise<TaskDecision[]> {
    return this.rows.find({ where: { personId }, order: { decidedAt: 'DESC', id: 'ASC' }, take: limit });
  }

  /** The engine completed the task with this decision. False when it was settled before. */
  async apply(id: string, tx: Transaction): Promise<boolean> {
    const { affected } = await tx.update(TaskDecision, { id, state: 'pending' }, { state: 'applied', settledAt: new Date() });
    return affected === 1;
  }

  /** The engine did not take the decision. False when it was settled before. */
  async void(id: string, reason: string, tx: Transaction): Promise<boolean> {
    const settled = { state: 'void' as const, voidReason: reason, settledAt: new Date() };
    const { affected } = await tx.update(TaskDecision, { id, state: 'pending' }, settled);
    return affected === 1;
  }
}
