import { Injectable } from '@nestjs/common';
import { In, Not, Raw } from 'typeorm';
import { People } from '#platform/identity';
import { ReleaseDirectory, type ReleaseFacts } from '#platform/orchestration';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { Release } from '../domain/release.entity.js';
import { ENDED_STATES } from '../domain/release.lifecycle.js';

/** Answers other practices' questions about releases. */
@Injectable()
export class RecordedReleases extends ReleaseDirectory {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: People,
  ) {
    super();
  }

  async byNumbers(numbers: readonly string[], tx?: Transaction): Promise<Map<string, ReleaseFacts>> {
    if (numbers.length === 0) return new Map();
    const facts = await this.read((own) => own.findBy(Release, { number: In([...numbers]) }), tx);
    return new Map(facts.map((release) => [release.number, release]));
  }

  openOf(project: string, tx?: Transaction): Promise<ReleaseFacts[]> {
    const projects = Raw((column) => `${column} @> array[:project]`, { project });
    return this.read((own) => own.find(Release, { where: { projects, state: Not(In(ENDED_STATES)) }, order: { createdAt: 'ASC', id: 'ASC' } }), tx);
  }

  private read(find: (tx: Transaction) => Promise<Release[]>, tx?: Transaction): Promise<ReleaseFacts[]> {
    const told = async (own: Transaction) => {
      const releases = await find(own);
      const managers = await this.people.refs(releases.map(({ managerId }) => managerId), own);
      return releases.map(({ number, title, state, managerId, services, changes, projects, earlyLifeDays }) => {
        return { number, title, state, manager: managers.get(managerId)!, services, changes, projects, earlyLifeDays };
      });
    };
    return this.work.within(tx, told);
  }
}
