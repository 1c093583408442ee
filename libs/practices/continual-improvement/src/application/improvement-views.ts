import { Injectable } from '@nestjs/common';
import type { ImprovementListItem, ImprovementView, PersonRef } from '#core/contracts';
import { People, type Actor } from '#platform/identity';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { allowedActions } from '../domain/improvement-permissions.js';
import { Improvement } from '../domain/improvement.entity.js';

type Refs = ReadonlyMap<string, PersonRef>;

/** Improvements as a person sees them. */
@Injectable()
export class ImprovementViews {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: People,
  ) {}

  async byNumber(number: string, actor: Actor): Promise<ImprovementView | null> {
    const improvement = await this.work.run((tx) => tx.findOneBy(Improvement, { number }));
    return improvement && this.of(improvement, actor);
  }

  async of(improvement: Improvement, actor: Actor): Promise<ImprovementView> {
    const { proposedById, ownerId } = improvement;
    const people = await this.people.refs([ownerId, ...(proposedById ? [proposedById] : [])]);
    return {
      ...listItem(improvement, people),
      ...details(improvement),
      proposedBy: proposedById === null ? null : refIn(people, proposedById),
      createdAt: improvement.createdAt.toISOString(),
      allowedActions: allowedActions(improvement, actor),
    };
  }

  async listItems(improvements: readonly Improvement[], tx: Transaction): Promise<ImprovementListItem[]> {
    const people = await this.people.refs(improvements.map(({ ownerId }) => ownerId), tx);
    return improvements.map((improvement) => listItem(improvement, people));
  }
}

function details(improvement: Improvement) {
  const { description, services, version, priorityReason, benefit, effort, indicator, unit, baseline, target, measured, lessons } = improvement;
  const { plan, measureAfterDays, actionKind, action, closingNote, processInstanceKey } = improvement;
  return { description, services, version, priorityReason, benefit, effort, indicator, unit, baseline, target, measured, lessons, plan, measureAfterDays, actionKind, action, closingNote, processInstanceKey };
}

function listItem(improvement: Improvement, people: Refs): ImprovementListItem {
  const { number, title, state, cause, origin, objective, priority, ownerId, round } = improvement;
  const [measureAt, updatedAt] = [improvement.measureAt?.toISOString() ?? null, improvement.updatedAt.toISOString()];
  return { number, title, state, cause, origin, objective, priority, owner: refIn(people, ownerId), round, measureAt, updatedAt };
}

function refIn(people: Refs, id: string): PersonRef {
  return people.get(id) ?? { username: id, displayName: id };
}
