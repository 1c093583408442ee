import { setupLink } from '../../../apps/launcher/lib/first-run.mjs';

const PASSWORD = 'seven green bottles';

/** The administrator of a new installation, signed in as a browser is. */
export class SignedIn {
  #address;
  #cookie;
  #csrf;

  static async administrator(tollgate) {
    const person = new SignedIn();
    person.#address = `${tollgate.address}/api/v1`;
    const link = await setupLink(tollgate);
    const token = link && new URL(link).searchParams.get('token');
    await (token ? person.#enter('/setup', { token, username: 'bench', displayName: 'Bench', password: PASSWORD }) : person.#enter('/session', { username: 'bench', password: PASSWORD }));
    return person;
  }

  /** As a sample person from now on; null: as oneself again. */
  actAs(username) {
    return username === null ? this.#ask('DELETE', '/session/acting-as') : this.post('/session/acting-as', { username });
  }

  get(path) {
    return this.#ask('GET', path);
  }

  post(path, body) {
    return this.#ask('POST', path, body);
  }

  async #ask(method, path, body) {
    const headers = { cookie: this.#cookie, 'x-csrf-token': this.#csrf, ...(body && { 'content-type': 'application/json' }) };
    const response = await fetch(`${this.#address}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${(await response.text()).slice(0, 300)}`);
    return response.json();
  }

  async #enter(path, body) {
    const response = await fetch(`${this.#address}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`POST ${path} answered ${response.status}: ${(await response.text()).slice(0, 300)}`);
    this.#csrf = (await response.json()).csrfToken;
    this.#cookie = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
  }
}
