import { Injectable } from '@nestjs/common';
import type { PersonRef, RiskListItem, RiskView } from '#core/contracts';
import { People, type Actor } from '#platform/identity';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { RiskCarryStep } from '../domain/risk-carry.entity.js';
import { allowedActions } from '../domain/risk-permissions.js';
import { Risk } from '../domain/risk.entity.js';

type Refs = ReadonlyMap<string, PersonRef>;

/** Risks as a person sees them. */
@Injectable()
export class RiskViews {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: People,
  ) {}

  async byNumber(number: string, actor: Actor): Promise<RiskView | null> {
    const risk = await this.work.run((tx) => tx.findOneBy(Risk, { number }));
    return risk && this.of(risk, actor);
  }

  of(risk: Risk, actor: Actor): Promise<RiskView> {
    return this.work.run(async (tx) => {
      const steps = await tx.find(RiskCarryStep, { where: { riskId: risk.id }, order: { ordinal: 'ASC' } });
      const ids = [risk.raisedById, ...(risk.ownerId ? [risk.ownerId] : []), ...steps.map(({ byId }) => byId)];
      const people = await this.people.refs(ids, tx);
      const { description, levelReason, response, responsePlan, reviewNote, closingNote, processInstanceKey, version } = risk;
      return {
        ...listItem(risk, people),
        ...{ description, levelReason, response, responsePlan, reviewNote, closingNote, processInstanceKey, version },
        raisedBy: refIn(people, risk.raisedById),
        carries: steps.map(({ fromRecord, toRecord, byId, at, reason }) => ({ from: fromRecord, to: toRecord, by: refIn(people, byId), at: at.toISOString(), reason })),
        createdAt: risk.createdAt.toISOString(),
        allowedActions: allowedActions(risk, actor),
      };
    });
  }

  async listItems(risks: readonly Risk[], tx: Transaction): Promise<RiskListItem[]> {
    const people = await this.people.refs(risks.flatMap(({ ownerId }) => ownerId ?? []), tx);
    return risks.map((risk) => listItem(risk, people));
  }
}

function listItem(risk: Risk, people: Refs): RiskListItem {
  const { number, title, state, category, probability, impact, level, aboveAppetite, ownerId, ownerAcceptedAt, record } = risk;
  const owner = ownerId === null ? null : refIn(people, ownerId);
  const [reviewAt, updatedAt] = [risk.reviewAt?.toISOString() ?? null, risk.updatedAt.toISOString()];
  return { number, title, state, category, probability, impact, level, aboveAppetite, owner, ownerAccepted: ownerAcceptedAt !== null, record, reviewAt, updatedAt };
}

function refIn(people: Refs, id: string): PersonRef {
  return people.get(id) ?? { username: id, displayName: id };
}
