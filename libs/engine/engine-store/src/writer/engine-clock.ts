import type { Clock } from '#core/kernel';

/** The engine's time: the system's, or a moment it was pinned to. */
export class EngineClock implements Clock {
  private pinned: number | null = null;

  constructor(private readonly system: Clock) {}

  now(): number {
    return this.pinned ?? this.system.now();
  }

  /** null lets time run again. */
  pin(timestamp: number | null): void {
    this.pinned = timestamp;
  }

  systemNow(): number {
    return this.system.now();
  }

  get isPinned(): boolean {
    return this.pinned !== null;
  }
}
