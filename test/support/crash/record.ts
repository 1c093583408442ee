/** A value that was written several times: the last one that was acknowledged holds, or one that was tried since. */
export class Written<T> {
  private values: Set<T>;

  constructor(atFirst: T) {
    this.values = new Set([atFirst]);
  }

  tried(value: T): void {
    this.values.add(value);
  }

  /** Nothing else was tried meanwhile: each value has one writer. */
  acknowledged(value: T): void {
    this.values = new Set([value]);
  }

  mayBe(value: T): boolean {
    return this.values.has(value);
  }
}

/** What became of a request, as far as its sender knows: `unknown` when the engine died before it answered. */
export type Fate = 'done' | 'refused' | 'unknown';

/** What the clients of the engine know, to be compared with what the engine knows in the end. */
export class ClientsRecord {
  /** Instance by the business id it was started with. */
  readonly started = new Map<string, string>();
  /** Business ids whose instances were asked for. */
  readonly ordered = new Set<string>();
  readonly completedJobs = new Set<string>();
  /** Jobs of which a failure with retries left, a last failure, or an error was acknowledged. */
  readonly failedJobs = new Set<string>();
  readonly givenUpJobs = new Set<string>();
  readonly brokenJobs = new Set<string>();
  readonly completedTasks = new Set<string>();
  readonly assignees = new Map<string, Written<string | null>>();
  readonly notes = new Map<string, Written<number | undefined>>();
  readonly resolvedIncidents = new Set<string>();
  readonly cancelled = new Map<string, Fate>();
  readonly modified = new Map<string, Fate>();
  /** Everything acknowledged so far. */
  acknowledged = 0;

  /** Instances that run, as last seen. */
  running = 0;
}

/** The entry of a key, made when it is not there. */
export function writtenAt<T>(map: Map<string, Written<T>>, key: string, atFirst: T): Written<T> {
  const known = map.get(key) ?? new Written<T>(atFirst);
  map.set(key, known);
  return known;
}
