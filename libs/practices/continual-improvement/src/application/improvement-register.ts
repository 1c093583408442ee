import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import type { ImprovementCause, ImprovementContent } from '#core/contracts';
import type { Actor } from '#platform/identity';
import { Watchers } from '#platform/notifications';
import { ImprovementIntake, Outbox, type ImprovementIdea } from '#platform/orchestration';
import { RecordNumbers, type Transaction } from '#platform/persistence';
import { Improvement } from '../domain/improvement.entity.js';
import { ENDED_STATES, IMPROVEMENT_PROCESS } from '../domain/improvement.lifecycle.js';
import { ImprovementRecords } from './improvement-records.js';

const LONGEST_TITLE = 200;

export interface NewEntry extends ImprovementContent {
  cause: ImprovementCause;
  origin: string | null;
  ownerId: string;
}

/** Where improvements come into the register: by hand, and from what other practices have learned. */
@Injectable()
export class ImprovementRegister extends ImprovementIntake {
  constructor(
    private readonly records: ImprovementRecords,
    private readonly numbers: RecordNumbers,
    private readonly watchers: Watchers,
    private readonly outbox: Outbox,
  ) {
    super();
  }

  /** Adds an entry and starts its process; its owner hears what happens to it. */
  async add({ services, ...content }: NewEntry, actor: Actor | null, tx: Transaction): Promise<Improvement> {
    const improvement = Object.assign(new Improvement(), { ...content, services: [...new Set(services)], state: 'proposed', round: 1, proposedById: actor?.personId ?? null, withdrawnAt: null } as const);
    improvement.number = await this.numbers.next('IMP', tx);
    await this.watchers.watch(improvement.number, content.ownerId, tx);
    const { title, description, objective, cause, origin } = improvement;
    const changes = Object.entries({ title, description, objective, cause, origin, services: improvement.services }).map(([field, after]) => ({ field, before: null, after }));
    await this.records.save(improvement, { actor, action: 'improvement.created', changes }, tx);
    await this.outbox.enqueue({ kind: 'start-process', processDefinitionId: IMPROVEMENT_PROCESS, recordNumber: improvement.number, variables: { title } }, tx);
    return improvement;
  }

  /** Two that suggest the same at the same moment wait for each other. */
  async suggest({ title, description, cause, origin, ownerId, services }: ImprovementIdea, tx: Transaction): Promise<string> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 11))', [`${cause} ${origin}`]);
    const open = await tx.findOne(Improvement, { where: { cause, origin, state: Not(In(ENDED_STATES)) }, lock: { mode: 'pessimistic_write' } });
    if (open) {
      await this.records.note(open, { actor: null, action: 'improvement.seen-again', reason: description }, tx);
      return open.number;
    }
    return (await this.add({ title: title.slice(0, LONGEST_TITLE), description, cause, origin, ownerId, services: [...services], objective: null }, null, tx)).number;
  }
}
