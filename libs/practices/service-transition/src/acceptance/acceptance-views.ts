import { Injectable } from '@nestjs/common';
import type { AcceptanceListItem, AcceptanceView, CriterionReading, PersonRef, SignatureView } from '#core/contracts';
import { People, type Actor } from '#platform/identity';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { Criteria } from '../criteria/criteria.js';
import { redMandatory } from '../criteria/readiness.js';
import { Signatures } from '../criteria/signatures.js';
import { allowedActions, lockedFields } from './acceptance-permissions.js';
import { AcceptanceStanding } from './acceptance-standing.js';
import { Acceptance } from './acceptance.entity.js';
import { ENDED_ACCEPTANCES } from './acceptance.lifecycle.js';

/** Acceptances as a person sees them. */
@Injectable()
export class AcceptanceViews {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: People,
    private readonly criteria: Criteria,
    private readonly standing: AcceptanceStanding,
    private readonly signatures: Signatures,
  ) {}

  async byNumber(number: string, actor: Actor): Promise<AcceptanceView | null> {
    const acceptance = await this.work.run((tx) => tx.findOneBy(Acceptance, { number }));
    return acceptance && this.of(acceptance, actor);
  }

  of(acceptance: Acceptance, actor: Actor): Promise<AcceptanceView> {
    return this.work.run(async (tx) => {
      const { number, managerId, deskId, round, version, processInstanceKey, createdAt, state } = acceptance;
      const { criteria, blockers } = await this.standing.of(acceptance, tx);
      const owners = (await this.criteria.rows([number], tx)).map(({ ownerId }) => ownerId);
      const people = await this.people.refs([managerId, deskId], tx);
      return {
        ...listItem(acceptance, people, criteria),
        ...{ version, round, criteria, processInstanceKey },
        desk: people.get(deskId)!,
        signatures: await this.signatures.viewsOf<SignatureView['decision']>(number, tx),
        blockers: ENDED_ACCEPTANCES.includes(state) ? [] : blockers,
        createdAt: createdAt.toISOString(),
        locked: lockedFields(acceptance),
        allowedActions: allowedActions({ acceptance, owners }, actor),
      };
    });
  }

  async listItems(acceptances: readonly Acceptance[], tx: Transaction): Promise<AcceptanceListItem[]> {
    const people = await this.people.refs(acceptances.map(({ managerId }) => managerId), tx);
    const criteria = await this.criteria.ofAll(acceptances.map(({ number }) => number), tx);
    return acceptances.map((acceptance) => listItem(acceptance, people, criteria.get(acceptance.number) ?? []));
  }
}

function listItem(acceptance: Acceptance, people: ReadonlyMap<string, PersonRef>, criteria: readonly CriterionReading[]): AcceptanceListItem {
  const { number, title, state, service, project, release, managerId, updatedAt } = acceptance;
  const counted = { red: redMandatory(criteria).length, criteriaCount: criteria.length };
  return { number, title, state, service, project, release, manager: people.get(managerId)!, ...counted, updatedAt: updatedAt.toISOString() };
}
