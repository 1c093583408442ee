import { setTimeout as pause } from 'node:timers/promises';
import { fateOf, type Connection } from './connection.js';
import { writtenAt, type ClientsRecord, type Fate } from './record.js';

const IN_FLIGHT = 60;
const text = (value: unknown): string => String(value);

/** Everybody who works with the engine at once; `until` ends a client. */
export class Clients {
  private readonly seen = new Set<string>();
  private notes = 0;
  private turn = 0;

  constructor(private readonly engine: Connection, private readonly record: ClientsRecord) {}

  /** Starts orders, pays for them, and changes its mind about some. */
  async customer(lane: number, until: () => boolean): Promise<void> {
    for (let index = 0; !until(); index += 1) {
      while (this.record.running > IN_FLIGHT && !until()) await pause(5);
      const order = `order-${lane}-${index}`;
      const key = await this.order(order);
      if (key !== undefined) await this.changeMind(key, index);
      await this.pay(order);
    }
  }

  private async order(order: string): Promise<string | undefined> {
    this.record.ordered.add(order);
    const { status, body } = await this.engine.send('POST', '/process-instances', { processDefinitionId: 'order', businessId: order, variables: { order } });
    if (status !== 200) return undefined;
    this.record.started.set(order, text(body['processInstanceKey']));
    this.acknowledge('done');
    return text(body['processInstanceKey']);
  }

  private async changeMind(key: string, index: number): Promise<void> {
    await this.note(key);
    if (index % 7 === 3) {
      const modification = { activateInstructions: [{ elementId: 'extra' }] };
      this.record.modified.set(key, this.acknowledge(await this.engine.command('POST', `/process-instances/${key}/modification`, modification)));
    }
    if (index % 11 === 5) this.record.cancelled.set(key, this.acknowledge(await this.engine.command('POST', `/process-instances/${key}/cancellation`)));
  }

  private async note(key: string): Promise<void> {
    const note = (this.notes += 1);
    const written = writtenAt(this.record.notes, key, undefined);
    written.tried(note);
    const fate = await this.engine.command('PUT', `/element-instances/${key}/variables`, { variables: { note } });
    if (this.acknowledge(fate) === 'done') written.acknowledged(note);
  }

  /** Tried until it is acknowledged, and done once all the same: a payment has an id. */
  private async pay(order: string): Promise<void> {
    const payment = { name: 'order-paid', correlationKey: order, messageId: `payment of ${order}`, timeToLive: 600_000, variables: {} };
    for (let isPaid = false; !isPaid; ) {
      const { status } = await this.engine.send('POST', '/messages/publication', payment);
      isPaid = this.acknowledge(status === 409 ? 'done' : fateOf(status)) === 'done';
    }
  }

  async worker(until: () => boolean): Promise<void> {
    while (!until()) {
      const { body } = await this.engine.send('POST', '/jobs/activation', { type: 'order-work', timeout: 2_000, maxJobsToActivate: 20, worker: 'spec', requestTimeout: 300 });
      const jobs = (body['jobs'] ?? []) as readonly { jobKey: string; elementId: string; retries: number }[];
      await Promise.all(jobs.map((job) => this.work(job)));
    }
  }

  /** The first try of some jobs goes wrong, in one of three ways. */
  private async work({ jobKey, elementId }: { jobKey: string; elementId: string }): Promise<void> {
    const isNew = !this.seen.has(jobKey);
    this.seen.add(jobKey);
    const mood = isNew ? (this.turn += 1) % 8 : 0;
    const does = (how: string, body: object, into: Set<string>): Promise<void> => this.settle(`/jobs/${jobKey}/${how}`, body, into, jobKey);
    if (mood === 1) return does('failure', { retries: 2, retryBackOff: 50, errorMessage: 'later' }, this.record.failedJobs);
    if (mood === 3) return does('failure', { retries: 0, errorMessage: 'never' }, this.record.givenUpJobs);
    if (mood === 5 && elementId === 'work') return does('error', { errorCode: 'BROKEN' }, this.record.brokenJobs);
    if (this.record.completedJobs.has(jobKey)) throw new Error(`job ${jobKey} was given out after its completion was acknowledged`);
    return does('completion', { variables: { [`by_${elementId}`]: jobKey } }, this.record.completedJobs);
  }

  /** Takes tasks, hands some of them on, and completes them the next time round. */
  async person(until: () => boolean): Promise<void> {
    for (let round = 0; !until(); round += 1) {
      const tasks = await this.engine.search('/user-tasks', { state: 'CREATED' }, 20);
      for (const { userTaskKey, assignee } of tasks) {
        if (assignee === null || round % 3 === 0) await this.assign(text(userTaskKey), round % 2 === 0 ? 'ada' : 'bob');
        else await this.settle(`/user-tasks/${text(userTaskKey)}/completion`, {}, this.record.completedTasks, text(userTaskKey));
      }
      await pause(10);
    }
  }

  private async assign(userTaskKey: string, assignee: string): Promise<void> {
    const written = writtenAt(this.record.assignees, userTaskKey, null);
    written.tried(assignee);
    const fate = await this.engine.command('POST', `/user-tasks/${userTaskKey}/assignment`, { assignee, allowOverride: true });
    if (this.acknowledge(fate) === 'done') written.acknowledged(assignee);
  }

  /** Gives new retries to what has none left. */
  async repairer(until: () => boolean): Promise<void> {
    while (!until()) {
      for (const { incidentKey, jobKey } of await this.engine.search('/incidents', { state: 'ACTIVE' }, 50)) {
        this.acknowledge(await this.engine.command('PATCH', `/jobs/${text(jobKey)}`, { changeset: { retries: 3 } }));
        await this.settle(`/incidents/${text(incidentKey)}/resolution`, {}, this.record.resolvedIncidents, text(incidentKey));
      }
      await pause(20);
    }
  }

  /** Sees how much is going on. */
  async observer(until: () => boolean): Promise<void> {
    while (!until()) {
      const { status, body } = await this.engine.send('POST', '/process-instances/search', { filter: { state: 'ACTIVE' }, page: { limit: 1 } });
      if (status === 200) this.record.running = (body['page'] as { totalItems: number }).totalItems;
      await pause(25);
    }
  }

  private async settle(path: string, body: object, into: Set<string>, key: string): Promise<void> {
    if (this.acknowledge(await this.engine.command('POST', path, body)) === 'done') into.add(key);
  }

  private acknowledge(fate: Fate): Fate {
    if (fate === 'done') this.record.acknowledged += 1;
    return fate;
  }
}
