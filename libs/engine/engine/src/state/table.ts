import type { TableChanges } from './load.js';
import { TABLES, type Key, type Rows, type TableName } from './rows.js';

type Write = 'insert' | 'update' | 'delete';
interface Dirty<Row> {
  readonly write: Write;
  readonly row: Row;
}

/** Takes back one write; the newest first. */
export interface UndoLog {
  push(undo: () => void): void;
}

/** The only row of a bucket; most buckets hold one, and a map of its own for each would weigh more than the row. */
interface Single<Row> {
  readonly key: Key;
  readonly row: Row;
}
type Bucket<Row> = Single<Row> | Map<Key, Row>;

const byKey = ([left]: readonly [Key, unknown], [right]: readonly [Key, unknown]): number => (left < right ? -1 : 1);

/** Rows under one attribute: `of` gives what a row is found by, null when it is not found this way. */
export class Index<Row> {
  private readonly buckets = new Map<string, Bucket<Row>>();

  constructor(private readonly of: (row: Row) => string | null) {}

  /** Takes a row in, in the place of the one that was known by this key before. */
  put(key: Key, row: Row, before: Row | undefined): void {
    const value = this.of(row);
    const old = before === undefined ? null : this.of(before);
    if (old !== null && old !== value) this.remove(key, old);
    if (value !== null) this.add(value, key, row);
  }

  drop(key: Key, row: Row): void {
    const value = this.of(row);
    if (value !== null) this.remove(key, value);
  }

  private add(value: string, key: Key, row: Row): void {
    const bucket = this.buckets.get(value);
    if (bucket instanceof Map) bucket.set(key, row);
    else if (bucket === undefined || bucket.key === key) this.buckets.set(value, { key, row });
    else this.buckets.set(value, new Map([[bucket.key, bucket.row], [key, row]]));
  }

  private remove(key: Key, value: string): void {
    const bucket = this.buckets.get(value);
    if (bucket instanceof Map) {
      bucket.delete(key);
      if (bucket.size === 0) this.buckets.delete(value);
    } else if (bucket?.key === key) this.buckets.delete(value);
  }

  /** In the order of their keys, which is that of their creation: they may have come into memory in any other. */
  all(value: string): readonly Row[] {
    const bucket = this.buckets.get(value);
    if (bucket === undefined) return [];
    return bucket instanceof Map ? [...bucket].sort(byKey).map(([, row]) => row) : [bucket.row];
  }

  count(value: string): number {
    const bucket = this.buckets.get(value);
    if (bucket === undefined) return 0;
    return bucket instanceof Map ? bucket.size : 1;
  }

  first(value: string): Row | undefined {
    const bucket = this.buckets.get(value);
    return bucket instanceof Map ? bucket.values().next().value : bucket?.row;
  }

  clear(): void {
    this.buckets.clear();
  }
}

/** The rows of one table that are in memory (live ones only) and what was written since the last flush (finished ones too). */
export class Table<T extends TableName> {
  private rows = new Map<Key, Rows[T]>();
  private dirty = new Map<Key, Dirty<Rows[T]>>();
  /** Keys written by batches that are on their way to the store. */
  private readonly inFlight = new Map<Key, { readonly batches: number; readonly row: Rows[T] | undefined }>();
  private readonly live: (row: Rows[T]) => boolean;
  private readonly keyField: keyof Rows[T];
  private readonly indexes: readonly Index<Rows[T]>[];

  constructor(readonly name: T, private readonly undo: UndoLog, indexes: readonly Index<Rows[T]>[] = []) {
    this.live = TABLES[name].live;
    this.keyField = TABLES[name].key;
    this.indexes = indexes;
  }

  get(key: Key): Rows[T] | undefined {
    return this.rows.get(key);
  }

  get size(): number {
    return this.rows.size;
  }

  values(): Iterable<Rows[T]> {
    return this.rows.values();
  }

  /** In memory, or finished but not yet flushed: the store's copy is older. */
  knows(key: Key): boolean {
    return this.rows.has(key) || this.dirty.has(key) || this.inFlight.has(key);
  }

