import type { HistoryKind, Purges } from './load.js';
import type { Key } from './rows.js';
import type { UndoLog } from './table.js';

/** Which finished things the store has, and which of them are to be deleted. */
export class History {
  private found = new Map<Key, boolean>();
  private readonly purging = new Set<Key>();
  private purges: { readonly of: HistoryKind; readonly key: Key }[] = [];

  constructor(private readonly undo: UndoLog) {}

  /** undefined: the store was not asked. */
  has(key: Key): boolean | undefined {
    return this.purging.has(key) ? false : this.found.get(key);
  }

  learn(key: Key, exists: boolean): void {
    this.found.set(key, exists);
  }

  purge(of: HistoryKind, key: Key): void {
    this.purges.push({ of, key });
    this.purging.add(key);
    this.undo.push(() => {
      this.purges.pop();
      this.purging.delete(key);
    });
  }

  /** What the store said holds for one batch. */
  take(): Purges | undefined {
    this.found = new Map();
    if (this.purges.length === 0) return undefined;
    const of = (kind: HistoryKind): Key[] => this.purges.filter((one) => one.of === kind).map((one) => one.key);
    const purges = { processInstance: of('processInstance'), decisionEvaluation: of('decisionEvaluation') };
    this.purges = [];
    return purges;
  }

  flushed(purges: Purges | undefined): void {
    for (const keys of Object.values(purges ?? {})) for (const key of keys) this.purging.delete(key);
  }

  clear(): void {
    this.found = new Map();
    this.purges = [];
    this.purging.clear();
  }
}
