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

/** A command that would wait longer than this is refused at once. */
const LONGEST_WAIT_MS = { startsWork: 500, otherwise: 2_000 } as const;
/** How much the last batch counts in the running average. */
const WEIGHT = 0.1;

/** Commands in order of arrival, with a bound in number and in expected waiting time: back-pressure instead of growing latency. */
export class CommandQueue {
  private waiting: Waiting[] = [];
  private msPerCommand = 0;

  constructor(private readonly limit: number) {}

  get length(): number {
    return this.waiting.length;
  }

  /** Why this command is not taken now, or null. */
  refusal(command: Command): string | null {
    const startsWork = STARTS_WORK.has(command.kind);
    const hasRoom = this.waiting.length < (startsWork ? this.limit / 2 : this.limit);
    const isSoon = this.waiting.length * this.msPerCommand < (startsWork ? LONGEST_WAIT_MS.startsWork : LONGEST_WAIT_MS.otherwise);
    return hasRoom && isSoon ? null : `The engine is busy: ${this.waiting.length} commands wait. Try again later`;
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

  take(count: number): Waiting[] {
    if (count >= this.waiting.length) {
      const all = this.waiting;
      this.waiting = [];
      return all;
    }
    return this.waiting.splice(0, count);
  }

  refuseAll(reason: string): void {
    for (const entry of this.take(Infinity)) entry.resolve(unavailable(reason));
  }
}
