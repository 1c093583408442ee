import { Injectable } from '@nestjs/common';
import type { CriterionTemplate, LevelTemplate, ProblemCode, TransitionRole, TransitionSetKind, TransitionSetView } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { AuditTrail } from '#platform/audit';
import type { Actor } from '#platform/identity';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import type { OwnedCriterion } from './criteria.js';
import { TransitionSet } from './transition-set.entity.js';

type Outcome<T> = Result<T, Refusal<ProblemCode>>;
export type SetContent = Pick<TransitionSetView, 'criteria' | 'levels'>;

/** The criteria and levels with which acceptances and early-life supports begin: data that service managers compose, not code. */
@Injectable()
export class TransitionSets {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  list(): Promise<TransitionSetView[]> {
    return this.work.run((tx) => tx.find(TransitionSet, { order: { kind: 'DESC' } }));
  }

  of(kind: TransitionSetKind): Promise<TransitionSetView> {
    return this.work.run((tx) => this.read(kind, tx));
  }

  read(kind: TransitionSetKind, tx: Transaction): Promise<TransitionSet> {
    return tx.findOneByOrFail(TransitionSet, { kind });
  }

  /** Records that are there keep what they have. Refuses keys that stand twice (`validation-failed`). */
  async replace(kind: TransitionSetKind, version: number, content: SetContent, actor: Actor): Promise<Outcome<TransitionSetView>> {
    const distinct = keysDiffer(content.criteria, 'criteria');
    if (!distinct.ok) return distinct;
    const apart = keysDiffer(content.levels, 'levels');
    if (!apart.ok) return apart;
    if (kind === 'service-acceptance' && content.levels.length > 0) return refuse('validation-failed', 'An acceptance has no levels.', 'levels');
    return this.work.run(async (tx) => {
      const set = await tx.findOneOrFail(TransitionSet, { where: { kind }, lock: { mode: 'pessimistic_write' } });
      if (set.version !== version) return refuse('version-mismatch', `This set was changed meanwhile: it is at version ${set.version}, not ${version}.`);
      const changes = (['criteria', 'levels'] as const).map((field) => ({ field, before: set[field], after: content[field] }));
      Object.assign(set, content);
      await tx.save(set);
      await this.audit.record({ recordKind: 'transition-set', recordNumber: `TRANSITIONSET:${kind}`, actor, action: 'transition-set.changed', changes }, tx);
      return ok(set);
    });
  }
}

/** The criteria of a set with the people who have its roles. */
export function ownedBy(criteria: readonly CriterionTemplate[], people: Readonly<Record<TransitionRole, string>>): OwnedCriterion[] {
  return criteria.map(({ ownerRole, ...criterion }) => ({ ...criterion, ownerId: people[ownerRole], due: null }));
}

export function keysDiffer(entries: readonly Pick<LevelTemplate, 'key'>[], field: string): Outcome<void> {
  const keys = entries.map(({ key }) => key);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  return twice === undefined ? ok() : refuse('validation-failed', `Two of them have the key ${twice}.`, field);
}
