import { Injectable } from '@nestjs/common';
import type { ChangeContent, ProblemCode, UseState } from '#core/contracts';
import { ok, refuse } from '#core/kernel';
import type { Refusal, Result } from '#core/kernel';
import type { FieldChange } from '#platform/audit';
import { People } from '#platform/identity';
import { ItemDirectory, ServiceDirectory } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { writeContent } from '../domain/change-content.js';
import { isDraft } from '../domain/change-permissions.js';
import type { Change } from '../domain/change.entity.js';

type Outcome<T> = Result<T, Refusal<ProblemCode>>;

/** Writes content that people gave into a change. Refuses what cannot be right; what is only missing is told at submission. */
@Injectable()
export class ContentWriter {
  constructor(
    private readonly people: People,
    private readonly services: ServiceDirectory,
    private readonly items: ItemDirectory,
  ) {}

  /** What is different now, for the audit. */
  async write(change: Change, { implementer, ...content }: Partial<ChangeContent>, tx: Transaction): Promise<Outcome<FieldChange[]>> {
    if (!isDraft(change) && isOther(change, content)) return typeIsFixed(change);
    const named = [...change.services, ...change.items];
    const changes = writeContent(change, content);
    const implementation = await this.writeImplementer(change, implementer, tx);
    if (!implementation.ok) return implementation;
    const checked = await this.check(change, named, tx);
    return checked.ok ? ok([...changes, ...implementation.value]) : checked;
  }

  private async writeImplementer(change: Change, username: string | null | undefined, tx: Transaction): Promise<Outcome<FieldChange[]>> {
    if (username === undefined) return ok([]);
    const person = username === null ? null : await this.people.byUsername(username, tx);
    const unfit = username === null ? null : whyUnfit(username, person);
    if (unfit) return refuse('validation-failed', unfit, 'implementer');
    if ((person?.id ?? null) === (change.implementerId ?? null)) return ok([]);
    const before = change.implementerId ? await this.people.byId(change.implementerId, tx) : null;
    change.implementerId = person?.id ?? null;
    return ok([{ field: 'implementer', before: before?.username ?? null, after: person?.username ?? null }]);
  }

  /** What it named before it may go on naming. */
  private async check({ title, type, template, plannedStart, plannedEnd, services, items }: Change, named: readonly string[], tx: Transaction): Promise<Outcome<void>> {
    if (title.trim() === '') return refuse('validation-failed', 'Give the change a title.', 'title');
    if (template && type !== 'standard') return refuse('validation-failed', 'Only a standard change follows a template.', 'template');
    if (plannedStart && plannedEnd && plannedEnd <= plannedStart) {
      return refuse('validation-failed', 'The planned end must be after the planned start.', 'plannedEnd');
    }
    const service = whyNotNamed(services, await this.services.byNumbers(services, tx), named);
    if (service) return refuse('validation-failed', `The service ${service}.`, 'services');
    const item = whyNotNamed(items, await this.items.byNumbers(items, tx), named);
    return item ? refuse('validation-failed', `The configuration item ${item}.`, 'items') : ok();
  }
}

function isOther(change: Change, { type = change.type, template = change.template }: Partial<ChangeContent>): boolean {
  return type !== change.type || template !== change.template;
}

function typeIsFixed({ number, type }: Change): Outcome<never> {
  return refuse('illegal-transition', `${number} was submitted as a ${type} change: its process runs. Withdraw it and request it anew to change its type or template.`, 'type');
}

function whyUnfit(username: string, person: { active: boolean; roles: readonly string[] } | null): string | null {
  if (!person) return `Nobody here is called "${username}".`;
  if (!person.active) return `"${username}" has left.`;
  return person.roles.includes('implementer') ? null : `"${username}" does not have the role implementer.`;
}

function whyNotNamed(wanted: readonly string[], known: ReadonlyMap<string, { state: UseState }>, named: readonly string[]): string | undefined {
  const missing = wanted.find((number) => !known.has(number));
  if (missing !== undefined) return `${missing} does not exist`;
  const retired = wanted.find((number) => known.get(number)!.state === 'retired' && !named.includes(number));
  return retired === undefined ? undefined : `${retired} is retired`;
}
