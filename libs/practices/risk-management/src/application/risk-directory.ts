import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { People, refOf } from '#platform/identity';
import { RiskDirectory, type RiskFacts } from '#platform/orchestration';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { Risk } from '../domain/risk.entity.js';

/** Answers other practices' questions about risks. */
@Injectable()
export class RegisteredRisks extends RiskDirectory {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: People,
  ) {
    super();
  }

  openAt(records: readonly string[], tx?: Transaction): Promise<RiskFacts[]> {
    if (records.length === 0) return Promise.resolve([]);
    return this.work.within(tx, (within) => this.read(records, within));
  }

  private async read(records: readonly string[], tx: Transaction): Promise<RiskFacts[]> {
    const risks = await tx.find(Risk, { where: { record: In([...records]), state: Not('closed') }, order: { createdAt: 'ASC', id: 'ASC' } });
    const people = await this.people.byIds(risks.flatMap(({ ownerId }) => ownerId ?? []), tx);
    const owners = new Map(people.flatMap((person) => (person.active ? [[person.id, refOf(person)]] : [])));
    return risks.map(({ number, title, state, record, ownerId, ownerAcceptedAt, level, aboveAppetite }) => {
      const owner = ownerAcceptedAt && ownerId ? (owners.get(ownerId) ?? null) : null;
      return { number, title, state, record: record!, owner, level, aboveAppetite: aboveAppetite ?? true };
    });
  }
}
