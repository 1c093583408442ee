// The time of the year that is made: the same for server, worker and engine, and moved only when nothing is under way any more.
import { setTimeout as pause } from 'node:timers/promises';

const LOOK_AGAIN_MS = 25;
const PATIENCE_MS = 120_000;
/** A job that failed for now waits for its time, and so for the clock. */
const OPEN = { state: { $in: ['CREATED', 'TIMED_OUT', 'RETRIES_UPDATED'] }, retries: { $gt: 0 } };

export class YearClock {
  #tollgate;
  #time;

  constructor(tollgate, time) {
    this.#tollgate = tollgate;
    this.#time = time;
  }

  now = 0;

  /** Timers that are due by then fire. */
  async set(millis) {
    this.now = millis;
    this.#time.set(millis);
    await this.engine('PUT', '/clock', { timestamp: millis });
  }

  /** From now on the time is the machine's again. */
  async release() {
    this.#time.set(Date.now());
    await this.engine('POST', '/clock/reset');
  }

  /** Until the workers have nothing to do and nothing waits in the outbox. */
  async settled() {
    const deadline = performance.now() + PATIENCE_MS;
    while (!(await this.#isQuiet())) {
      if (performance.now() > deadline) throw new Error(`On ${new Date(this.now).toISOString()} the work did not come to rest: look into the logs in ${this.#tollgate.configuration.dataFolder}.`);
      await pause(LOOK_AGAIN_MS);
    }
  }

  async engine(method, path, body) {
    const headers = { ...this.#tollgate.engineAuthorization(), ...(body && { 'content-type': 'application/json' }) };
    const response = await fetch(`${this.#tollgate.engineAddress}/v2${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 300)}`);
    return text === '' ? null : JSON.parse(text);
  }

  async #isQuiet() {
    return (await this.#openJobs()) === 0 && (await this.#waitingEffects()) === 0 && (await this.#openJobs()) === 0;
  }

  /** Of this moment: before it everything had come to rest. */
  async #openJobs() {
    const creationTime = { $gte: new Date(this.now).toISOString() };
    const { page } = await this.engine('POST', '/jobs/search', { filter: { ...OPEN, creationTime }, page: { limit: 1 } });
    return page.totalItems;
  }

  async #waitingEffects() {
    const text = await (await fetch(`${this.#tollgate.address}/metrics`)).text();
    return Number(/^tollgate_outbox_pending (\d+)$/m.exec(text)[1]);
  }
}
