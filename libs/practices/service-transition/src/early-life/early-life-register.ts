import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import type { CriterionTemplate, EarlyLifeLevel, LevelTemplate } from '#core/contracts';
import { People, type Actor } from '#platform/identity';
import { Watchers } from '#platform/notifications';
import { Outbox, ServiceDirectory, type ReleaseFacts } from '#platform/orchestration';
import { RecordNumbers, type Transaction } from '#platform/persistence';
import { Criteria } from '../criteria/criteria.js';
import { ownedBy, TransitionSets } from '../criteria/transition-sets.js';
import { EarlyLifeRecords } from './early-life-records.js';
import { EarlyLifeSupport } from './early-life.entity.js';
import { EARLY_LIFE_PROCESS, ENDED_SUPPORTS } from './early-life.lifecycle.js';
import { Levels } from './levels.js';

export interface NewSupport extends Pick<EarlyLifeSupport, 'title' | 'services' | 'release' | 'managerId' | 'daysAsked' | 'startedOn'> {
  /** null: the owner of the first service. */
  deskId: string | null;
}

/** Where early-life supports come on record: from a release, or by hand. */
@Injectable()
export class EarlyLifeRegister {
  constructor(
    private readonly records: EarlyLifeRecords,
    private readonly criteria: Criteria,
    private readonly levels: Levels,
    private readonly sets: TransitionSets,
    private readonly numbers: RecordNumbers,
    private readonly services: ServiceDirectory,
    private readonly people: People,
    private readonly watchers: Watchers,
    private readonly outbox: Outbox,
  ) {}

  /** The support of a release that has not ended, or a new one. Its process is called by the one of the release. */
  async ofRelease({ number: release, title, manager, services, earlyLifeDays }: ReleaseFacts, tx: Transaction): Promise<EarlyLifeSupport> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 13))', [release]);
    const open = await tx.findOneBy(EarlyLifeSupport, { release, state: Not(In([...ENDED_SUPPORTS])) });
    if (open) return open;
    const managerId = (await this.people.byUsername(manager.username, tx))!.id;
    return this.add({ title, services: [...services], release, managerId, deskId: null, daysAsked: earlyLifeDays > 0 ? earlyLifeDays : null, startedOn: null }, null, tx);
  }

  /** Puts one on record with a process of its own. */
  async byHand(content: NewSupport, actor: Actor, tx: Transaction): Promise<EarlyLifeSupport> {
    const support = await this.add(content, actor, tx);
    await this.outbox.enqueue({ kind: 'start-process', processDefinitionId: EARLY_LIFE_PROCESS, recordNumber: support.number, variables: { title: support.title } }, tx);
    return support;
  }

  private async add({ deskId, ...content }: NewSupport, actor: Actor | null, tx: Transaction): Promise<EarlyLifeSupport> {
    const owner = await this.ownerOf(content, tx);
    const fresh = { state: 'entry', policy: null, extensionRule: null, plannedOn: null, closedOn: null, extensions: 0, cancelledAt: null, processInstanceKey: null } as const;
    const support = Object.assign(new EarlyLifeSupport(), { ...content, ...fresh, deskId: deskId ?? owner, number: await this.numbers.next('ELS', tx) });
    const changes = (['title', 'services', 'release', 'daysAsked'] as const).map((field) => ({ field, before: null, after: support[field] }));
    await this.records.save(support, { actor, action: 'early-life.created', changes }, tx);
    for (const person of new Set([support.managerId, support.deskId])) await this.watchers.watch(support.number, person, tx);
    await this.layOut(support, owner, await this.sets.read('early-life-support', tx), tx);
    return support;
  }

  /** The criteria and levels of the set, and a level for each promise of the services. */
  private async layOut({ number, managerId, deskId, services }: EarlyLifeSupport, owner: string, set: { criteria: CriterionTemplate[]; levels: LevelTemplate[] }, tx: Transaction): Promise<void> {
    await this.criteria.lay(number, ownedBy(set.criteria, { manager: managerId, 'service-desk': deskId, 'service-owner': owner }), tx);
    const byHand = set.levels.map((level): EarlyLifeLevel => ({ ...level, slo: null }));
    await this.levels.lay(number, [...byHand, ...(await this.levels.promised(services, tx))], tx);
  }

  private async ownerOf({ services, managerId }: Pick<NewSupport, 'services' | 'managerId'>, tx: Transaction): Promise<string> {
    const first = (await this.services.byNumbers(services, tx)).get(services[0]!);
    return (first && (await this.people.byUsername(first.owner.username, tx))?.id) ?? managerId;
  }
}
