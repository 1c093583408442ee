import type { LiveEvent } from '#core/contracts';

export type LiveState = 'connecting' | 'live' | 'offline';

interface LiveListener {
  onEvent: (event: LiveEvent) => void;
  onState: (state: LiveState) => void;
}

const FIRST_PAUSE_MILLIS = 1_000;
const LONGEST_PAUSE_MILLIS = 30_000;

/** The one connection to `GET /api/v1/live`. Connects again by itself, with growing pauses when the server refuses. */
export class LiveStream {
  private source: EventSource | null = null;
  private timer: number | undefined;
  private pause = FIRST_PAUSE_MILLIS;

  constructor(private readonly listener: LiveListener) {}

  open(): void {
    this.source = new EventSource('/api/v1/live');
    this.source.addEventListener('open', () => this.opened());
    this.source.addEventListener('live', (message) => this.listener.onEvent(JSON.parse(message.data) as LiveEvent));
    this.source.addEventListener('error', () => this.failed());
  }

  close(): void {
    window.clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
  }

  private opened(): void {
    this.pause = FIRST_PAUSE_MILLIS;
    this.listener.onState('live');
  }

  private failed(): void {
    this.listener.onState('offline');
    this.close();
    this.timer = window.setTimeout(() => this.open(), this.pause);
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MILLIS);
  }
}
