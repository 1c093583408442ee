import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { LiveEvent, Role } from '#core/contracts';
import type { Actor } from '#platform/identity';

/** An event and who may hear of it. */
export interface Announcement {
  event: LiveEvent;
  /** Left out: everybody who may see the topic. */
  audience?: (actor: Actor) => boolean;
}

export interface Listener {
  actor: Actor;
  /** Takes events; false when the listener cannot keep up and was closed. */
  send(event: LiveEvent): boolean;
  close(): void;
}

/** Close enough in time to be one for a person. */
const COLLECT_MS = 100;

/** Roles that may see a topic; null: everybody who is signed in. */
const TOPIC_ROLES = {
  record: null,
  task: null,
  model: null,
  notice: null,
  instance: ['operator', 'admin', 'auditor', 'process-owner'],
  incident: ['operator', 'admin', 'auditor', 'process-owner'],
} as const satisfies Record<LiveEvent['topic'], readonly Role[] | null>;

export const MAX_LISTENERS = 1000;
export const MAX_LISTENERS_PER_PERSON = 10;

/** Passes what changed on to everybody who listens and may know it; the same change within a moment is told once. */
@Injectable()
export class LiveHub implements BeforeApplicationShutdown {
  private readonly listeners = new Set<Listener>();
  private readonly collected = new Map<string, Announcement>();
  private timer: NodeJS.Timeout | null = null;

  /** Refuses (false) when there are too many listeners, or too many of one person. */
  join(listener: Listener): boolean {
    const own = [...this.listeners].filter(({ actor }) => actor.personId === listener.actor.personId).length;
    if (this.listeners.size >= MAX_LISTENERS || own >= MAX_LISTENERS_PER_PERSON) return false;
    this.listeners.add(listener);
    return true;
  }

  leave(listener: Listener): void {
    this.listeners.delete(listener);
  }

  get hasListeners(): boolean {
    return this.listeners.size > 0;
  }

  announce(announcement: Announcement): void {
    if (!this.hasListeners) return;
    const { topic, id } = announcement.event;
    this.collected.set(`${topic} ${id}`, announcement);
    this.timer ??= setTimeout(() => this.flush(), COLLECT_MS).unref();
  }

  beforeApplicationShutdown(): void {
    if (this.timer) clearTimeout(this.timer);
    for (const listener of this.listeners) listener.close();
    this.listeners.clear();
  }

  private flush(): void {
    this.timer = null;
    const announcements = [...this.collected.values()];
    this.collected.clear();
    for (const listener of this.listeners) this.tell(listener, announcements);
  }

  private tell(listener: Listener, announcements: readonly Announcement[]): void {
    for (const { event, audience } of announcements) {
      const permitted = maySee(event.topic, listener.actor) && (audience?.(listener.actor) ?? true);
      if (permitted && !listener.send(event)) return this.leave(listener);
    }
  }
}

function maySee(topic: LiveEvent['topic'], { roles }: Actor): boolean {
  const permitted: readonly Role[] | null = TOPIC_ROLES[topic];
  return permitted === null || roles.some((role) => permitted.includes(role));
}
