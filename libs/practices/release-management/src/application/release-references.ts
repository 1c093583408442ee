import { Injectable } from '@nestjs/common';
import type { ProblemCode } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { People } from '#platform/identity';
import { ChangeDirectory, GoalDirectory, ProjectDirectory, ServiceDirectory } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { aStep } from '../domain/release-content.js';
import type { Release } from '../domain/release.entity.js';
import type { ReleaseInput } from './releases.js';

type Outcome<T> = Result<T, Refusal<ProblemCode>>;
type Lists = 'services' | 'changes' | 'projects';

/** Turns what people write into what is stored, and refuses what nobody knows. */
@Injectable()
export class ReleaseReferences {
  constructor(
    private readonly people: People,
    private readonly goals: GoalDirectory,
    private readonly services: ServiceDirectory,
    private readonly changes: ChangeDirectory,
    private readonly projects: ProjectDirectory,
  ) {}

  /** The fields that are given; `before` is what they are written over. Refuses `validation-failed` with the field. */
  async stored({ manager, steps, plannedStart, plannedEnd, services, changes, projects, ...fields }: Partial<ReleaseInput>, tx: Transaction, before?: Release): Promise<Outcome<Partial<Release>>> {
    const window = { plannedStart: dated(plannedStart, before?.plannedStart), plannedEnd: dated(plannedEnd, before?.plannedEnd) };
    if (window.plannedStart && window.plannedEnd && window.plannedEnd <= window.plannedStart) return refuse('validation-failed', 'The window has to end after it starts.', 'plannedEnd');
    const lists = await this.known({ ...(services ? { services } : {}), ...(changes ? { changes } : {}), ...(projects ? { projects } : {}) }, tx);
    if (!lists.ok) return lists;
    if (fields.goal && !(await this.goals.byNumbers([fields.goal], tx)).has(fields.goal)) return refuse('validation-failed', `There is no goal ${fields.goal}.`, 'goal');
    const people = await this.persons([...(manager === undefined ? [] : [manager]), ...(steps ?? []).map(({ owner }) => owner)], tx);
    const stranger = manager !== undefined && !people.has(manager.toLowerCase()) ? { owner: manager, field: 'manager' } : undefined;
    const unowned = (steps ?? []).find(({ owner }) => !people.has(owner.toLowerCase()));
    const unknown = stranger ?? (unowned && { owner: unowned.owner, field: 'steps' });
    if (unknown) return refuse('validation-failed', `Nobody here is called "${unknown.owner}".`, unknown.field);
    return ok({
      ...fields,
      ...lists.value,
      ...window,
      ...(manager === undefined ? {} : { managerId: people.get(manager.toLowerCase())! }),
      ...(steps === undefined ? {} : { steps: steps.map(({ title, owner }) => aStep(title, people.get(owner.toLowerCase())!)) }),
    });
  }

  private async known(lists: Partial<Record<Lists, readonly string[]>>, tx: Transaction): Promise<Outcome<Partial<Record<Lists, string[]>>>> {
    const directories = { services: this.services, changes: this.changes, projects: this.projects };
    const found: Partial<Record<Lists, string[]>> = {};
    for (const field of Object.keys(lists) as Lists[]) {
      const numbers = [...new Set(lists[field])];
      const known = await directories[field].byNumbers(numbers, tx);
      const unknown = numbers.find((number) => !known.has(number));
      if (unknown !== undefined) return refuse('validation-failed', `There is no ${field.slice(0, -1)} ${unknown}.`, field);
      found[field] = numbers;
    }
    return ok(found);
  }

  private async persons(usernames: readonly string[], tx: Transaction): Promise<Map<string, string>> {
    return new Map((await this.people.byUsernames(usernames, tx)).map(({ username, id }) => [username, id]));
  }
}

function dated(given: string | null | undefined, before: Date | null | undefined): Date | null {
  return given === undefined ? (before ?? null) : given && new Date(given) || null;
}
