import { DANGERS } from './words.mjs';

const LEVELS = { 1: 3, 2: 5, 3: 4, 4: 2, 5: 1 };
const CATEGORIES = { delivery: 3, service: 4, financial: 1, security: 2, compliance: 1 };
const RESPONSES = { reduce: 6, accept: 2, transfer: 1, avoid: 1 };
/** Of those on record so often one is carried on when another is raised. */
const CARRIED = 0.15;

/** Risks of projects, services and changes: owned, answered, reviewed, carried on and closed. */
export class Risks {
  constructor(year) {
    const { random } = this.year = year;
    this.answers = {
      AcceptRisk: () => (random.chance(0.88) ? { decision: 'accept' } : { decision: 'decline', comment: 'It lies with somebody else.' }),
      NameOwner: () => ({ newOwner: this.#owner() }),
      DecideResponse: () => ({ response: random.weighed(RESPONSES), responsePlan: 'What can be done by us is in the plan of the next quarter.' }),
      ApproveResponse: () => (random.chance(0.7) ? { decision: 'approve' } : { decision: 'reject', comment: 'It is more than we bear: reduce it.' }),
      ReviewRisk: () => ({ reviewOutcome: random.chance(0.35) ? 'close' : 'keep', newProbability: this.#level(), newImpact: this.#level(), reviewNote: 'Looked at with those who run the service.' }),
    };
  }

  async begin() {
    const { api, random, organisation } = this.year;
    if (random.chance(CARRIED)) await this.#carry(random.among(this.year.numbers.risks));
    const by = random.among(organisation.withRole('requester')).username;
    const { number } = await api.as(by).post('/risks', { ...this.#content(), owner: this.#owner(), record: this.#record() });
    return { number, by };
  }

  #content() {
    const { random, organisation } = this.year;
    const title = `${random.among(DANGERS)}: ${random.among(organisation.services).name.toLowerCase()}`;
    return { title, description: 'Told by those who run it.', probability: this.#level(), impact: this.#level(), category: random.weighed(CATEGORIES) };
  }

  #level() {
    return Number(this.year.random.weighed(LEVELS));
  }

  #owner() {
    return this.year.random.among(this.year.organisation.withRole('service-manager')).username;
  }

  /** Half of them at projects, as long as there are any. */
  #record() {
    const { random, numbers, organisation } = this.year;
    const places = [numbers.projects, organisation.services.map(({ number }) => number), numbers.changes].filter(({ length }) => length > 0);
    return random.among(random.chance(0.5) ? places[0] : random.among(places));
  }

  /** From where it is to a service. */
  async #carry(number) {
    if (number === undefined) return;
    const { api, random, organisation } = this.year;
    const manager = api.as(random.among(organisation.withRole('change-manager')).username);
    const { allowedActions, record } = await manager.get(`/risks/${number}`);
    const to = random.among(organisation.services).number;
    if (!allowedActions.includes('carry') || record === to) return;
    await manager.post(`/risks/${number}/carry`, { record: to, reason: 'The work on it is done; what is left is a matter of running the service.', owner: this.#owner() });
  }
}
