import type { Key, Notification } from '#engine/engine';
import type { Reply } from './replies.js';

/** Replies that come later than their command's batch: process instances that end, user task requests that a listener decides. */
export class Awaited {
  private readonly ends = new Map<Key, (reply: Reply) => void>();
  private readonly requests = new Map<string, (reply: Reply) => void>();

  /** `reply` is given once the process instance has ended. */
  end(processInstanceKey: Key, reply: Reply, resolve: (reply: Reply) => void): void {
    this.ends.set(processInstanceKey, (ended) => resolve(ended.kind === 'timedOut' ? ended : reply));
  }

  request(requestId: string, resolve: (reply: Reply) => void): void {
    this.requests.set(requestId, resolve);
  }

  /** Nobody waits any more. */
  forget(name: string): void {
    this.ends.delete(name);
    this.requests.delete(name);
  }

  /** The engine ends: nobody is kept waiting. */
  giveUp(): void {
    for (const resolve of [...this.ends.values(), ...this.requests.values()]) resolve({ kind: 'timedOut' });
    this.ends.clear();
    this.requests.clear();
  }

  notify(notification: Notification): void {
    if (notification.kind === 'instanceEnded') this.settle(this.ends, notification.processInstanceKey, { kind: 'response', response: null });
    if (notification.kind === 'requestAnswered') {
      const { rejection } = notification;
      this.settle(this.requests, notification.requestId, rejection ? { kind: 'rejection', rejection } : { kind: 'response', response: null });
    }
  }

  private settle(waiting: Map<string, (reply: Reply) => void>, name: string, reply: Reply): void {
    waiting.get(name)?.(reply);
    waiting.delete(name);
  }
}
