import { setTimeout as pause } from 'node:timers/promises';
import type { Fate } from './record.js';

export interface Answer {
  /** 0: no answer, so that nobody knows. */
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

type Row = Readonly<Record<string, unknown>>;
const PAGE = 1_000;

/** Requests to an engine that may be dead at any moment. */
export class Connection {
  constructor(private readonly address: () => string) {}

  async send(method: 'POST' | 'PUT' | 'PATCH', path: string, body: object = {}): Promise<Answer> {
    try {
      const response = await fetch(`${this.address()}/v2${path}`, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
      const text = await response.text();
      return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
    } catch {
      await pause(25);
      return { status: 0, body: {} };
    }
  }

  /** Sends a command and says what became of it. */
  async command(method: 'POST' | 'PUT' | 'PATCH', path: string, body: object = {}): Promise<Fate> {
    return fateOf((await this.send(method, path, body)).status);
  }

  /** The first rows found; none while the engine is away. */
  async search(path: string, filter: object, limit = 100): Promise<readonly Row[]> {
    return ((await this.send('POST', `${path}/search`, { filter, page: { limit } })).body['items'] ?? []) as readonly Row[];
  }

  /** All rows of a kind; the engine must be there. */
  async all(path: string): Promise<readonly Row[]> {
    const rows: Row[] = [];
    for (let after: unknown; ; ) {
      const page = { limit: PAGE, ...(after === undefined ? {} : { after }) };
      const { status, body } = await this.send('POST', `${path}/search`, { page });
      if (status !== 200) throw new Error(`${path}/search answered ${status} ${JSON.stringify(body)}`);
      const items = body['items'] as readonly Row[];
      rows.push(...items);
      if (items.length < PAGE) return rows;
      after = (body['page'] as { endCursor: string }).endCursor;
    }
  }
}

export function fateOf(status: number): Fate {
  if (status >= 200 && status < 300) return 'done';
  // Back-pressure, or an engine that does not lead yet, says that nothing was done.
  if ((status >= 400 && status < 500) || status === 503) return 'refused';
  if (status === 0) return 'unknown';
  throw new Error(`the engine answered ${status}`);
}
