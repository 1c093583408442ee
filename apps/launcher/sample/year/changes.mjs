import { proposeTemplates, useTemplate } from './templates.mjs';
import { DAY, HOUR, MINUTE, moment } from './time.mjs';
import { isBlocked, moveToFreeWindow, submit } from './windows.mjs';
import { REASONS, WORK } from './words.mjs';

const TYPES = { normal: 65, standard: 27, emergency: 8 };
const APPROVE = { decision: 'approve', comment: 'The plan is sound and the evening suits everybody.' };
const REJECT = { decision: 'reject', comment: 'The way back has not been tried. Please test it first.' };
/** Tuesdays, Thursdays and Saturdays: the nights on which most services may be interrupted. */
const NIGHTS = [2, 4, 6];
const NIGHT_STARTS = 19 * HOUR;

/** Changes of all types and the templates of the standard ones. People answer mostly that all is well, now and then that it is not. */
export class Changes {
  constructor(year) {
    const { random } = this.year = year;
    const decide = () => (random.chance(0.93) ? APPROVE : REJECT);
    this.patience = { AuthorizeEmergency: () => year.clock.now };
    this.answers = {
      DecideOnTemplate: () => APPROVE,
      ReviewTemplate: () => ({ decision: 'renew', comment: 'Still done in the same steps.' }),
      ReviseTemplate: () => ({ decision: 'resubmit', comment: 'The way back was tried.' }),
      AuthorizeEmergency: decide,
      AuthorizeChange: decide,
      CabDecision: decide,
      ReviseChange: (task) => this.#revise(task),
      ImplementChange: () => ({ implementationResult: random.chance(0.95) ? 'done' : 'failed', implementationNote: 'Done by the runbook; times are in the log.' }),
      BackOutChange: () => ({ backoutResult: 'restored', backoutNote: 'The snapshot was restored; everything answers as before.' }),
      ReviewChange: () => ({ outcome: random.weighed({ successful: 16, 'successful-with-issues': 3, 'backed-out': 1 }), reviewNote: 'Reviewed with the implementer and the service desk.' }),
    };
  }

  async prepare() {
    this.templates = await proposeTemplates(this.year.api, this.year.random, this.year.organisation);
  }

  async begin() {
    const { api, random, organisation } = this.year;
    const by = random.among(organisation.withRole('requester')).username;
    const change = await this.#draft(random.weighed(TYPES), api.as(by));
    await submit(api.as(by), change);
    return { number: change.number, by };
  }

  /** Shortly after the planned starts: behind its window a change does not begin any more. */
  async beginnings(until) {
    const { clock } = this.year;
    const starts = (await this.#scheduled()).map(({ plannedStart }) => Date.parse(plannedStart) + MINUTE);
    return [...new Set(starts)].filter((at) => at > clock.now && at < until).sort((one, other) => one - other);
  }

  /** Whoever was approved too late, or found a freeze in their window, looks for another; what its template permits is asked for anew another time. */
  async live() {
    const { api, clock } = this.year;
    const missed = (await this.#scheduled()).filter(({ plannedEnd }) => Date.parse(plannedEnd) < clock.now);
    for (const { number, type, requester } of missed) {
      const person = api.as(requester.username);
      if (type === 'standard') await person.post(`/changes/${number}/withdrawal`, { reason: 'Its window went by.' });
      else await moveToFreeWindow(person, await api.get(`/changes/${number}`));
    }
  }

  async #scheduled() {
    return (await this.year.api.get('/changes?state=scheduled&sort=plannedStart&limit=100')).items;
  }

  /** Where no template may be used the requester asks for a normal change. */
  async #draft(type, person) {
    const { random, clock, organisation } = this.year;
    const ofTemplate = type === 'standard' ? await useTemplate(person, random, random.among(this.templates), nightAfter(random, clock.now)) : null;
    return ofTemplate ?? person.post('/changes', contentOf(random, type === 'standard' ? 'normal' : type, organisation, clock.now));
  }

  /** Its window may have been given to somebody else meanwhile. */
  async #revise({ number, person }) {
    const requester = this.year.api.as(person);
    const change = await requester.get(`/changes/${number}`);
    if (Date.parse(change.plannedEnd) <= this.year.clock.now || (await isBlocked(requester, number))) await moveToFreeWindow(requester, change);
    return { decision: this.year.random.chance(0.85) ? 'resubmit' : 'cancel', comment: 'The way back was tried on the test system.' };
  }
}

/** The content of one more change: an emergency begins as soon as it can, anything else in one of the nights of the weeks to come. */
function contentOf(random, type, { services, items }, now) {
  const service = random.among(services);
  const own = items.filter((item) => item.services.includes(service.number));
  const work = random.among(WORK);
  return {
    type,
    title: `${work} ${service.name.toLowerCase()}`,
    description: `${work} ${service.name}: as agreed with its owner.`,
    justification: random.among(REASONS),
    services: [service.number],
    items: random.some(own, 1).map(({ number }) => number),
    impact: random.weighed({ low: 5, medium: 4, high: 1 }),
    size: random.weighed({ small: 5, medium: 4, large: 1 }),
    novelty: random.weighed({ routine: 5, familiar: 4, new: 1 }),
    backoutTested: random.chance(0.8),
    implementationPlan: 'Stop the intake, do the work in the order of the runbook, open the intake again.',
    backoutPlan: 'Restore the snapshot taken at the start.',
    testPlan: 'The five cases of the runbook, and one real case with the service desk.',
    ...(type === 'emergency' ? inTwoHours(now) : nightAfter(random, now)),
    scheduleReason: 'Agreed with the owner of the service, who watches it.',
  };
}

function inTwoHours(now) {
  return { plannedStart: moment(now + 2 * HOUR), plannedEnd: moment(now + 3 * HOUR) };
}

function nightAfter(random, now) {
  const midnight = Math.floor(now / DAY) * DAY;
  const nights = Array.from({ length: 21 }, (_, day) => midnight + (day + 3) * DAY).filter((at) => NIGHTS.includes(new Date(at).getUTCDay()));
  const start = random.among(nights) + NIGHT_STARTS + random.whole(0, 3) * HOUR / 2;
  return { plannedStart: moment(start), plannedEnd: moment(start + random.whole(1, 3) * HOUR / 2) };
}
