// Clients that start instances of one process and workers that complete their jobs, over REST.
import { setTimeout as pause } from 'node:timers/promises';
import { RestClient } from './rest-client.mjs';

const MOST_IN_FLIGHT = 256;
const JOBS_AT_ONCE = 64;
const POLLERS = 2;

/**
 * What is driven: `model` under the name `file`, started by `processDefinitionId` with `variablesOf(n)`; `started(rest, n)` is done
 * once for each instance; workers complete jobs of `jobType`, and with that at `lastElement` the instance is done.
 */
export class ProcessDriver {
  #rest;
  #scenario;
  #starting = true;
  #working = true;
  #startedAt = new Map();
  #started = 0;
  #turn = 0;
  completed = 0;
  refused = 0;
  latencies = [];

  constructor(address, scenario) {
    this.#rest = new RestClient(address);
    this.#scenario = scenario;
  }

  deploy() {
    return this.#rest.deploy(this.#scenario.file, this.#scenario.model);
  }

  /** Starts so many clients and the workers; the returned function ends them when everything started is completed. */
  run(starters) {
    const lanes = Array.from({ length: starters }, () => this.#start());
    const workers = Array.from({ length: POLLERS }, () => this.#work());
    return async () => {
      this.#starting = false;
      await Promise.all(lanes);
      while (this.completed < this.#started) await pause(20);
      this.#working = false;
      await Promise.all(workers);
      await this.#rest.close();
    };
  }

  /** Resolves when so many instances are completed. */
  async reach(count) {
    while (this.completed < count) await pause(2);
  }

  async #start() {
    while (this.#starting) {
      if (this.#started - this.completed > MOST_IN_FLIGHT) {
        await pause(2);
        continue;
      }
      if (!(await this.#startOne())) await pause(20);
    }
  }

  async #startOne() {
    const { processDefinitionId, variablesOf, started } = this.#scenario;
    const [at, turn] = [performance.now(), (this.#turn += 1)];
    const { status, value } = await this.#rest.post('/v2/process-instances', { processDefinitionId, variables: variablesOf(turn) });
    if (status !== 200) {
      this.refused += 1;
      return false;
    }
    this.#started += 1;
    this.#startedAt.set(value.processInstanceKey, at);
    await started?.(this.#rest, turn);
    return true;
  }

  async #work() {
    while (this.#working) {
      const { value } = await this.#rest.post('/v2/jobs/activation', { type: this.#scenario.jobType, timeout: 30_000, maxJobsToActivate: JOBS_AT_ONCE, requestTimeout: 1_000 });
      await Promise.all((value.jobs ?? []).map((job) => this.#complete(job)));
    }
  }

  async #complete({ jobKey, processInstanceKey, elementId }) {
    await this.#insist(`/v2/jobs/${jobKey}/completion`, { variables: { ok: true } });
    if (elementId !== this.#scenario.lastElement) return;
    this.completed += 1;
    // The completion can be acknowledged before the start is, on another connection.
    this.latencies.push(performance.now() - (this.#startedAt.get(processInstanceKey) ?? performance.now()));
    this.#startedAt.delete(processInstanceKey);
  }

  /** Again while the engine is busy, as a worker does. */
  async #insist(path, body) {
    for (;;) {
      const { status } = await this.#rest.post(path, body);
      if (status === 204) return;
      if (status !== 503) throw new Error(`${path}: ${status}`);
      this.refused += 1;
      await pause(50);
    }
  }
}
