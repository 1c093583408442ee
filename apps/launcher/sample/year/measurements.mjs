import { inParallel } from './in-parallel.mjs';
import { DAY, moment } from './time.mjs';

const WIDTH = 8;
const DAYS_BETWEEN_MEASUREMENTS = 30;

/** Objectives and promises are measured once a month, each on a day of its own. */
export async function measure({ api, clock, random, organisation: { objectives, levels } }) {
  const day = Math.floor(clock.now / DAY);
  const ofToday = (records) => records.filter((_record, index) => (index + day) % DAYS_BETWEEN_MEASUREMENTS === 0);
  const write = (path, base, spread) => async ({ number, owner }) => {
    const value = Math.round((base + random.next() * spread) * 100) / 100;
    await api.as(owner.username).post(`${path}/${number}/measurements`, { at: moment(clock.now), value });
  };
  await inParallel(ofToday(levels), WIDTH, write('/service-levels', 99.45, 0.55));
  await inParallel(ofToday(objectives), WIDTH, write('/objectives', 55, 40));
}
