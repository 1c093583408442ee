import { REASONS, WORK } from './words.mjs';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Tuesdays, Thursdays and Saturdays: the nights on which most services may be interrupted. */
const NIGHTS = [2, 4, 6];
const NIGHT_STARTS = 19 * HOUR;

/** The content of one more change: an emergency begins as soon as it can, anything else in one of the nights of the weeks to come. */
export function contentOf(random, type, { services, items }, now) {
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

export function nightAfter(random, now) {
  const midnight = Math.floor(now / DAY) * DAY;
  const nights = Array.from({ length: 21 }, (_, day) => midnight + (day + 3) * DAY).filter((at) => NIGHTS.includes(new Date(at).getUTCDay()));
  const start = random.among(nights) + NIGHT_STARTS + random.whole(0, 3) * HOUR / 2;
  return { plannedStart: moment(start), plannedEnd: moment(start + random.whole(1, 3) * HOUR / 2) };
}

export function moment(millis) {
  return new Date(millis).toISOString().replace(/\.\d+Z$/, 'Z');
}
