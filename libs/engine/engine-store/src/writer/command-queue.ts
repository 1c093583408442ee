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

/** Commands in order of arrival, with a bound: back-pressure instead of growing latency. */
export class CommandQueue {
  private waiting: Waiting[] = [];

  constructor(private readonly limit: number) {}

  get length(): number {
    return this.waiting.length;
  }

  /** Why this command is not taken now, or null. */
  refusal(command: Command): string | null {
    const room = STARTS_WORK.has(command.kind) ? this.limit / 2 : this.limit;
    return this.waiting.length < room ? null : `The engine is busy: ${this.waiting.length} commands wait. Try again later`;
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
