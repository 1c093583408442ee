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
  /** Who has decided on a record already: nobody does it twice in a round. */
  #decidedOn = new Map();

  constructor({ api, clock, random, people, requesterOf }) {
    Object.assign(this, { api, clock, random, people, requesterOf });
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
    const requester = this.requesterOf(number);
    const able = this.people.filter(({ username, roles }) => username !== requester && roles.some((role) => candidateGroups.includes(role)));
    const person = assignee ?? this.#whoAnswers(elementId, number, able);
    this.#answeredAt.delete(userTaskKey);
    if (elementId === 'ReviseChange') this.#decidedOn.delete(number);
    if (elementId === 'ReviseChange') await this.#findWindow(this.api.as(person), number);
    await this.api.as(person).post(`/tasks/${userTaskKey}/completion`, { variables: answer(this.random) });
  }

  #whoAnswers(elementId, number, able) {
    if (elementId !== 'AuthorizeChange') return this.random.among(able).username;
    const decided = this.#decidedOn.get(number) ?? new Set();
    const { username } = this.random.among(able.filter((person) => !decided.has(person.username)));
    this.#decidedOn.set(number, decided.add(username));
    return username;
  }

  /** Somebody else was given the window meanwhile. */
  async #findWindow(requester, number) {
    if (await isBlocked(requester, number)) await moveToFreeWindow(requester, await requester.get(`/changes/${number}`));
  }
}
