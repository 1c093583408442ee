import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { GateListItem, GateState, Page, ProblemCode } from '#core/contracts';
import { ok, type Refusal, type Result } from '#core/kernel';
import { decodeCursor, isUnreadableValue, strangeCursor, toPage, UnitOfWork, type Position } from '#platform/persistence';
import { Gate } from '../domain/gate.entity.js';
import { Project } from '../domain/project.entity.js';
import { listItem } from './gate-views.js';

export interface GateQuery {
  project?: string | undefined;
  state?: GateState[] | undefined;
  limit: number;
  cursor?: string | undefined;
}

/** Gates in the order of their planned days. */
@Injectable()
export class GateList {
  constructor(private readonly work: UnitOfWork) {}

  async page(query: GateQuery): Promise<Result<Page<GateListItem>, Refusal<ProblemCode>>> {
    const after = query.cursor === undefined ? ok(null) : decodeCursor(query.cursor, 2);
    if (!after.ok) return after;
    try {
      return ok(await this.rows(query, after.value));
    } catch (error) {
      if (query.cursor !== undefined && isUnreadableValue(error)) return strangeCursor();
      throw error;
    }
  }

  private rows({ project, state, limit }: GateQuery, after: Position | null): Promise<Page<GateListItem>> {
    return this.work.run(async (tx) => {
      const matching = tx.createQueryBuilder(Gate, 'gate').where('true');
      if (project !== undefined) matching.andWhere('gate.project = :project', { project });
      if (state) matching.andWhere('gate.state = any(:state)', { state });
      const total = await matching.getCount();
      if (after) matching.andWhere('(gate.planned_on, gate.number) > (cast(:day as date), cast(:number as text))', { day: after[0], number: after[1] });
      const gates = await matching.orderBy('gate.plannedOn').addOrderBy('gate.number').take(limit + 1).getMany();
      const projects = await tx.find(Project, { select: { number: true, name: true }, where: { number: In(gates.map((gate) => gate.project)) } });
      const names = new Map(projects.map(({ number, name }) => [number, name]));
      return toPage(gates, limit, total, (gate) => listItem(gate, names.get(gate.project) ?? gate.project), ({ plannedOn, number }) => [plannedOn, number]);
    });
  }
}