  /** Rows that are newer than the store's, as last written, also finished ones. */
  *unflushed(): Iterable<Rows[T]> {
    for (const { row } of this.dirty.values()) yield row;
    for (const [key, { row }] of this.inFlight) if (row && !this.dirty.has(key)) yield row;
  }

  insert(row: Rows[T]): void {
    this.write('insert', row);
  }

  update(row: Rows[T]): void {
    this.write('update', row);
  }

  delete(row: Rows[T]): void {
    this.write('delete', row);
  }

  /** Takes a row from the store into memory, or out of it, without writing. */
  load(row: Rows[T]): void {
    if (this.live(row)) this.place(this.keyOf(row), row);
  }

  forget(row: Rows[T]): void {
    this.remove(this.keyOf(row));
  }

  /** Forgets every row that the store knows as well. */
  forgetFlushed(): void {
    for (const key of [...this.rows.keys()]) if (!this.dirty.has(key) && !this.inFlight.has(key)) this.remove(key);
  }

  /** `forget` as part of a command: taken back with it. */
  forgetWith(row: Rows[T]): void {
    const key = this.keyOf(row);
    this.remove(key);
    this.undo.push(() => this.place(key, row));
  }

  keyOf(row: Rows[T]): Key {
    return row[this.keyField] as unknown as Key;
  }

  private write(write: Write, row: Rows[T]): void {
    const key = this.keyOf(row);
    const before = this.rows.get(key);
    const dirtyBefore = this.dirty.get(key);
    if (write !== 'delete' && this.live(row)) this.place(key, row);
    else this.remove(key);
    this.markDirty(key, write, row, dirtyBefore);
    this.undo.push(() => {
      if (before) this.place(key, before);
      else this.remove(key);
      if (dirtyBefore) this.dirty.set(key, dirtyBefore);
      else this.dirty.delete(key);
    });
  }

  /** What is left to do in the store for all that happened to a row since the last batch. */
  private markDirty(key: Key, write: Write, row: Rows[T], before: Dirty<Rows[T]> | undefined): void {
    if (before?.write === 'insert') {
      if (write === 'delete') this.dirty.delete(key);
      else this.dirty.set(key, { write: 'insert', row });
    } else if (before?.write === 'delete' && write === 'insert') this.dirty.set(key, { write: 'update', row });
    else this.dirty.set(key, { write, row });
  }

  private place(key: Key, row: Rows[T]): void {
    const before = this.rows.get(key);
    this.rows.set(key, row);
    for (const index of this.indexes) index.put(key, row, before);
  }

  private remove(key: Key): void {
    const row = this.rows.get(key);
    if (row === undefined) return;
    for (const index of this.indexes) index.drop(key, row);
    this.rows.delete(key);
  }

  take(): TableChanges<T> | undefined {
    if (this.dirty.size === 0) return undefined;
    const changes = { inserts: [] as Rows[T][], updates: [] as Rows[T][], deletes: [] as Key[] };
    for (const [key, { write, row }] of this.dirty) {
      if (write === 'insert') changes.inserts.push(row);
      else if (write === 'update') changes.updates.push(row);
      else changes.deletes.push(key);
      this.inFlight.set(key, { batches: (this.inFlight.get(key)?.batches ?? 0) + 1, row: write === 'delete' ? undefined : row });
    }
    this.dirty = new Map();
    return changes;
  }

  flushed(changes: TableChanges<T>): void {
    for (const row of changes.inserts) this.landed(this.keyOf(row));
    for (const row of changes.updates) this.landed(this.keyOf(row));
    for (const key of changes.deletes) this.landed(key);
  }

  private landed(key: Key): void {
    const entry = this.inFlight.get(key);
    if (!entry || entry.batches === 1) this.inFlight.delete(key);
    else this.inFlight.set(key, { ...entry, batches: entry.batches - 1 });
  }

  clear(): void {
    this.rows = new Map();
    this.dirty = new Map();
    this.inFlight.clear();
    for (const index of this.indexes) index.clear();
  }
}
