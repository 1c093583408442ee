import type { LoadRequest } from './load.js';
import type { JobRow, Key } from './rows.js';
import type { UndoLog } from './table.js';

type WindowRequest = Extract<LoadRequest, { kind: 'activatableJobs' }>;

/** How many waiting jobs of one type are known by key at a time. */
export const JOB_WINDOW = 1_000;

/** Characters of the types that are known at a time, with what each takes besides: workers may ask for any. */
const KEPT_TYPES = 1_000_000;
const OF_EACH = 100;

interface Queue {
  /** Keys in order, with the process instance; taken from the front. May hold jobs that are no longer waiting. */
  entries: { readonly jobKey: Key; readonly processInstanceKey: Key }[];
  /** Above this key the store has not been asked; null when everything waiting is in `entries`. */
  askedUpTo: Key | null;
}

const isWaiting = (job: JobRow): boolean => job.phase === 'ACTIVATABLE';

/**
 * Jobs that wait to be activated, oldest first, by type: a window over what the store holds, extended on demand. A type is
 * known from its first activation on.
 */
export class JobQueues {
  private readonly queues = new Map<string, Queue>();
  private length = 0;

  constructor(
    private readonly undo: UndoLog,
    private readonly inMemory: (key: Key) => JobRow | undefined,
  ) {}

  /** What to load before `peek` can answer, or undefined. */
  missing(type: string): WindowRequest | undefined {
    const queue = this.queues.get(type);
    if (queue && (queue.entries.length > 0 || queue.askedUpTo === null)) return undefined;
    return { kind: 'activatableJobs', type, after: queue?.askedUpTo ?? '0', limit: JOB_WINDOW };
  }

  peek(type: string, limit: number): readonly { readonly jobKey: Key; readonly processInstanceKey: Key }[] {
    return this.queues.get(type)?.entries.slice(0, limit) ?? [];
  }

  /** A job began to wait. */
  add(job: JobRow): void {
    const queue = this.queues.get(job.type);
    if (!queue || (queue.askedUpTo !== null && job.jobKey > queue.askedUpTo)) return;
    const entry = { jobKey: job.jobKey, processInstanceKey: job.processInstanceKey };
    const at = place(queue.entries, job.jobKey);
    if (queue.entries[at]?.jobKey === job.jobKey) return;
    queue.entries.splice(at, 0, entry);
    this.undo.push(() => void remove(queue, job.jobKey));
  }

  /** A job was taken or is gone. */
  drop(type: string, jobKey: Key): void {
    const queue = this.queues.get(type);
    const entry = queue && remove(queue, jobKey);
    if (queue && entry) this.undo.push(() => queue.entries.splice(place(queue.entries, jobKey), 0, entry));
  }

  extend(request: WindowRequest, found: readonly { readonly jobKey: Key; readonly processInstanceKey: Key }[], unflushed: Iterable<JobRow>): void {
    const queue = this.queueOf(request.type);
    const last = found.at(-1);
    queue.askedUpTo = found.length < request.limit || !last ? null : last.jobKey;
    const upTo = queue.askedUpTo;
    const entries = new Map(found.map((entry) => [entry.jobKey, entry]));
    for (const job of unflushed) {
      const inWindow = job.type === request.type && job.jobKey > request.after && (upTo === null || job.jobKey <= upTo);
      if (!inWindow) continue;
      if (isWaiting(job)) entries.set(job.jobKey, { jobKey: job.jobKey, processInstanceKey: job.processInstanceKey });
      else entries.delete(job.jobKey);
    }
    for (const key of [...entries.keys()]) if (this.isTaken(key)) entries.delete(key);
    queue.entries.push(...[...entries.values()].sort((left, right) => (left.jobKey < right.jobKey ? -1 : 1)));
  }

  private queueOf(type: string): Queue {
    const known = this.queues.get(type);
    if (known) return known;
    const queue: Queue = { entries: [], askedUpTo: null };
    this.queues.set(type, queue);
    this.length += type.length + OF_EACH;
    return queue;
  }

  private isTaken(key: Key): boolean {
    const job = this.inMemory(key);
    return job !== undefined && !isWaiting(job);
  }

  /** Between commands: what is forgotten is asked for again. */
  trim(): void {
    if (this.length > KEPT_TYPES) this.clear();
  }

  clear(): void {
    this.queues.clear();
    this.length = 0;
  }
}

/** Index of the first entry that is not before the key. */
function place(entries: Queue['entries'], key: Key): number {
  let low = 0;
  let high = entries.length;
  if (high > 0 && (entries[high - 1]?.jobKey ?? '') < key) return high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle]?.jobKey ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function remove(queue: Queue, key: Key): Queue['entries'][number] | undefined {
  const at = place(queue.entries, key);
  if (queue.entries[at]?.jobKey !== key) return undefined;
  return at === 0 ? queue.entries.shift() : queue.entries.splice(at, 1)[0];
}
