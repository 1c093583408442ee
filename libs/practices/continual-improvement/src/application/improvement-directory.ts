import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { ImprovementDirectory, type ImprovementFacts } from '#platform/orchestration';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { Improvement } from '../domain/improvement.entity.js';

/** Answers other practices' questions about improvements. */
@Injectable()
export class RegisteredImprovements extends ImprovementDirectory {
  constructor(private readonly work: UnitOfWork) {
    super();
  }

  async raised(actions: readonly string[], tx?: Transaction): Promise<ImprovementFacts[]> {
    if (actions.length === 0) return [];
    const find = (own: Transaction) => own.find(Improvement, { where: { action: In([...actions]), state: Not('rejected') }, order: { createdAt: 'ASC', id: 'ASC' } });
    const improvements = await this.work.within(tx, find);
    return improvements.map(({ number, title, state, action }) => ({ number, title, state, action: action! }));
  }
}
