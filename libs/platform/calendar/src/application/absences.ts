import { Injectable } from '@nestjs/common';
import { ok, refuse } from '#core/kernel';
import { AuditTrail, type FieldChange } from '#platform/audit';
import { People, type Actor, type Person } from '#platform/identity';
import { RecordNumbers, RecordTitles, UnitOfWork, type Transaction } from '#platform/persistence';
import { Absence } from '../domain/absence.entity.js';
import type { Interval } from '../domain/intervals.js';
import { Register, type Outcome, type RegisterKind } from './register.js';

/** Fields that hold a person's id, and what the timeline calls the person. */
const PEOPLE: Readonly<Record<string, string>> = { personId: 'person', delegateId: 'delegate' };

/** Who is away, and who stands in. People keep their own absences; an administrator keeps anybody's. */
@Injectable()
export class Absences extends Register<Absence> {
  protected readonly kind: RegisterKind<Absence> = {
    entity: Absence,
    recordKind: 'absence',
    prefix: 'ABS',
    fields: ['personId', 'start', 'end', 'delegateId', 'note'],
    confidential: ['note'],
    titleOf: () => 'Absence',
  };

  constructor(
    work: UnitOfWork,
    numbers: RecordNumbers,
    audit: AuditTrail,
    titles: RecordTitles,
    private readonly people: People,
  ) {
    super(work, numbers, audit, titles);
  }

  /** Those that touch the time, of everybody or of some people, in order of their start. */
  within({ start, end }: Interval, personIds?: readonly string[], tx?: Transaction): Promise<Absence[]> {
    const read = (transaction: Transaction) => {
      const query = transaction.createQueryBuilder(Absence, 'entry').where('entry.start < :end and entry.end > :start', { start: new Date(start), end: new Date(end) });
      if (personIds) query.andWhere('entry.person_id = any(:personIds)', { personIds });
      return query.orderBy('entry.start').getMany();
    };
    return this.work.within(tx, read);
  }

  /** Who stands in at the moment, and for whom: by the deputy's id the people who are away, as the ones in whose name the deputy may act. */
  async deputies(at: number): Promise<Map<string, Actor[]>> {
    const away = (await this.within({ start: at, end: at + 1 })).filter(({ delegateId }) => delegateId !== null);
    const people = new Map((await this.people.byIds(away.map(({ personId }) => personId))).map((person) => [person.id, person]));
    const byDeputy = Map.groupBy(away, ({ delegateId }) => delegateId!);
    return new Map([...byDeputy].map(([deputy, absences]) => [deputy, [...new Set(absences.map(({ personId }) => personId))].flatMap((id) => actorOf(people.get(id)))]));
  }

  protected override permits({ personId }: Absence, actor: Actor): Outcome<void> {
    return personId === actor.personId || actor.roles.includes('admin') ? ok() : refuse('not-permitted', 'You keep your own absences only.');
  }

  /** People by their names, not by their ids. */
  protected override async told(changes: readonly FieldChange[], tx: Transaction): Promise<FieldChange[]> {
    const told = await super.told(changes, tx);
    const people = await this.people.refs(told.filter(({ field }) => field in PEOPLE).flatMap(({ before, after }) => [before, after].filter((id) => typeof id === 'string')), tx);
    const nameOf = (id: unknown) => (typeof id === 'string' ? (people.get(id)?.displayName ?? id) : null);
    return told.map((change) => (change.field in PEOPLE ? { field: PEOPLE[change.field]!, before: nameOf(change.before), after: nameOf(change.after) } : change));
  }

  protected async check({ personId, delegateId, start, end }: Absence, tx: Transaction): Promise<Outcome<void>> {
    if (start >= end) return refuse('validation-failed', 'The absence must end after it starts.', 'end');
    if (delegateId === personId) return refuse('validation-failed', 'Somebody else has to stand in.', 'delegate');
    const delegate = delegateId && (await this.people.byId(delegateId, tx));
    if (!delegate) return ok();
    if (!delegate.active) return refuse('validation-failed', `${delegate.displayName} no longer works here.`, 'delegate');
    return delegate.roles.includes('auditor') ? refuse('validation-failed', `${delegate.displayName} is an auditor, who proves what others decide: somebody else has to stand in.`, 'delegate') : ok();
  }
}

function actorOf(person: Person | undefined): Actor[] {
  if (!person?.active) return [];
  const { id: personId, username, displayName, roles } = person;
  return [{ personId, username, displayName, roles }];
}
