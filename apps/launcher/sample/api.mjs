/** The HTTP API as one of the sample people sees it; a refusal is thrown with the server's own sentence. */
export class Api {
  constructor(baseUrl, token, actingAs) {
    this.baseUrl = baseUrl.replace(/\/+$/, '');
    this.token = token;
    this.actingAs = actingAs;
  }

  as(username) {
    return new Api(this.baseUrl, this.token, username);
  }

  get(path) {
    return this.#send('GET', path);
  }

  /** The page's items, or null when there is nothing at this address yet. */
  async find(path) {
    try {
      return await this.get(path);
    } catch (error) {
      if (error.status === 404) return null;
      throw error;
    }
  }

  post(path, body, headers = {}) {
    return this.#send('POST', path, body, headers);
  }

  patch(path, body, version) {
    return this.#send('PATCH', path, body, { 'if-match': `"${version}"` });
  }

  async #send(method, path, body, headers = {}) {
    const response = await fetch(`${this.baseUrl}/api/v1${path}`, {
      method,
      headers: this.#headers(body, headers),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    if (!response.ok) throw refusal(method, path, response.status, text);
    return text === '' ? null : JSON.parse(text);
  }

  #headers(body, extra) {
    return {
      authorization: `Bearer ${this.token}`,
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(this.actingAs ? { 'tollgate-act-as': this.actingAs } : {}),
      ...extra,
    };
  }
}

function refusal(method, path, status, text) {
  const problem = parsed(text);
  const fields = (problem.errors ?? []).map((error) => `${error.field}: ${error.message}`).join('; ');
  const sentence = [problem.detail ?? text.slice(0, 200), fields].filter(Boolean).join(' ');
  return Object.assign(new Error(`${method} ${path} answered ${status}: ${sentence}`), { status, code: problem.code });
}

function parsed(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
