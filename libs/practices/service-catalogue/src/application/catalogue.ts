import type { EntityTarget, SelectQueryBuilder } from 'typeorm';
import type { LockedFields, Page, PersonRef, ProblemCode, RECORD_PREFIXES } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { writeFields, type AuditTrail, type FieldChange } from '#platform/audit';
import type { Actor, People } from '#platform/identity';
import { contains, isUniqueViolation, sortedPage, type RecordNumbers, type SortColumns, type Transaction, type UnitOfWork } from '#platform/persistence';
import type { CatalogueEntry } from '../domain/catalogue-entry.js';

type Outcome<T> = Result<T, Refusal<ProblemCode>>;

const NOBODY = '00000000-0000-0000-0000-000000000000';

export type CataloguePrefix = 'SVC' | 'GOAL' | 'OBJ' | 'SLO' | 'CI';
export type CatalogueRecordKind = (typeof RECORD_PREFIXES)[CataloguePrefix];

/** What every kind of entry may be sorted by. */
const ENTRY_SORTS = {
  number: { sql: 'entry.ordinal', type: 'integer' },
  name: { sql: 'lower(entry.name)', type: 'text' },
} as const satisfies SortColumns;

/** How the kinds of entries differ. */
export interface CatalogueKind<E extends CatalogueEntry> {
  entity: EntityTarget<E> & (new () => E);
  recordKind: CatalogueRecordKind;
  prefix: CataloguePrefix;
  /** Fields a person writes, owner aside. */
  fields: readonly (keyof E & string)[];
  /** What a new entry has where nobody says otherwise. */
  defaults?: Partial<E>;
  /** Fields (a text or a list of texts) that a list may be narrowed by. */
  filters?: readonly (keyof E & string)[];
  /** What a list may be sorted by beside number and name. */
  sorts?: SortColumns;
}

export interface CatalogueQuery {
  q?: string;
  /** Only entries whose fields have these values: a goal's objectives, the items of one kind. */
  where?: Readonly<Record<string, string | undefined>>;
  /** User name. */
  owner?: string;
  /** Name of a sort, with `-` before it from the last to the first; by number when missing. */
  sort?: string;
  limit: number;
  cursor?: string;
}

/** Content as written by a person: the entry's fields, and its owner by user name. */
export type CatalogueContent = Record<string, unknown> & { owner?: string; name?: string };

/** An entry together with its owner as people see them. */
export interface Owned<E> {
  entry: E;
  owner: PersonRef;
}

/** Reads and writes one kind of catalogue entry; every write is audited in its own transaction. */
export abstract class Catalogue<E extends CatalogueEntry> {
  protected abstract readonly kind: CatalogueKind<E>;

  constructor(
    protected readonly work: UnitOfWork,
    private readonly people: People,
    private readonly numbers: RecordNumbers,
    private readonly audit: AuditTrail,
  ) {}

  /** Refuses a cursor that is none of this list. */
  list(query: CatalogueQuery): Promise<Outcome<Page<Owned<E>>>> {
    return this.work.run(async (tx) => {
      return sortedPage(await this.matching(query, tx), { ...ENTRY_SORTS, ...this.kind.sorts }, 'entry.ordinal', { sort: 'number', ...query }, (rows) => this.withOwners(rows, tx));
    });
  }

  async byNumber(number: string): Promise<Outcome<Owned<E>>> {
    return this.work.run(async (tx) => {
      const entry = await this.find(number, tx);
      return entry ? this.owned(entry, tx) : this.unknown(number);
    });
  }

  /** Refuses an unknown owner (`validation-failed`) and a name already taken (`conflict`). */
  async create(content: CatalogueContent, actor: Actor): Promise<Outcome<Owned<E>>> {
    return this.refusingTakenName(content.name, () => this.work.run((tx) => this.createIn(tx, content, actor)));
  }

  protected async createIn(tx: Transaction, content: CatalogueContent, actor: Actor): Promise<Outcome<Owned<E>>> {
    const entry = Object.assign(new this.kind.entity(), { description: '' }, structuredClone(this.kind.defaults));
    const changes = await this.write(entry, content, tx);
    if (!changes.ok) return changes;
    entry.number = await this.numbers.next(this.kind.prefix, tx);
    await tx.insert(this.kind.entity, entry as never);
    await this.record(entry, actor, 'created', changes.value, tx);
    return this.owned((await this.find(entry.number, tx))!, tx);
  }

  /** Writes the given fields over version `expected`; refuses a version that is no longer the newest. */
  async change(number: string, expected: number, content: CatalogueContent, actor: Actor): Promise<Outcome<Owned<E>>> {
    return this.refusingTakenName(content.name, () => this.work.run((tx) => this.changeIn(tx, number, expected, content, actor)));
  }

