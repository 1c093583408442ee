import { jest } from '@jest/globals';
import { systemClock } from '#core/kernel';
import type { TestEngine } from '#test/engine';

/** The time of the engine and of the application, which stands still until it is moved by hand. */
export class MovedClock {
  constructor(private readonly engine: TestEngine) {}

  /** Timers that are due by then fire. */
  async set(moment: string): Promise<void> {
    const timestamp = Date.parse(moment);
    jest.spyOn(systemClock, 'now').mockReturnValue(timestamp);
    await this.engine.client.pinClock({ timestamp });
  }

  /** The application has the machine's time again. */
  release(): void {
    jest.restoreAllMocks();
  }
}
