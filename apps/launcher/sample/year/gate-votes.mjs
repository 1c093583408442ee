import { DAY, moment } from './time.mjs';

const OUTCOMES = { go: 80, 'conditional-go': 12, hold: 5, kill: 2, recycle: 1 };
const DAYS_FOR_A_CONDITION = 20;
/** The rest lapse, and their gates are opened again. */
const CONFIRMED = 0.85;

/** How gatekeepers decide: they judge what others own, agree on an outcome, and set conditions for what is missing. */
export class GateVotes {
  /** What a round of a gate comes to, by gate and round. */
  #agreed = new Map();
  #toConfirm = [];

  constructor(year) {
    this.year = year;
  }

  /** @returns the vote, or null as long as another gatekeeper has to judge something first */
  async cast({ number, person }) {
    const api = this.year.api.as(person);
    const gate = await this.#judged(api, number, person);
    const missing = gate.criteria.filter(({ weight, met }) => weight === 'must' && met !== true);
    if (missing.some(({ live, met }) => live === null && met === null)) return null;
    const vote = await this.#possible(api, gate, missing, this.#agreement(gate));
    return { vote, comment: vote === 'go' ? '' : 'As we agreed in the review.' };
  }

  /** Those whose day has come, by a gatekeeper who has nothing to do with them. */
  async confirmConditions() {
    const { clock, api, random } = this.year;
    const due = this.#toConfirm.filter(({ at }) => at <= clock.now);
    this.#toConfirm = this.#toConfirm.filter(({ at }) => at > clock.now);
    for (const { gate: number } of due) {
      const { state, conditions, gatekeepers } = await api.get(`/gates/${number}`);
      for (const { id, owner } of state === 'conditional' ? conditions.filter((one) => one.state === 'open') : []) {
        const confirms = random.among(gatekeepers.filter(({ username }) => username !== owner.username));
        await api.as(confirms.username).post(`/gates/${number}/conditions/${id}/confirmation`, { note: 'Seen.' });
      }
    }
  }

  async #judged(api, number, person) {
    let gate = await api.get(`/gates/${number}`);
    const open = gate.criteria.filter(({ live, met, owner }) => live === null && met === null && owner.username !== person);
    for (const { key, evidence } of open) gate = await api.post(`/gates/${number}/criteria/${key}/judgement`, { met: evidence?.claim === true, note: '' });
    return gate;
  }

  #agreement({ number, round }) {
    const key = `${number}/${round}`;
    if (!this.#agreed.has(key)) this.#agreed.set(key, this.year.random.weighed(OUTCOMES));
    return this.#agreed.get(key);
  }

  /** A stage that is over is not done again; what is missing needs a condition; a risk that nobody has accepted bears none. */
  async #possible(api, gate, missing, wanted) {
    if (wanted === 'recycle' && gate.round > 1) return 'hold';
    if (wanted !== 'go' && wanted !== 'conditional-go') return wanted;
    if (wanted === 'go' && missing.length === 0 && gate.conditions.every(({ state }) => state !== 'proposed')) return gate.blockers.length === 0 ? 'go' : 'hold';
    if (missing.some(({ live }) => live?.query === 'risks-without-owner')) return 'hold';
    return this.#proposeFor(api, gate, missing);
  }

  async #proposeFor(api, { number, conditions, gatekeepers }, missing) {
    const { clock, random } = this.year;
    const proposed = conditions.filter(({ state }) => state === 'proposed').map(({ criterion }) => criterion);
    const wanted = missing.length > 0 ? missing.map(({ key, text }) => ({ criterion: key, text: `Put right: ${text}` })) : [{ criterion: null, text: 'Show the figures of the first month.' }];
    const due = clock.now + DAYS_FOR_A_CONDITION * DAY;
    for (const condition of wanted.filter(({ criterion }) => !proposed.includes(criterion))) {
      await api.post(`/gates/${number}/conditions`, { ...condition, owner: random.among(gatekeepers).username, due: moment(due) });
    }
    if (proposed.length === 0 && random.chance(CONFIRMED)) this.#toConfirm.push({ gate: number, at: due - random.whole(2, 12) * DAY });
    return 'conditional-go';
  }
}
