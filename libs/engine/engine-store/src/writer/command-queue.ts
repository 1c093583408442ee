import type { Command } from '#engine/engine';
import { unavailable, type Reply } from './replies.js';

/** A command that waits for its batch, and who waits for its reply. */
export interface Waiting {
  readonly command: Command;
  readonly resolve: (reply: Reply) => void;
  /** Reply when the process instance that is created has ended, not when it has started. */
  readonly untilEnd: boolean;
}

/** What brings new work in is refused first, so that work in progress can drain. */
const STARTS_WORK: ReadonlySet<Command['kind']> = new Set(['createProcessInstance', 'publishMessage', 'correlateMessage', 'broadcastSignal', 'deploy']);
/** What the engine tells itself when a date has come: nobody waits for it, and it must not be lost. */
const OWN_WORK: ReadonlySet<Command['kind']> = new Set(['triggerTimer', 'timeOutJob', 'endJobBackOff', 'expireMessage']);

/** A command that would be answered later than this is refused at once: nobody is kept waiting for a second and then refused. */
const LONGEST_WAIT_MS = { startsWork: 500, otherwise: 900 } as const;
/** How much the last batch counts in the running average. */
const WEIGHT = 0.1;

/** Commands in order of arrival, with a bound in number and in expected waiting time: back-pressure instead of growing latency. */
export class CommandQueue {
  private waiting: Waiting[] = [];
  private msPerCommand = 0;
  /** The batch that is being worked on. */
  private underWay: { readonly commands: number; readonly since: number } | null = null;

  constructor(private readonly limit: number, private readonly now: () => number = () => performance.now()) {}

  get length(): number {
    return this.waiting.length;
  }

  /** Why this command is not taken now, or null. */
  refusal({ kind }: Command): string | null {
    const startsWork = STARTS_WORK.has(kind);
    const hasRoom = this.waiting.length < (startsWork ? this.limit / 2 : this.limit);
    const isSoon = OWN_WORK.has(kind) || this.expectedWaitMs() < LONGEST_WAIT_MS[startsWork ? 'startsWork' : 'otherwise'];
    return hasRoom && isSoon ? null : `The engine is busy: ${this.waiting.length} commands wait. Try again later`;
  }

  /** By the speed of the last batches; a batch that has been under way for longer than that speaks for itself. */
  private expectedWaitMs(): number {
    const { commands, since } = this.underWay ?? { commands: 0, since: this.now() };
    return Math.max((commands + this.waiting.length) * this.msPerCommand, this.now() - since);
  }

  /** A batch was done: how long its commands took tells how long those that wait will. */
  observe(commands: number, ms: number): void {
    this.msPerCommand += WEIGHT * (ms / commands - this.msPerCommand);
  }

  push(entry: Waiting): void {
    this.waiting.push(entry);
  }

  /** Puts entries back to the front, in their order. */
  putBack(entries: readonly Waiting[]): void {
    this.waiting = [...entries, ...this.waiting];
  }

  /** The next batch; it is under way until `ended`. */
  take(count: number): Waiting[] {
    const batch = this.remove(count);
    this.underWay = { commands: batch.length, since: this.now() };
    return batch;
  }

  /** The batch that was taken last is done, or was put back. */
  ended(): void {
    this.underWay = null;
  }

  private remove(count: number): Waiting[] {
    if (count < this.waiting.length) return this.waiting.splice(0, count);
    const all = this.waiting;
    this.waiting = [];
    return all;
  }

  refuseAll(reason: string): void {
    for (const entry of this.remove(Infinity)) entry.resolve(unavailable(reason));
  }
}
