import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { CriterionPhase, CriterionReading, PersonRef, Readiness, TransitionCriterion } from '#core/contracts';
import type { FieldChange } from '#platform/audit';
import { People } from '#platform/identity';
import type { Transaction } from '#platform/persistence';
import { Criterion, Evidence } from './criterion.entities.js';

/** What the owner of a criterion is asked for: an element of the list that a process asks in parallel. */
export interface EvidenceRequest {
  record: string;
  criterion: string;
  question: string;
  /** User name. */
  owner: string;
  /** When its day is over, in ISO 8601; null: with the round. */
  due: string | null;
}

export interface OwnedCriterion extends TransitionCriterion {
  ownerId: string;
  due: string | null;
}

export interface Brought {
  readiness: Exclude<Readiness, 'not-given'>;
  text: string;
  personId: string;
  decisionId: string | null;
}

/** The criteria of acceptances and early-life supports, with what their owners brought. */
@Injectable()
export class Criteria {
  constructor(private readonly people: People) {}

  /** Gives a record these criteria instead of those it has. */
  async lay(record: string, criteria: readonly OwnedCriterion[], tx: Transaction): Promise<void> {
    await tx.delete(Criterion, { record });
    await tx.insert(Criterion, criteria.map(({ key, text, phase, mandatory, ownerId, due }, ordinal) => ({ record, ordinal, key, text, phase, mandatory, ownerId, due })));
  }

  /** The same where something may have been brought: for what is worded anew or taken away it counts no more. Returns what is different, by key. */
  async rewrite(record: string, criteria: readonly OwnedCriterion[], tx: Transaction): Promise<FieldChange[]> {
    const [before, after] = [byKey(await this.rows([record], tx)), byKey(criteria)];
    const people = await this.people.refs([...before.values(), ...after.values()].map(({ ownerId }) => ownerId), tx);
    const reworded = [...before.values()].filter(({ key, text }) => after.get(key)?.text !== text).map(({ key }) => key);
    await tx.update(Evidence, { record, criterion: In(reworded), voidReason: IsNull() }, { voidReason: 'What is asked was worded anew, or taken away.' });
    await this.lay(record, criteria, tx);
    const told = (criterion?: OwnedCriterion) => (criterion ? asked(criterion, people) : null);
    return [...new Set([...before.keys(), ...after.keys()])].map((key) => ({ field: key, before: told(before.get(key)), after: told(after.get(key)) })).filter((change) => change.before !== change.after);
  }

  async of(record: string, tx: Transaction): Promise<CriterionReading[]> {
    return (await this.ofAll([record], tx)).get(record) ?? [];
  }

  /** By record; a record without criteria is missing. */
  async ofAll(records: readonly string[], tx: Transaction): Promise<Map<string, CriterionReading[]>> {
    if (records.length === 0) return new Map();
    const criteria = await this.rows(records, tx);
    const newest = await this.newest(records, tx);
    const people = await this.people.refs([...criteria.map(({ ownerId }) => ownerId), ...[...newest.values()].map(({ personId }) => personId)], tx);
    const read = ({ record, key, text, phase, mandatory, ownerId, due }: Criterion): CriterionReading => {
      const brought = newest.get(`${record}/${key}`);
      const evidence = brought ? { text: brought.text, by: people.get(brought.personId)!, at: brought.createdAt.toISOString() } : null;
      return { key, text, phase, mandatory, owner: people.get(ownerId)!, due, readiness: brought?.readiness ?? 'not-given', evidence };
    };
    const byRecord = Map.groupBy(criteria, ({ record }) => record);
    return new Map([...byRecord].map(([record, own]) => [record, own.map(read)]));
  }

  rows(records: readonly string[], tx: Transaction): Promise<Criterion[]> {
    return tx.find(Criterion, { where: { record: In([...records]) }, order: { record: 'ASC', ordinal: 'ASC' } });
  }

  /** The owners of what is not green yet, each once per criterion. */
  async requests(records: readonly string[], phase: CriterionPhase, tx: Transaction): Promise<EvidenceRequest[]> {
    const readings = await this.ofAll(records, tx);
    return [...readings].flatMap(([record, criteria]) =>
      criteria
        .filter((criterion) => criterion.phase === phase && criterion.readiness !== 'green')
        .map(({ key, text, owner, due }) => ({ record, criterion: key, question: text, owner: owner.username, due: due && `${due}T23:59:59Z` })),
    );
  }

  find(record: string, key: string, tx: Transaction): Promise<Criterion | null> {
    return tx.findOneBy(Criterion, { record, key });
  }

  /** Ids of those who brought what counts now: the owners, or who stood in for them. */
  async broughtBy(records: readonly string[], tx: Transaction): Promise<string[]> {
    return [...(await this.newest(records, tx)).values()].map(({ personId }) => personId);
  }

  async bring({ record, key: criterion }: Criterion, brought: Brought, tx: Transaction): Promise<void> {
    await tx.insert(Evidence, { record, criterion, ...brought, voidReason: null });
  }

  async dropEvidence(decisionId: string, reason: string, tx: Transaction): Promise<void> {
    await tx.update(Evidence, { decisionId, voidReason: IsNull() }, { voidReason: reason });
  }

  private async newest(records: readonly string[], tx: Transaction): Promise<Map<string, Evidence>> {
    const rows = await tx.find(Evidence, { where: { record: In([...records]), voidReason: IsNull() }, order: { id: 'ASC' } });
    return new Map(rows.map((row) => [`${row.record}/${row.criterion}`, row]));
  }
}

function byKey<C extends OwnedCriterion>(criteria: readonly C[]): Map<string, C> {
  return new Map(criteria.map((criterion) => [criterion.key, criterion]));
}

/** What is asked of whom, in a line. */
function asked({ text, phase, mandatory, ownerId, due }: OwnedCriterion, people: ReadonlyMap<string, PersonRef>): string {
  return [`"${text}"`, mandatory ? 'mandatory' : 'optional', `at ${phase}`, `of ${people.get(ownerId)!.displayName}`, ...(due ? [`by ${due}`] : [])].join(', ');
}
