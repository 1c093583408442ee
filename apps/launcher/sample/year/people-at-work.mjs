import { inParallel } from './in-parallel.mjs';
import { DAY, HOUR } from './time.mjs';

const WIDTH = 12;
const PAGE = 1_000;
const KEYS_AT_ONCE = 500;
/** Most answers come within the day, some take a week. */
const PATIENCE_HOURS = { 2: 4, 10: 3, 30: 2, 120: 1 };
/** Who has a part in the record may not decide on it: somebody else has to. */
const PART_IN_IT = 'separation-of-duties';
/** Something of the record stands in the way, whoever answers. */
const HELD = 'conflict';
/** The task went with something else, this person has decided already, or what it needs is not there yet. */
const OVERTAKEN = [404, 409];

/** Everybody who has tasks: they see them, take their time, and answer them through the API as themselves. */
export class PeopleAtWork {
  /** What waits for somebody, by key, with the time at which it is answered. */
  #waiting = new Map();
  #recordOf = new Map();

  constructor(year) {
    this.year = year;
    this.answers = Object.assign({}, ...year.kinds.map(({ answers }) => answers));
    this.patience = Object.assign({}, ...year.kinds.map(({ patience }) => patience));
  }

  /** Answers what is due now, and what comes of it, until everybody is through. */
  async work() {
    const { clock } = this.year;
    for (;;) {
      await clock.settled();
      await this.#learnOfNewTasks();
      const due = [...this.#waiting.values()].filter(({ at }) => at <= clock.now).map(({ task }) => task);
      if (due.length === 0) return;
      await this.#learnRecords(due);
      await inParallel(due, WIDTH, (task) => this.#answer(task));
    }
  }

  /** Those of this moment: the clock does not go on before all that was under way has come to rest. */
  async #learnOfNewTasks() {
    const { clock } = this.year;
    const filter = { state: 'CREATED', creationDate: { $gte: new Date(clock.now).toISOString() } };
    for (let from = 0; ; from += PAGE) {
      const { items } = await clock.engine('POST', '/user-tasks/search', { filter, page: { from, limit: PAGE } });
      for (const task of items) if (!this.#waiting.has(task.userTaskKey)) this.#waiting.set(task.userTaskKey, { task, at: this.#answeredAt(task) });
      if (items.length < PAGE) return;
    }
  }

  #answeredAt(task) {
    const { clock, random } = this.year;
    const special = this.patience[task.elementId];
    return special ? special(task) : clock.now + Number(random.weighed(PATIENCE_HOURS)) * HOUR * random.next();
  }

  /** A process called by another has a record of its own: its number is a variable of both. */
  async #learnRecords(tasks) {
    const unknown = [...new Set(tasks.map(({ processInstanceKey }) => processInstanceKey))].filter((key) => !this.#recordOf.has(key));
    for (let at = 0; at < unknown.length; at += KEYS_AT_ONCE) {
      const processInstanceKey = { $in: unknown.slice(at, at + KEYS_AT_ONCE) };
      const { items } = await this.year.clock.engine('POST', '/variables/search', { filter: { name: 'recordNumber', processInstanceKey }, page: { limit: 10 * KEYS_AT_ONCE } });
      for (const { processInstanceKey: key, scopeKey, value } of items) if (scopeKey === key) this.#recordOf.set(key, JSON.parse(value));
    }
  }

  async #answer(task) {
    const { userTaskKey, elementId, processDefinitionId, processInstanceKey, assignee, candidateGroups } = task;
    const answer = this.answers[`${processDefinitionId}/${elementId}`] ?? this.answers[elementId];
    if (!answer) throw new Error(`Nobody knows what to answer to the task ${elementId}: say it in the kind of its record in sample/year.`);
    const number = this.#recordOf.get(processInstanceKey);
    const variables = await unlessOvertaken(() => answer({ number, person: assignee }));
    const people = assignee ? [assignee] : this.#able(candidateGroups, number);
    if (variables === null ? await this.#isOver(task) : await this.#isAnswered(task, people, variables)) this.#waiting.delete(userTaskKey);
    else this.#waiting.set(userTaskKey, { task, at: this.year.clock.now + DAY / 2 });
  }

  /** By the first of these people who may. @returns whether it is out of the way: false where what it needs is not there yet */
  async #isAnswered(task, people, variables) {
    const refusals = [];
    for (const person of people) {
      const refusal = await this.#refusalOf(person, task, variables);
      if (refusal === null || (refusal !== PART_IN_IT && (await this.#isOver(task)))) return true;
      if (refusal === HELD) return false;
      refusals.push(refusal);
    }
    if (refusals.every((refusal) => refusal === PART_IN_IT)) throw new Error(`Nobody may answer the task ${task.elementId}, ${task.userTaskKey}.`);
    return false;
  }

  /** In any order. */
  #able(candidateGroups, number) {
    const { organisation, originators, random } = this.year;
    const originator = originators.get(number);
    const able = organisation.people.filter(({ username, roles }) => username !== originator && roles.some((role) => candidateGroups.includes(role)));
    return random.some(able, able.length).map(({ username }) => username);
  }

  /** @returns null when the answer is taken */
  async #refusalOf(person, { userTaskKey }, variables) {
    try {
      await this.year.api.as(person).post(`/tasks/${userTaskKey}/completion`, { variables });
      return null;
    } catch (error) {
      if (error.code !== PART_IN_IT && !OVERTAKEN.includes(error.status)) throw error;
      return error.code;
    }
  }

  async #isOver({ userTaskKey }) {
    return (await this.year.clock.engine('GET', `/user-tasks/${userTaskKey}`)).state !== 'CREATED';
  }
}

/** @returns null where the record has gone on meanwhile */
async function unlessOvertaken(act) {
  try {
    return await act();
  } catch (error) {
    if (!OVERTAKEN.includes(error.status)) throw error;
    return null;
  }
}
