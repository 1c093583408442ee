import { ApiError, problemOf, UnreachableError } from './api-error.js';

const BASE = '/api/v1';

export interface WriteOptions {
  /** Version that was read; sent as If-Match, refused with `version-mismatch` when it is stale. */
  ifMatch?: number;
  /** Makes a repeated POST harmless. */
  idempotencyKey?: string;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

let csrfToken: string | null = null;

/** The session's token, sent with every write. Set by whoever reads or changes the session. */
export function rememberCsrfToken(token: string | null): void {
  csrfToken = token;
}

/** The API of `/api/v1`. Answers are JSON; refusals are thrown as {@link ApiError}, silence as {@link UnreachableError}. */
export const api = {
  get: <T>(path: string, signal?: AbortSignal) => call<T>('GET', path, undefined, {}, signal),
  post: <T>(path: string, body?: unknown, options: WriteOptions = {}) => call<T>('POST', path, body, options),
  put: <T>(path: string, body: unknown, options: WriteOptions = {}) => call<T>('PUT', path, body, options),
  patch: <T>(path: string, body: unknown, options: WriteOptions = {}) => call<T>('PATCH', path, body, options),
  delete: <T>(path: string, options: WriteOptions = {}) => call<T>('DELETE', path, undefined, options),
};

async function call<T>(method: Method, path: string, body: unknown, options: WriteOptions, signal?: AbortSignal): Promise<T> {
  const response = await send(method, path, body, options, signal);
  if (!response.ok) throw new ApiError(await problemOf(response));
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}

async function send(method: Method, path: string, body: unknown, options: WriteOptions, signal?: AbortSignal): Promise<Response> {
  const init: RequestInit = { method, headers: headersOf(method, body, options), credentials: 'same-origin' };
  if (body !== undefined) init.body = JSON.stringify(body);
  if (signal) init.signal = signal;
  try {
    return await fetch(BASE + path, init);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new UnreachableError('The server did not answer.', { cause: error });
  }
}

function headersOf(method: Method, body: unknown, options: WriteOptions): Headers {
  const headers = new Headers({ accept: 'application/json' });
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (method !== 'GET' && csrfToken) headers.set('x-csrf-token', csrfToken);
  if (options.ifMatch !== undefined) headers.set('if-match', `"${options.ifMatch}"`);
  if (options.idempotencyKey) headers.set('idempotency-key', options.idempotencyKey);
  return headers;
}

/** `?a=1&b=2` of the values that are set; lists become comma lists. */
export function queryString(values: Record<string, string | number | boolean | readonly string[] | null | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    const text = Array.isArray(value) ? value.join(',') : String(value ?? '');
    if (text !== '') query.set(name, text);
  }
  const encoded = query.toString();
  return encoded ? `?${encoded}` : '';
}
