import type { Clock } from '#core/kernel';
import type { Command, Millis } from '#engine/engine';
import type { Reply } from './replies.js';

export type DueCommand = Extract<Command, { kind: 'triggerTimer' | 'timeOutJob' | 'endJobBackOff' | 'expireMessage' }>;

export interface DueWork {
  readonly due: Millis;
  readonly command: DueCommand;
}

export interface ClockworkParts {
  /** A pinned clock stands still: nothing becomes due until it is moved. */
  readonly clock: Clock & { readonly isPinned: boolean };
  /** Earliest instant at which something is due, null when nothing is. */
  readonly nextDue: () => Promise<Millis | null>;
  /** What is due at this instant, earliest first, at most a few hundred. */
  readonly dueAt: (now: Millis) => Promise<readonly DueWork[]>;
  readonly submit: (command: DueCommand) => Promise<Reply>;
  readonly failed: (error: Error) => void;
}

/** Longest sleep: setTimeout knows only 32 bits, and a system clock that was set forward must be noticed. */
const LONGEST_SLEEP_MS = 60_000;
const PAUSE_AFTER_FAILURE_MS = 1_000;

/** Turns what is due in the store into commands: sleeps exactly until the next due date, which may have come closer meanwhile. */
export class Clockwork {
  private timer: NodeJS.Timeout | null = null;
  private wakesAt = Infinity;
  private turning: Promise<void> | null = null;
  private again = false;
  private stopped = true;

  constructor(private readonly parts: ClockworkParts) {}

  start(): void {
    this.stopped = false;
    this.wake();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    this.wakesAt = Infinity;
    await this.turning;
  }

  /** Something new is due at this instant. */
  due(at: Millis): void {
    if (at < this.wakesAt) this.sleepUntil(at);
  }

  /** The clock was moved, or the store was reloaded: look at once. */
  wake(): void {
    if (this.stopped) return;
    this.again = true;
    this.turning ??= this.turn().finally(() => {
      this.turning = null;
    });
  }

  private sleepUntil(at: Millis): void {
    if (this.stopped) return;
    if (this.timer) clearTimeout(this.timer);
    this.wakesAt = at;
    if (this.parts.clock.isPinned && at > this.parts.clock.now()) return;
    this.timer = setTimeout(() => this.ring(), Math.min(Math.max(at - this.parts.clock.now(), 0), LONGEST_SLEEP_MS));
    this.timer.unref();
  }

  /** The date slept for has come. It is no date to compare others with any more, whatever is under way: later ones would be overlooked. */
  private ring(): void {
    this.wakesAt = Infinity;
    this.wake();
  }

  private async turn(): Promise<void> {
    try {
      let next: Millis | null;
      do {
        this.again = false;
        await this.runDue();
        this.wakesAt = Infinity;
        next = await this.parts.nextDue();
      } while (this.again && !this.stopped);
      this.due(next ?? Infinity);
    } catch (error) {
      this.parts.failed(error as Error);
      this.tryAgain();
    }
  }

  /** After a failure, in real time: a pinned clock would never come to it. */
  private tryAgain(): void {
    this.wakesAt = Infinity;
    if (this.stopped) return;
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ring(), PAUSE_AFTER_FAILURE_MS);
    this.timer.unref();
  }

  private async runDue(): Promise<void> {
    const now = this.parts.clock.now();
    // A controlled clock may be moved back meanwhile: then less is due.
    const dueNow = (): ReturnType<ClockworkParts['dueAt']> => this.parts.dueAt(Math.min(now, this.parts.clock.now()));
    let last = '';
    for (let due = await dueNow(); due.length > 0 && !this.stopped; due = await dueNow()) {
      const same = JSON.stringify(due);
      if (same === last) throw new Error(`Due work stays undone: ${same.slice(0, 200)}`);
      last = same;
      const replies = await Promise.all(due.map(({ command }) => this.parts.submit(command)));
      const unable = replies.find((reply) => reply.kind !== 'response');
      if (unable) throw new Error(`Due work could not be done: ${unable.kind}`);
    }
  }
}
