import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { GateListItem, GateState, Page, ProblemCode } from '#core/contracts';
import type { Refusal, Result } from '#core/kernel';
import { sortedPage, UnitOfWork, type SortColumns, type Transaction } from '#platform/persistence';
import { Gate } from '../domain/gate.entity.js';
import { Project } from '../domain/project.entity.js';
import { listItem } from './gate-views.js';

export interface GateQuery {
  project?: string | undefined;
  state?: GateState[] | undefined;
  limit: number;
  cursor?: string | undefined;
}

const ORDER = { plannedOn: { sql: 'gate.planned_on', type: 'date' } } as const satisfies SortColumns;

/** Gates in the order of their planned days. */
@Injectable()
export class GateList {
  constructor(private readonly work: UnitOfWork) {}

  page({ project, state, limit, cursor }: GateQuery): Promise<Result<Page<GateListItem>, Refusal<ProblemCode>>> {
    return this.work.run(async (tx) => {
      const matching = tx.createQueryBuilder(Gate, 'gate').where('true');
      if (project !== undefined) matching.andWhere('gate.project = :project', { project });
      if (state) matching.andWhere('gate.state = any(:state)', { state });
      return sortedPage(matching, ORDER, 'gate.ordinal', { sort: 'plannedOn', limit, cursor }, (gates) => listItems(gates, tx));
    });
  }
}

/** With the names of their projects. */
async function listItems(gates: readonly Gate[], tx: Transaction): Promise<GateListItem[]> {
  const projects = await tx.find(Project, { select: { number: true, name: true }, where: { number: In(gates.map(({ project }) => project)) } });
  const names = new Map(projects.map(({ number, name }) => [number, name]));
  return gates.map((gate) => listItem(gate, names.get(gate.project) ?? gate.project));
}
