import { inParallel } from './in-parallel.mjs';
import { ANSWERS } from './answers.mjs';
import { isBlocked, moveToFreeWindow } from './windows.mjs';

const HOUR = 3_600_000;
const WIDTH = 12;
const PAGE = 1_000;
/** Most answers come within the day, some take a week. */
const PATIENCE_HOURS = { 2: 4, 10: 3, 30: 2, 120: 1 };

/** Everybody who has tasks: they see them, take their time, and answer them through the API as themselves. */
export class PeopleAtWork {
  #answeredAt = new Map();
  #recordOf = new Map();

  constructor({ api, clock, random, organisation, requesterOf }) {
    Object.assign(this, { api, clock, random, organisation, requesterOf });
  }

  /** Answers what is due now, and what comes of it, until everybody is through. */
  async work() {
    for (;;) {
      await this.clock.settled();
      const due = (await this.#openTasks()).filter((task) => this.#isDue(task));
      if (due.length === 0) return;
      await this.#learnRecords(due);
      await inParallel(due, WIDTH, (task) => this.#answer(task));
    }
  }

  async #openTasks() {
    const tasks = [];
    for (let from = 0; ; from += PAGE) {
      const { items } = await this.clock.engine('POST', '/user-tasks/search', { filter: { state: 'CREATED' }, sort: [{ field: 'creationDate', order: 'ASC' }], page: { from, limit: PAGE } });
      tasks.push(...items);
      if (items.length < PAGE) return tasks;
    }
  }

  #isDue({ userTaskKey }) {
    if (!this.#answeredAt.has(userTaskKey)) this.#answeredAt.set(userTaskKey, this.clock.now + Number(this.random.weighed(PATIENCE_HOURS)) * HOUR * this.random.next());
    return this.#answeredAt.get(userTaskKey) <= this.clock.now;
  }

  async #learnRecords(tasks) {
    const unknown = [...new Set(tasks.map(({ processInstanceKey }) => processInstanceKey))].filter((key) => !this.#recordOf.has(key));
    for (let at = 0; at < unknown.length; at += 100) {
      const { items } = await this.clock.engine('POST', '/process-instances/search', { filter: { processInstanceKey: { $in: unknown.slice(at, at + 100) } }, page: { limit: 100 } });
      for (const { processInstanceKey, businessId } of items) this.#recordOf.set(processInstanceKey, businessId);
    }
  }

  async #answer({ userTaskKey, elementId, processInstanceKey, assignee, candidateGroups }) {
    const answer = ANSWERS[elementId];
    if (!answer) throw new Error(`Nobody knows what to answer to the task ${elementId}: say it in sample/year/answers.mjs.`);
    const number = this.#recordOf.get(processInstanceKey);
    this.#answeredAt.delete(userTaskKey);
    if (elementId === 'ReviseChange') await this.#findWindow(this.api.as(assignee), number);
    const variables = answer(this.random, this.organisation);
    for (const person of assignee ? [assignee] : this.#able(candidateGroups, number)) {
      if (await this.#complete(person, userTaskKey, variables)) return;
    }
    throw new Error(`Nobody may answer the task ${elementId} of ${number}.`);
  }

  /** In any order. */
  #able(candidateGroups, number) {
    const requester = this.requesterOf(number);
    const able = this.organisation.people.filter(({ username, roles }) => username !== requester && roles.some((role) => candidateGroups.includes(role)));
    return this.random.some(able, able.length).map(({ username }) => username);
  }

  /** @returns whether this person was permitted: who has a part in it already is not */
  async #complete(person, userTaskKey, variables) {
    try {
      await this.api.as(person).post(`/tasks/${userTaskKey}/completion`, { variables });
      return true;
    } catch (error) {
      if (error.code === 'separation-of-duties') return false;
      throw error;
    }
  }

  /** Somebody else was given the window meanwhile. */
  async #findWindow(requester, number) {
    if (await isBlocked(requester, number)) await moveToFreeWindow(requester, await requester.get(`/changes/${number}`));
  }
}
