import { Injectable } from '@nestjs/common';
import type { EarlyLifeDecision, EarlyLifeLevelView, EarlyLifeListItem, EarlyLifeView, PersonRef } from '#core/contracts';
import { People, type Actor } from '#platform/identity';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { Criteria } from '../criteria/criteria.js';
import { Signatures } from '../criteria/signatures.js';
import { allowedActions, lockedFields } from './early-life-permissions.js';
import { EarlyLifeStanding } from './early-life-standing.js';
import { EarlyLifeSupport } from './early-life.entity.js';
import { ENDED_SUPPORTS } from './early-life.lifecycle.js';
import { lastDays, missedOn } from './level-days.js';
import { Levels } from './levels.js';

/** Early-life supports as a person sees them. */
@Injectable()
export class EarlyLifeViews {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: People,
    private readonly criteria: Criteria,
    private readonly levels: Levels,
    private readonly standing: EarlyLifeStanding,
    private readonly signatures: Signatures,
  ) {}

  async byNumber(number: string, actor: Actor): Promise<EarlyLifeView | null> {
    const support = await this.work.run((tx) => tx.findOneBy(EarlyLifeSupport, { number }));
    return support && this.of(support, actor);
  }

  of(support: EarlyLifeSupport, actor: Actor): Promise<EarlyLifeView> {
    return this.work.run(async (tx) => {
      const { number, state, managerId, deskId, daysAsked, policy, version, processInstanceKey, createdAt } = support;
      const { criteria, levels, entryBlockers, exitBlockers } = await this.standing.of(support, tx);
      const owners = (await this.criteria.rows([number], tx)).map(({ ownerId }) => ownerId);
      const people = await this.people.refs([managerId, deskId], tx);
      return {
        ...listItem(support, people, levels),
        ...{ version, daysAsked, criteria, levels, policy, processInstanceKey },
        desk: people.get(deskId)!,
        decisions: await this.signatures.viewsOf<EarlyLifeDecision>(number, tx),
        blockers: ENDED_SUPPORTS.includes(state) ? [] : state === 'entry' ? entryBlockers : exitBlockers,
        createdAt: createdAt.toISOString(),
        locked: lockedFields(support),
        allowedActions: allowedActions({ support, owners }, actor),
      };
    });
  }

  async listItems(supports: readonly EarlyLifeSupport[], tx: Transaction): Promise<EarlyLifeListItem[]> {
    const people = await this.people.refs(supports.map(({ managerId }) => managerId), tx);
    const levels = await this.levels.ofAll(supports.map(({ number }) => number), tx);
    return supports.map((support) => listItem(support, people, levels.get(support.number) ?? []));
  }
}

function listItem(support: EarlyLifeSupport, people: ReadonlyMap<string, PersonRef>, levels: readonly EarlyLifeLevelView[]): EarlyLifeListItem {
  const { number, title, state, services, release, managerId, startedOn, plannedOn, closedOn, extensions, updatedAt } = support;
  const missed = missedOn(levels, lastDays(levels, closedOn, 1)).length;
  return { number, title, state, services, release, manager: people.get(managerId)!, startedOn, plannedOn, extensions, missed, updatedAt: updatedAt.toISOString() };
}
