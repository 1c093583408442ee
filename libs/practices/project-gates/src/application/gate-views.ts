import { Injectable } from '@nestjs/common';
import type { GateListItem, GateView, ProblemCode } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { People, type Actor } from '#platform/identity';
import type { Transaction } from '#platform/persistence';
import { dossierView } from '../domain/dossier.js';
import { allowedActions, type GateInQuestion } from '../domain/gate-permissions.js';
import { GateDossier } from '../domain/gate-review.entities.js';
import { Gate } from '../domain/gate.entity.js';
import { ownerOf } from '../domain/project-readiness.js';
import { GateReviews, type GateReview } from './gate-reviews.js';

/** Gates as people see them: what is frozen beside what is live. */
@Injectable()
export class GateViews {
  constructor(
    private readonly people: People,
    private readonly reviews: GateReviews,
  ) {}

  async byNumber(number: string, actor: Actor, tx: Transaction): Promise<Result<GateView, Refusal<ProblemCode>>> {
    const gate = await tx.findOneBy(Gate, { number });
    if (!gate) return refuse('not-found', `There is no gate ${number}.`);
    const review = await this.reviews.of(gate, tx);
    const dossiers = await tx.find(GateDossier, { where: { gate: number }, order: { round: 'DESC' } });
    const gatekeepers = await this.people.refs(review.gatekeepers, tx);
    const { round, version, processInstanceKey } = gate;
    return ok({
      ...listItem(gate, review.project.name),
      round,
      version,
      processInstanceKey,
      gatekeepers: review.gatekeepers.flatMap((id) => gatekeepers.get(id) ?? []),
      criteria: review.criteria,
      votes: review.votes,
      conditions: await this.reviews.conditionViews(review.conditions, tx),
      dossiers: dossiers.map((dossier) => dossierView(dossier, review.criteria)),
      blockers: review.blockers('go'),
      allowedActions: allowedActions(this.inQuestion(gate, review), actor),
    });
  }

  inQuestion(gate: Gate, { project, gatekeepers }: GateReview): GateInQuestion {
    const byHand = gate.criteria.filter(({ live }) => live === null);
    return { gate, gatekeepers, owners: new Map(byHand.map((criterion) => [criterion.key, ownerOf(criterion, project)])) };
  }
}

export function listItem(gate: Gate, projectName: string): GateListItem {
  const { number, name, project, stage: ordinal, state, plannedOn, outcome, updatedAt } = gate;
  return { number, name, project, projectName, ordinal, state, plannedOn, outcome, updatedAt: updatedAt.toISOString() };
}
