import type { ActivatedJob, CommandOf } from '#engine/engine';
import type { Reply } from './replies.js';

export type Activation = CommandOf<'activateJobs'>;
type Activated = Reply<'activateJobs'>;

interface Waiter {
  readonly activation: Activation;
  readonly settle: (reply: Activated) => void;
  gone: boolean;
}

export interface JobDeskParts {
  readonly submit: (activation: Activation) => Promise<Activated>;
  /** Jobs were activated for a client that had left meanwhile. */
  readonly giveBack: (jobs: readonly ActivatedJob[]) => void;
}

const NONE: Activated = { kind: 'response', response: { jobs: [] } };

/** Clients that wait for jobs of one type, served in the order they came. */
class Line {
  private readonly waiters: Waiter[] = [];
  private serving = false;
  private news = false;

  constructor(private readonly parts: JobDeskParts) {}

  get isEmpty(): boolean {
    return this.waiters.length === 0 && !this.serving;
  }

  join(waiter: Waiter): void {
    this.waiters.push(waiter);
    void this.serve();
  }

  leave(waiter: Waiter): void {
    waiter.gone = true;
    const place = this.waiters.indexOf(waiter);
    if (place >= 0) this.waiters.splice(place, 1);
  }

  wake(): void {
    this.news = true;
    void this.serve();
  }

  /** Serves waves of waiters, each twice as wide while all of it found work; stops when a wave found none and nothing is new. */
  private async serve(): Promise<void> {
    this.news = true;
    if (this.serving) return;
    this.serving = true;
    for (let width = 4; this.waiters.length > 0; ) {
      this.news = false;
      const found = await this.serveWave(this.waiters.splice(0, width));
      width = found ? width * 2 : 1;
      if (!found && !this.news) break;
    }
    this.serving = false;
  }

  private async serveWave(wave: readonly Waiter[]): Promise<boolean> {
    const replies = await Promise.all(wave.map((waiter) => this.parts.submit(waiter.activation)));
    const unserved = wave.filter((waiter, index) => !this.serveOne(waiter, replies[index]!));
    this.waiters.unshift(...unserved.filter((waiter) => !waiter.gone));
    return unserved.length === 0;
  }

  private serveOne(waiter: Waiter, reply: Activated): boolean {
    if (reply.kind !== 'response') waiter.settle(reply);
    else if (reply.response.jobs.length === 0) return false;
    else if (waiter.gone) this.parts.giveBack(reply.response.jobs);
    else waiter.settle(reply);
    return true;
  }
}

/**
 * Long polling for jobs: answers as soon as there is work, in order of arrival for each type, with an empty list when the
 * time is over, and not at all when the client leaves.
 */
export class JobDesk {
  private readonly lines = new Map<string, Line>();
  private readonly leaving = new Set<() => void>();

  constructor(private readonly parts: JobDeskParts) {}

  /** `waitMs` 0: do not wait. `left` fires when the client closed its connection. */
  activate(activation: Activation, waitMs: number, left: AbortSignal): Promise<Activated> {
    if (waitMs <= 0) return this.parts.submit(activation);
    return new Promise((resolve) => this.wait(activation, waitMs, left, resolve));
  }

  /** Jobs of this type can be activated. */
  wake(type: string): void {
    this.lines.get(type)?.wake();
  }

  /** The engine leads again: what became available meanwhile was told to nobody. */
  wakeAll(): void {
    for (const line of this.lines.values()) line.wake();
  }

  /** Lets everybody go with nothing. */
  close(): void {
    for (const leave of [...this.leaving]) leave();
  }

  private wait(activation: Activation, waitMs: number, left: AbortSignal, resolve: (reply: Activated) => void): void {
    const line = this.line(activation.type);
    const leave = (): void => {
      line.leave(waiter);
      waiter.settle(NONE);
    };
    const timer = setTimeout(leave, waitMs);
    const waiter: Waiter = {
      activation,
      gone: false,
      settle: (reply) => {
        clearTimeout(timer);
        left.removeEventListener('abort', leave);
        this.leaving.delete(leave);
        if (line.isEmpty) this.lines.delete(activation.type);
        resolve(reply);
      },
    };
    left.addEventListener('abort', leave);
    this.leaving.add(leave);
    line.join(waiter);
  }

  private line(type: string): Line {
    let line = this.lines.get(type);
    if (!line) this.lines.set(type, (line = new Line(this.parts)));
    return line;
  }
}
