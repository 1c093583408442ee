import { Injectable, Optional } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { PersonRef } from '#core/contracts';
import { People } from '#platform/identity';
import { commentIn, ProjectDirectory, ReleaseDirectory, ServiceDirectory, type DecisionTaken } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { Criteria } from './criteria.js';
import { Signature, type Signed } from './signature.entity.js';
import type { Signers } from './signing-rules.js';

/** What is handed over, for which the signers are asked. */
export interface Handover {
  number: string;
  managerId: string;
  services: readonly string[];
  release: string | null;
  projects: readonly string[];
}

export interface SignedView<D extends Signed> {
  decision: D;
  by: PersonRef;
  comment: string;
  at: string;
}

/** Decisions that operations sign, and who may sign them. */
@Injectable()
export class Signatures {
  constructor(
    private readonly people: People,
    private readonly criteria: Criteria,
    private readonly services: ServiceDirectory,
    /** Absent where no practice keeps projects or releases. */
    @Optional() private readonly projects?: ProjectDirectory,
    @Optional() private readonly releases?: ReleaseDirectory,
  ) {}

  async signersOf(handover: Handover, criteriaOf: readonly string[], tx: Transaction): Promise<Signers> {
    const services = [...(await this.services.byNumbers(handover.services, tx)).values()];
    const owners = await this.people.byUsernames(services.map(({ owner }) => owner.username), tx);
    return { number: handover.number, serviceOwners: owners.map(({ id }) => id), excluded: await this.excluded(handover, criteriaOf, tx) };
  }

  async keep(record: string, decision: Signed, { excluded }: Signers, { actor, decisionId, contentHash, variables }: DecisionTaken, tx: Transaction): Promise<void> {
    const row = { record, decision, signerId: actor.personId, excluded: [...excluded.keys()], decisionId, comment: commentIn(variables) ?? '', contentHash, voidReason: null };
    await tx.insert(Signature, row);
  }

  async makeVoid(decisionId: string, reason: string, tx: Transaction): Promise<void> {
    await tx.update(Signature, { decisionId, voidReason: IsNull() }, { voidReason: reason });
  }

  /** The last decision that counts. */
  async last(record: string, tx: Transaction): Promise<Signature> {
    const last = await tx.findOne(Signature, { where: { record, voidReason: IsNull() }, order: { id: 'DESC' } });
    if (!last) throw new Error(`There is no decision on ${record} on record.`);
    return last;
  }

  /** Newest first. */
  async viewsOf<D extends Signed>(record: string, tx: Transaction): Promise<SignedView<D>[]> {
    const rows = await tx.find(Signature, { where: { record, voidReason: IsNull() }, order: { id: 'DESC' } });
    const people = await this.people.refs(rows.map(({ signerId }) => signerId), tx);
    return rows.map(({ decision, signerId, comment, createdAt }) => ({ decision: decision as D, by: people.get(signerId)!, comment, at: createdAt.toISOString() }));
  }

  /** Each with the reason that is told first. Who stood in for an owner and brought what is signed does not sign it either. */
  private async excluded({ managerId, release, projects }: Handover, criteriaOf: readonly string[], tx: Transaction): Promise<Map<string, string>> {
    const managed = projects.length === 0 ? new Map() : ((await this.projects?.byNumbers(projects, tx)) ?? new Map());
    const released = release === null ? undefined : (await this.releases?.byNumbers([release], tx))?.get(release);
    const managers = [...[...managed.values()].map(({ number, manager }) => [manager.username, `You manage ${number}.`] as const), ...(released ? [[released.manager.username, `You manage ${released.number}.`] as const] : [])];
    const ids = new Map((await this.people.byUsernames(managers.map(([username]) => username), tx)).map(({ id, username }) => [username, id]));
    const owned = (await this.criteria.rows(criteriaOf, tx)).map(({ ownerId, text }) => [ownerId, `You own "${text}".`] as const);
    const brought = (await this.criteria.broughtBy(criteriaOf, tx)).map((id) => [id, 'You brought evidence for this.'] as const);
    const told = [[managerId, 'You hand this over.'] as const, ...managers.flatMap(([username, why]) => (ids.has(username) ? [[ids.get(username)!, why] as const] : [])), ...owned, ...brought];
    return new Map(told.toReversed());
  }
}
