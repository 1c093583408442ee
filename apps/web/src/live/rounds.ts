const GATHER_MILLIS = 150;
/** Between the end of one round and the next: a busy hour of everybody else costs this screen a read a second at most. */
const REST_MILLIS = 1_000;
/** Nothing waits longer for a read that hangs. */
const LONGEST_ROUND_MILLIS = 5_000;

/** Reads again what was reported as changed: gathered over a moment, one round at a time, with a rest behind each. */
export class Rounds {
  private readonly wanted = new Set<string>();
  /** Set from the first wish to the end of the rest behind the last round. */
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly read: (keys: readonly string[]) => Promise<unknown>) {}

  want(keys: readonly string[]): void {
    keys.forEach((key) => this.wanted.add(key));
    this.timer ??= setTimeout(() => void this.round(), GATHER_MILLIS);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.wanted.clear();
  }

  private async round(): Promise<void> {
    const keys = [...this.wanted];
    this.wanted.clear();
    await Promise.race([this.read(keys), new Promise((resolve) => setTimeout(resolve, LONGEST_ROUND_MILLIS))]);
    this.timer = setTimeout(() => this.rested(), REST_MILLIS);
  }

  private rested(): void {
    if (this.wanted.size > 0) void this.round();
    else this.timer = undefined;
  }
}
