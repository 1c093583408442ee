import type { OnModuleInit } from '@nestjs/common';
import type { EntityTarget } from 'typeorm';
import type { ProblemCode } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { writeFields, type AuditTrail, type FieldChange } from '#platform/audit';
import type { Actor } from '#platform/identity';
import type { RecordNumbers, RecordPrefix, RecordTitles, Transaction, UnitOfWork } from '#platform/persistence';
import type { RegisterEntry } from '../domain/register-entry.js';

export type Outcome<T> = Result<T, Refusal<ProblemCode>>;

export interface RegisterKind<E extends RegisterEntry> {
  readonly entity: EntityTarget<E> & (new () => E);
  readonly recordKind: string;
  readonly prefix: RecordPrefix;
  /** Fields a person writes. */
  readonly fields: readonly (keyof E & string)[];
  /** Fields whose values the timeline does not tell, for it is read by everybody. */
  readonly confidential?: readonly (keyof E & string)[];
  /** What an entry is called. */
  readonly titleOf: (entry: E) => string;
}

/** Keeps one kind of calendar entry; every write is checked, versioned and audited in its own transaction. */
export abstract class Register<E extends RegisterEntry> implements OnModuleInit {
  protected abstract readonly kind: RegisterKind<E>;

  constructor(
    protected readonly work: UnitOfWork,
    private readonly numbers: RecordNumbers,
    private readonly audit: AuditTrail,
    private readonly titles: RecordTitles,
  ) {}

  onModuleInit(): void {
    this.titles.register(this.kind.prefix, (numbers, tx) => this.titlesOf(numbers, tx));
  }

  /** Whether the entry, as it is to be, makes sense. */
  protected abstract check(entry: E, tx: Transaction): Promise<Outcome<void>>;

  /** Records that the content names, which have to be there. */
  protected named(_content: Partial<E>): { readonly at: keyof E & string; readonly numbers: readonly string[] } | null {
    return null;
  }

  /** Whether this person may write this entry, beyond the roles that the route asks for. */
  protected permits(_entry: E, _actor: Actor): Outcome<void> {
    return ok();
  }

  /** What the timeline tells of a write: what is confidential without its values. */
  protected told(changes: readonly FieldChange[], _tx: Transaction): Promise<FieldChange[]> {
    const { confidential = [] } = this.kind;
    return Promise.resolve(changes.map((change) => (confidential.some((field) => field === change.field) ? { field: change.field, before: null, after: null } : change)));
  }

  async byNumber(number: string): Promise<Outcome<E>> {
    const entry = await this.work.run((tx) => this.find(number, tx));
    return entry ? ok(entry) : this.unknown(number);
  }

  /** For whoever hears of a write in the transaction that makes it. */
  inTransaction(number: string, tx: Transaction): Promise<E | null> {
    return this.find(number, tx);
  }

  async create(content: Partial<E>, actor: Actor): Promise<Outcome<E>> {
    const known = await this.knows(content);
    if (!known.ok) return known;
    return this.work.run(async (tx) => {
      const entry = new this.kind.entity();
      const changes = writeFields(entry, content, this.kind.fields);
      const checked = await this.checked(entry, actor, tx);
      if (!checked.ok) return checked;
      entry.number = await this.numbers.next(this.kind.prefix, tx);
      const saved = await tx.save(entry);
      await this.record(saved, actor, 'created', changes, tx);
      return ok(saved);
    });
  }

  async change(number: string, version: number, content: Partial<E>, actor: Actor): Promise<Outcome<E>> {
    const known = await this.knows(content);
    if (!known.ok) return known;
    return this.current(number, version, actor, async (entry, tx) => {
      const changes = writeFields(entry, content, this.kind.fields);
      const checked = await this.checked(entry, actor, tx);
      if (!checked.ok) return checked;
      if (changes.length === 0) return ok(entry);
      const saved = await tx.save(entry);
      await this.record(saved, actor, 'changed', changes, tx);
      return ok(saved);
    });
  }

  remove(number: string, version: number, actor: Actor): Promise<Outcome<void>> {
    return this.current(number, version, actor, async (entry, tx) => {
      await this.record(entry, actor, 'removed', [], tx);
      await tx.remove(entry);
      return ok();
    });
  }

  private async knows(content: Partial<E>): Promise<Outcome<void>> {
    const { at, numbers } = this.named(content) ?? { at: undefined, numbers: [] };
    const titles = await this.titles.titlesOf(numbers);
    const missing = numbers.find((number) => !titles.has(number));
    return missing === undefined ? ok() : refuse('validation-failed', `There is no record ${missing}.`, at);
  }

  private async checked(entry: E, actor: Actor, tx: Transaction): Promise<Outcome<void>> {
    const permitted = this.permits(entry, actor);
    return permitted.ok ? this.check(entry, tx) : permitted;
  }

  private current<T>(number: string, version: number, actor: Actor, write: (entry: E, tx: Transaction) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    return this.work.run(async (tx) => {
      const entry = await this.find(number, tx, true);
      if (!entry) return this.unknown(number);
      const permitted = this.permits(entry, actor);
      if (!permitted.ok) return permitted;
      if (entry.version !== version) return refuse('version-mismatch', `${number} was changed by somebody else meanwhile.`);
      return write(entry, tx);
    });
  }

  private async titlesOf(numbers: readonly string[], tx: Transaction): Promise<Map<string, string>> {
    const entries = await tx.createQueryBuilder(this.kind.entity, 'entry').where('entry.number = any(:numbers)', { numbers }).getMany();
    return new Map(entries.map((entry) => [entry.number, this.kind.titleOf(entry)]));
  }

  private find(number: string, tx: Transaction, lock = false): Promise<E | null> {
    const query = tx.createQueryBuilder(this.kind.entity, 'entry').where('entry.number = :number', { number });
    return (lock ? query.setLock('pessimistic_write') : query).getOne();
  }

  private async record({ number: recordNumber }: E, actor: Actor, what: 'created' | 'changed' | 'removed', changes: FieldChange[], tx: Transaction): Promise<void> {
    const { recordKind } = this.kind;
    await this.audit.record({ recordKind, recordNumber, actor, action: `${recordKind}.${what}`, changes: await this.told(changes, tx) }, tx);
  }

  private unknown(number: string): Outcome<never> {
    return refuse('not-found', `There is no ${this.kind.recordKind.replace('-', ' ')} ${number}.`);
  }
}
