import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { LiveEvent } from '#core/contracts';
import type { Actor } from '#platform/identity';
import type { Listener } from './live-hub.js';

const HEARTBEAT_MS = 15_000;
/** Then the browser connects again, and its session is checked again. */
const LIFETIME_MS = 10 * 60_000;
/** A reader that leaves more than this lying is gone or asleep. */
const MAX_UNSENT_BYTES = 64 * 1024;
const HEADERS = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' } as const;

/** One person's open window, as a stream of server-sent events (HTML Living Standard §9.2). */
export class EventStream implements Listener {
  private heartbeat: NodeJS.Timeout | null = null;
  private end: NodeJS.Timeout | null = null;

  constructor(
    readonly actor: Actor,
    private readonly response: ServerResponse,
    private readonly onClose: () => void,
  ) {}

  open(headers: OutgoingHttpHeaders): void {
    this.response.once('close', () => this.close());
    this.response.writeHead(200, { ...headers, ...HEADERS });
    this.response.write('retry: 2000\n\n');
    this.heartbeat = setInterval(() => this.write(': here\n\n'), HEARTBEAT_MS).unref();
    this.end = setTimeout(() => this.close(), LIFETIME_MS).unref();
  }

  send(event: LiveEvent): boolean {
    return this.write(`event: live\ndata: ${JSON.stringify(event)}\n\n`);
  }

  close(): void {
    if (this.heartbeat) clearInterval(this.heartbeat);
    if (this.end) clearTimeout(this.end);
    this.onClose();
    if (!this.response.writableEnded) this.response.end();
  }

  private write(text: string): boolean {
    if (this.response.writableEnded || this.response.destroyed) return false;
    this.response.write(text);
    if (this.response.writableLength <= MAX_UNSENT_BYTES) return true;
    this.close();
    this.response.destroy();
    return false;
  }
}
