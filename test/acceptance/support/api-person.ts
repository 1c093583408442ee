import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page, SessionView, TaskListItem } from '#core/contracts';

export interface ApiAnswer<T> {
  readonly status: number;
  readonly body: T;
}

const RETRY_MS = 150;
const GIVE_UP_AFTER_MS = 120_000;

/** Somebody at `/api/v1` without a browser, who asks again when nobody answers. */
export class ApiPerson {
  private csrfToken = '';
  private cookie = '';

  constructor(
    private readonly address: string,
    readonly username: string,
  ) {}

  async setUp(token: string, password: string): Promise<void> {
    await this.enter('/setup', { token, username: this.username, displayName: 'Ruth Adeyemi', password });
  }

  async signIn(password: string): Promise<void> {
    await this.enter('/session', { username: this.username, password });
  }

  /** Asks until there is an answer that is one: while processes are down, connections break and 503 comes. */
  async insist<T>(method: 'GET' | 'POST', path: string, data?: unknown, headers: Record<string, string> = {}): Promise<ApiAnswer<T>> {
    const deadline = Date.now() + GIVE_UP_AFTER_MS;
    for (;;) {
      const answer = await this.ask<T>(method, path, data, headers).catch(() => undefined);
      if (answer !== undefined && answer.status < 500) return answer;
      if (Date.now() > deadline) throw new Error(`${method} ${path} as ${this.username}: no answer, last ${answer?.status ?? 'none'}`);
      await pause(RETRY_MS);
    }
  }

  /** The same creation however often it has to be asked for. */
  create<T>(path: string, data: unknown): Promise<ApiAnswer<T>> {
    return this.insist<T>('POST', path, data, { 'idempotency-key': randomUUID() });
  }

  /** Waits until the task is in the list. */
  async task(record: string, elementId: string): Promise<TaskListItem> {
    const deadline = Date.now() + GIVE_UP_AFTER_MS;
    for (;;) {
      const { body } = await this.insist<Page<TaskListItem>>('GET', `/tasks?record=${record}`);
      const task = body.items.find((one) => one.elementId === elementId);
      if (task !== undefined) return task;
      if (Date.now() > deadline) throw new Error(`${this.username} waits in vain for ${elementId} of ${record}`);
      await pause(RETRY_MS);
    }
  }

  private async enter(path: string, data: unknown): Promise<void> {
    const response = await this.fetch('POST', path, data, {});
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    this.cookie = response.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
    const { csrfToken } = (await response.json()) as SessionView;
    this.csrfToken = csrfToken ?? '';
  }

  private async ask<T>(method: string, path: string, data: unknown, headers: Record<string, string>): Promise<ApiAnswer<T>> {
    const response = await this.fetch(method, path, data, headers);
    const text = await response.text();
    return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as T };
  }

  private fetch(method: string, path: string, data: unknown, headers: Record<string, string>): Promise<Response> {
    const content = data === undefined ? {} : { body: JSON.stringify(data) };
    const type = data === undefined ? {} : { 'content-type': 'application/json' };
    return fetch(`${this.address}/api/v1${path}`, {
      method,
      headers: { cookie: this.cookie, 'x-csrf-token': this.csrfToken, origin: this.address, ...type, ...headers },
      signal: AbortSignal.timeout(20_000),
      ...content,
    });
  }
}
