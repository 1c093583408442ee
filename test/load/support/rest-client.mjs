import { Pool } from 'undici';

/** JSON over as many connections as there are requests under way, up to a bound. */
export class RestClient {
  #address;
  #pool;

  constructor(address, connections = 128) {
    this.#address = address;
    this.#pool = new Pool(address, { connections, pipelining: 1 });
  }

  /** Deploys one file; returns the answer. */
  async deploy(name, content) {
    const form = new FormData();
    form.append('resources', new File([content], name));
    const response = await fetch(`${this.#address}/v2/deployments`, { method: 'POST', body: form });
    if (!response.ok) throw new Error(`deployment: ${response.status} ${await response.text()}`);
    return response.json();
  }

  /** Posts a value; returns status and the answer's value, null when it is empty. */
  async post(path, value) {
    const { statusCode, body } = await this.#pool.request({ path, method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) });
    const text = await body.text();
    return { status: statusCode, value: text === '' ? null : JSON.parse(text) };
  }

  close() {
    return this.#pool.close();
  }
}
