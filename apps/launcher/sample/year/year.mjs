// A year of a large organisation, made by its own processes: the clock goes through it, and its people do what they would do.
import { Api } from '../api.mjs';
import { contentOf, moment, nightAfter } from './changes.mjs';
import { inParallel } from './in-parallel.mjs';
import { createOrganisation } from './organisation.mjs';
import { PeopleAtWork } from './people-at-work.mjs';
import { Random } from './random.mjs';
import { proposeTemplates, useTemplate } from './templates.mjs';
import { submit } from './windows.mjs';
import { YearClock } from './year-clock.mjs';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WIDTH = 8;
/** When something happens: in the morning, at noon, in the afternoon, and in the nights of the changes. */
const HOURS = { weekday: [8, 11, 15, 19.5, 21, 23], weekend: [12, 19.5, 21, 23] };
const DAYS_BETWEEN_MEASUREMENTS = 30;
const TYPES = { normal: 65, standard: 27, emergency: 8 };

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
  const templates = await proposeTemplates(api, random, organisation);
  const year = new Year({ api, clock, random, organisation, templates, log });
  for (let day = 0; day < days; day += 1) await year.live(start + day * DAY, share(changes, days, day));
  await clock.release();
  await api.post('/setup/sample-completion');
  return { changes: year.requesters.size };
}

class Year {
  requesters = new Map();

  constructor(parts) {
    Object.assign(this, parts);
    this.staff = new PeopleAtWork({ ...parts, requesterOf: (number) => this.requesters.get(number) });
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
    const wanted = Array.from({ length: count }, () => ({ type: this.random.weighed(TYPES), requester: this.random.among(this.organisation.withRole('requester')).username }));
    await inParallel(wanted, WIDTH, async ({ type, requester }) => {
      const person = this.api.as(requester);
      const change = await this.#draft(type, person);
      this.requesters.set(change.number, requester);
      await submit(person, change);
    });
  }

  /** Where no template may be used the requester asks for a normal change. */
  async #draft(type, person) {
    const { random, clock, organisation } = this;
    const ofTemplate = type === 'standard' ? await useTemplate(person, random, random.among(this.templates), nightAfter(random, clock.now)) : null;
    return ofTemplate ?? person.post('/changes', contentOf(random, type === 'standard' ? 'normal' : type, organisation, clock.now));
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
    await inParallel(ofToday(levels), WIDTH, measure('/service-levels', 99.45, 0.55));
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
