export interface Answer<T> {
  status: number;
  etag: string | null;
  body: T;
}

/** Speaks to `/api/v1` as one person. */
export class ApiClient {
  constructor(
    private readonly url: string,
    private readonly headers: Record<string, string>,
  ) {}

  get<T = unknown>(path: string): Promise<Answer<T>> {
    return this.send('GET', path, undefined, {});
  }

  post<T = unknown>(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.send('POST', path, body, headers);
  }

  patch<T = unknown>(path: string, body: unknown, version: number): Promise<Answer<T>> {
    return this.send('PATCH', path, body, ifMatch(version));
  }

  put<T = unknown>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.send('PUT', path, body, headers);
  }

  delete<T = unknown>(path: string, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.send('DELETE', path, undefined, headers);
  }

  private async send<T>(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Answer<T>> {
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await fetch(`${this.url}${path}`, { method, headers: { ...this.headers, ...type, ...headers }, ...content });
    const text = await answer.text();
    return { status: answer.status, etag: answer.headers.get('etag'), body: (text === '' ? undefined : JSON.parse(text)) as T };
  }
}

export function ifMatch(version: number): Record<string, string> {
  return { 'if-match': `"${version}"` };
}
