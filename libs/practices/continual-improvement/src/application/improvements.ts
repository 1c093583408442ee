import { Injectable } from '@nestjs/common';
import type { ImprovementAction, ImprovementContent, ProblemCode } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { writeFields } from '#platform/audit';
import { People, type Actor } from '#platform/identity';
import { ObjectiveDirectory, Outbox, ServiceDirectory, TaskDecisions } from '#platform/orchestration';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { CONTENT_FIELDS } from '../domain/improvement-content.js';
import { mayAct } from '../domain/improvement-permissions.js';
import type { Improvement } from '../domain/improvement.entity.js';
import { ImprovementRecords } from './improvement-records.js';
import { ImprovementRegister } from './improvement-register.js';

type Outcome<T> = Result<T, Refusal<ProblemCode>>;

export interface NewImprovement extends ImprovementContent {
  /** User name of who takes it up; null: the one who proposes it. */
  owner: string | null;
}

const DAY_MS = 24 * 3600 * 1000;

/**
 * What people do with improvements. Each action is one transaction with its audit entry and the outbox row of what the process has to
 * hear. The state does not move here: the process decides when, and its jobs do it.
 */
@Injectable()
export class Improvements {
  constructor(
    private readonly work: UnitOfWork,
    private readonly register: ImprovementRegister,
    private readonly records: ImprovementRecords,
    private readonly people: People,
    private readonly objectives: ObjectiveDirectory,
    private readonly services: ServiceDirectory,
    private readonly outbox: Outbox,
    private readonly decisions: TaskDecisions,
  ) {}

  /** Puts an improvement into the register; its process starts. Refuses an owner, objective or service that nobody knows (`validation-failed`). */
  propose({ owner, ...content }: NewImprovement, actor: Actor): Promise<Outcome<Improvement>> {
    return this.work.run(async (tx) => {
      const known = await this.check(content, tx);
      if (!known.ok) return known;
      const person = owner === null ? { id: actor.personId } : await this.people.byUsername(owner, tx);
      if (!person) return refuse('validation-failed', `Nobody here is called "${owner}".`, 'owner');
      return ok(await this.register.add({ ...content, cause: 'idea', origin: null, ownerId: person.id }, actor, tx));
    });
  }

  edit(number: string, version: number, content: Partial<ImprovementContent>, actor: Actor): Promise<Outcome<Improvement>> {
    return this.act(number, 'edit', actor, version, async (improvement, tx) => {
      const known = await this.check(content, tx);
      if (!known.ok) return known;
      if (content.objective === null && improvement.state !== 'proposed') return refuse('validation-failed', 'Name the objective that it serves.', 'objective');
      const changes = writeFields(improvement, content, CONTENT_FIELDS);
      if (changes.length > 0) await this.records.save(improvement, { actor, action: 'improvement.edited', changes }, tx);
      return ok(improvement);
    });
  }

  /** Accepted as an intention: the process ends the improvement as soon as it hears of it, whatever it is waiting for. */
  withdraw(number: string, reason: string, actor: Actor): Promise<Outcome<Improvement>> {
    return this.act(number, 'withdraw', actor, undefined, async (improvement, tx) => {
      Object.assign(improvement, { withdrawnAt: new Date(), closingNote: reason });
      await this.records.save(improvement, { actor, action: 'improvement.withdrawal-requested', reason }, tx);
      const message = { kind: 'publish-message', recordNumber: number, name: 'improvement-withdrawn', correlationKey: number, variables: {}, timeToLive: DAY_MS } as const;
      await this.outbox.enqueue(message, tx);
      return ok(improvement);
    });
  }

  private act(number: string, action: ImprovementAction, actor: Actor, version: number | undefined, write: (improvement: Improvement, tx: Transaction) => Promise<Outcome<Improvement>>): Promise<Outcome<Improvement>> {
    return this.work.run(async (tx) => {
      const improvement = await this.records.lock(number, tx);
      if (!improvement) return refuse('not-found', `There is no improvement ${number}.`);
      const permitted = mayAct(action, improvement, actor);
      if (!permitted.ok) return permitted;
      if (version !== undefined && improvement.version !== version) {
        return refuse('version-mismatch', `${number} was changed meanwhile: it is at version ${improvement.version}, not ${version}.`);
      }
      if (await this.decisions.pendingFor(number, tx)) return refuse('conflict', `A decision on ${number} has just been taken and is on its way. Look at it first.`);
      return write(improvement, tx);
    });
  }

  private async check({ objective, services = [] }: Partial<ImprovementContent>, tx: Transaction): Promise<Outcome<void>> {
    if (objective && !(await this.objectives.byNumbers([objective], tx)).has(objective)) return refuse('validation-failed', `There is no objective ${objective}.`, 'objective');
    const known = await this.services.byNumbers(services, tx);
    const unknown = services.find((service) => !known.has(service));
    return unknown === undefined ? ok() : refuse('validation-failed', `There is no service ${unknown}.`, 'services');
  }
}
