// A year of a large organisation, made by its own processes: the clock goes through it, and its people do what they would do.
import { Api } from '../api.mjs';
import { inParallel } from './in-parallel.mjs';
import { KINDS } from './kinds.mjs';
import { measure } from './measurements.mjs';
import { createOrganisation } from './organisation.mjs';
import { PeopleAtWork } from './people-at-work.mjs';
import { Random } from './random.mjs';
import { DAY, HOUR, moment } from './time.mjs';
import { YearClock } from './year-clock.mjs';

const WIDTH = 8;
/** When something happens: in the morning, in the afternoon, and in the nights of the changes. */
const HOURS = { weekday: [9, 14, 19.75, 22.5], weekend: [19.75, 22.5] };

/** @param sizes how many there will be of each kind, by its name */
export async function makeYear({ tollgate, time, days, services, sizes, seed, log }) {
  const random = new Random(seed);
  const api = new Api(tollgate.address, tollgate.bootstrapToken);
  await refuseUsedFolder(api);
  const clock = new YearClock(tollgate, time);
  const start = Math.floor(Date.now() / DAY) * DAY - days * DAY;
  await clock.set(start);
  const organisation = await createOrganisation(api, random, { services, start, days });
  log(`${organisation.people.length} people, ${organisation.services.length} services, ${organisation.items.length} configuration items`);
  const year = new Year({ api, clock, random, organisation, log, days }, sizes);
  for (const kind of year.kinds) await kind.prepare?.();
  await year.staff.work();
  for (let day = 0; day < days; day += 1) await year.live(start + day * DAY, day);
  await clock.release();
  await api.post('/setup/sample-completion');
}

/** What all kinds refer to: the parts it is made of, `numbers` of what there is by the name of the kind, and who asked for which record. */
class Year {
  originators = new Map();
  numbers = Object.fromEntries(Object.keys(KINDS).map((name) => [name, []]));

  constructor(parts, sizes) {
    Object.assign(this, parts);
    this.sizes = sizes;
    this.byName = Object.fromEntries(Object.entries(KINDS).map(([name, { kind: Kind }]) => [name, new Kind(this)]));
    this.staff = new PeopleAtWork(this);
  }

  get kinds() {
    return Object.values(this.byName);
  }

  async live(midnight, day) {
    const hours = HOURS[[0, 6].includes(new Date(midnight).getUTCDay()) ? 'weekend' : 'weekday'];
    for (const [index, hour] of hours.entries()) {
      await this.#passThrough(midnight + hour * HOUR);
      await this.clock.set(midnight + hour * HOUR);
      if (index === 0) await this.#beginDay();
      await this.#request((day + (index + 1) / hours.length) / this.days);
      await this.staff.work();
    }
    if (new Date(midnight).getUTCDate() === 1) this.log(`${moment(midnight).slice(0, 10)}: ${Object.entries(this.numbers).map(([name, { length }]) => `${length} ${name}`).join(', ')}`);
  }

  /** What begins in between begins when it should. */
  async #passThrough(until) {
    for (const kind of this.kinds) {
      for (const at of (await kind.beginnings?.(until)) ?? []) {
        await this.clock.set(at);
        await this.staff.work();
      }
    }
  }

  async #beginDay() {
    await measure(this);
    for (const kind of this.kinds) await kind.live?.();
  }

  /** So many of each kind, with those that others asked for, that there is the same share of all as has passed of the year. */
  async #request(passed) {
    for (const [name, kind] of Object.entries(this.byName)) {
      const { total: existing } = await this.api.get(`/${name}?limit=1`);
      const missing = Math.max(Math.floor(this.sizes[name] * passed) - existing, 0);
      await inParallel(Array.from({ length: missing }), WIDTH, async () => this.#begin(name, kind));
    }
  }

  async #begin(name, kind) {
    const { number, by } = await kind.begin();
    this.numbers[name].push(number);
    this.originators.set(number, by);
  }
}

async function refuseUsedFolder(api) {
  const { total } = await api.get('/services?limit=1');
  if (total > 0) throw new Error('There are records already. A year is made in an empty folder: TOLLGATE_DATA=./data-year npm run sample:year');
}
