// Clients that start one_task (start, one service task, end) and workers that complete its jobs, over REST.
import { setTimeout as pause } from 'node:timers/promises';
import { RestClient } from './rest-client.mjs';

const MOST_IN_FLIGHT = 256;
const JOBS_AT_ONCE = 64;
const POLLERS = 2;

export const ONE_TASK = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="bench" targetNamespace="http://tollgate">
  <bpmn:process id="one_task" isExecutable="true">
    <bpmn:startEvent id="start"/>
    <bpmn:sequenceFlow id="to_task" sourceRef="start" targetRef="task"/>
    <bpmn:serviceTask id="task"><bpmn:extensionElements><zeebe:taskDefinition type="bench"/></bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:sequenceFlow id="to_end" sourceRef="task" targetRef="end"/>
    <bpmn:endEvent id="end"/>
  </bpmn:process>
</bpmn:definitions>`;

const VARIABLES = { orderId: 'A-1', amount: 42, customer: { name: 'x', tags: ['a', 'b'] } };

export class OneTaskDriver {
  #rest;
  #starting = true;
  #working = true;
  #startedAt = new Map();
  #started = 0;
  completed = 0;
  refused = 0;
  latencies = [];

  constructor(address) {
    this.#rest = new RestClient(address);
  }

  deploy() {
    return this.#rest.deploy('one_task.bpmn', ONE_TASK);
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

  async #start() {
    while (this.#starting) {
      if (this.#started - this.completed > MOST_IN_FLIGHT) {
        await pause(2);
        continue;
      }
      const at = performance.now();
      const { status, value } = await this.#rest.post('/v2/process-instances', { processDefinitionId: 'one_task', variables: VARIABLES });
      if (status === 200) {
        this.#started += 1;
        this.#startedAt.set(value.processInstanceKey, at);
      } else {
        this.refused += 1;
        await pause(20);
      }
    }
  }

  async #work() {
    while (this.#working) {
      const { value } = await this.#rest.post('/v2/jobs/activation', { type: 'bench', timeout: 30_000, maxJobsToActivate: JOBS_AT_ONCE, requestTimeout: 1_000 });
      await Promise.all((value.jobs ?? []).map((job) => this.#complete(job)));
    }
  }

  async #complete({ jobKey, processInstanceKey }) {
    const { status } = await this.#rest.post(`/v2/jobs/${jobKey}/completion`, { variables: { ok: true } });
    if (status !== 204) throw new Error(`completion: ${status}`);
    this.completed += 1;
    // The completion can be acknowledged before the start is, on another connection.
    this.latencies.push(performance.now() - (this.#startedAt.get(processInstanceKey) ?? performance.now()));
    this.#startedAt.delete(processInstanceKey);
  }
}