  protected async changeIn(tx: Transaction, number: string, expected: number, content: CatalogueContent, actor: Actor): Promise<Outcome<Owned<E>>> {
    const entry = await this.find(number, tx, true);
    if (!entry) return this.unknown(number);
    if (entry.version !== expected) return refuse('version-mismatch', `${number} was changed by somebody else meanwhile.`);
    const changes = await this.write(entry, content, tx);
    if (!changes.ok) return changes;
    const locked = await this.lockedIn([number], tx);
    const closed = changes.value.find(({ field }) => locked.get(number)?.[field] !== undefined);
    if (closed) return refuse('conflict', locked.get(number)![closed.field]!, closed.field);
    if (changes.value.length > 0) {
      await tx.save(entry);
      await this.record(entry, actor, 'changed', changes.value, tx);
    }
    return this.owned(entry, tx);
  }

  /** Which fields of these entries may not be changed any more, and why; entries without such fields are missing. */
  lockedIn(_numbers: readonly string[], _tx: Transaction): Promise<Map<string, LockedFields>> {
    return Promise.resolve(new Map());
  }

  /** Whether the entry, as it is to be, fits the others. */
  protected check(_entry: E, _tx: Transaction): Promise<Outcome<void>> {
    return Promise.resolve(ok());
  }

  private async matching({ q, where = {}, owner }: CatalogueQuery, tx: Transaction): Promise<SelectQueryBuilder<E>> {
    const query = tx.createQueryBuilder(this.kind.entity, 'entry').where('true');
    for (const field of this.kind.filters ?? []) {
      const value = where[field];
      if (value !== undefined) query.andWhere(`:${field} = any(array[]::text[] || entry.${field})`, { [field]: value });
    }
    if (owner !== undefined) query.andWhere('entry.owner_id = :owner', { owner: (await this.people.byUsername(owner, tx))?.id ?? NOBODY });
    if (q) query.andWhere('(entry.number = upper(:q) or entry.name ilike :pattern)', { q, pattern: contains(q) });
    return query;
  }

  private find(number: string, tx: Transaction, lock = false): Promise<E | null> {
    const query = tx.createQueryBuilder(this.kind.entity, 'entry').where('entry.number = :number', { number });
    return (lock ? query.setLock('pessimistic_write') : query).getOne();
  }

  private async owned(entry: E, tx: Transaction): Promise<Outcome<Owned<E>>> {
    const [owned] = await this.withOwners([entry], tx);
    return ok(owned!);
  }

  private async withOwners(entries: readonly E[], tx: Transaction): Promise<Owned<E>[]> {
    const owners = await this.people.refs(entries.map((entry) => entry.ownerId), tx);
    return entries.map((entry) => ({ entry, owner: owners.get(entry.ownerId)! }));
  }

  /** Puts the content into the entry and tells what is different now. */
  private async write(entry: E, content: CatalogueContent, tx: Transaction): Promise<Outcome<FieldChange[]>> {
    const changes = writeFields(entry, content as Partial<E>, this.kind.fields);
    const owner = await this.writeOwner(entry, content.owner, tx);
    if (!owner.ok) return owner;
    const checked = await this.check(entry, tx);
    return checked.ok ? ok([...changes, ...owner.value]) : checked;
  }

  private async writeOwner(entry: E, username: string | undefined, tx: Transaction): Promise<Outcome<FieldChange[]>> {
    if (username === undefined) return ok([]);
    const person = await this.people.byUsername(username, tx);
    if (!person) return refuse('validation-failed', `Nobody here is called "${username}".`, 'owner');
    if (person.id === entry.ownerId) return ok([]);
    const before = entry.ownerId ? (await this.people.refs([entry.ownerId], tx)).get(entry.ownerId)?.username : null;
    entry.ownerId = person.id;
    return ok([{ field: 'owner', before: before ?? null, after: person.username }]);
  }

  private record(entry: E, actor: Actor, what: 'created' | 'changed', changes: FieldChange[], tx: Transaction): Promise<void> {
    const { recordKind } = this.kind;
    return this.audit.record({ recordKind, recordNumber: entry.number, actor, action: `${recordKind}.${what}`, changes }, tx);
  }

  private async refusingTakenName<T>(name: string | undefined, act: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    try {
      return await act();
    } catch (error) {
      if (!isUniqueViolation(error, `${this.kind.recordKind.replaceAll('-', '_')}_name`)) throw error;
      return refuse('conflict', `There is already a ${this.words} called "${name}".`, 'name');
    }
  }

  private get words(): string {
    return this.kind.recordKind.replaceAll('-', ' ');
  }

  private unknown(number: string): Outcome<never> {
    return refuse('not-found', `There is no ${this.words} ${number}.`);
  }
}
