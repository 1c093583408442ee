// A year of a large organisation, made by its own processes: the clock goes through it, and its people do what they would do.
import { Api } from '../api.mjs';
import { contentOf, moment } from './changes.mjs';
import { inParallel } from './in-parallel.mjs';
import { createOrganisation } from './organisation.mjs';
import { PeopleAtWork } from './people-at-work.mjs';
import { Random } from './random.mjs';
import { submit } from './windows.mjs';
import { YearClock } from './year-clock.mjs';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WIDTH = 8;
/** When something happens: in the morning, at noon, in the afternoon, and in the nights of the changes. */
const HOURS = { weekday: [8, 11, 15, 19.5, 21, 23], weekend: [12, 19.5, 21, 23] };
const DAYS_BETWEEN_MEASUREMENTS = 30;

/** @returns how long it took and what there is now */
export async function makeYear({ tollgate, time, days, services, changes, seed, log }) {
  const random = new Random(seed);
  const api = new Api(tollgate.address, tollgate.bootstrapToken);
  await refuseUsedFolder(api);
  const clock = new YearClock(tollgate, time);
  const start = Math.floor(Date.now() / DAY) * DAY - days * DAY;
  await clock.set(start);
  const organisation = await createOrganisation(api, random, { services, start, days });
  log(`${organisation.people.length} people, ${organisation.services.length} services, ${organisation.items.length} configuration items`);
  const year = new Year({ api, clock, random, organisation, log });
  for (let day = 0; day < days; day += 1) await year.live(start + day * DAY, share(changes, days, day));
  await clock.release();
  await api.post('/setup/sample-completion');
  return { changes: year.requesters.size };
}

class Year {
  requesters = new Map();

  constructor(parts) {
    Object.assign(this, parts);
    const { people } = this.organisation;
    this.staff = new PeopleAtWork({ ...parts, people, requesterOf: (number) => this.requesters.get(number) });
  }

  async live(midnight, newChanges) {
    const hours = HOURS[[0, 6].includes(new Date(midnight).getUTCDay()) ? 'weekend' : 'weekday'];
    for (const [index, hour] of hours.entries()) {
      await this.clock.set(midnight + hour * HOUR);
      if (index === 0) await this.#measure(midnight);
      await this.#request(share(newChanges, hours.length, index));
      await this.staff.work();
    }
    if (new Date(midnight).getUTCDate() === 1) this.log(`${moment(midnight).slice(0, 10)}: ${this.requesters.size} changes so far`);
  }

  async #request(count) {
    const wanted = Array.from({ length: count }, () => ({ requester: this.random.among(this.organisation.withRole('requester')).username, content: contentOf(this.random, this.organisation, this.clock.now) }));
    await inParallel(wanted, WIDTH, async ({ requester, content }) => {
      const change = await this.api.as(requester).post('/changes', content);
      this.requesters.set(change.number, requester);
      await submit(this.api.as(requester), change);
    });
  }

  /** Objectives and promises are measured once a month, each on a day of its own. */
  async #measure(midnight) {
    const { objectives, levels } = this.organisation;
    const day = Math.floor(midnight / DAY);
    const ofToday = (records) => records.filter((_record, index) => (index + day) % DAYS_BETWEEN_MEASUREMENTS === 0);
    const measure = (path, base, spread) => async ({ number, owner }) => {
      const value = Math.round((base + this.random.next() * spread) * 100) / 100;
      await this.api.as(owner.username).post(`${path}/${number}/measurements`, { at: moment(this.clock.now), value });
    };
    await inParallel(ofToday(levels), WIDTH, measure('/service-levels', 99.2, 0.8));
    await inParallel(ofToday(objectives), WIDTH, measure('/objectives', 55, 40));
  }
}

/** `total` spread evenly over `parts`; what falls to one of them. */
function share(total, parts, index) {
  return Math.floor((total * (index + 1)) / parts) - Math.floor((total * index) / parts);
}

async function refuseUsedFolder(api) {
  const { total } = await api.get('/services?limit=1');
  if (total > 0) throw new Error('There are records already. A year is made in an empty folder: TOLLGATE_DATA=./data-year npm run sample:year');
}
