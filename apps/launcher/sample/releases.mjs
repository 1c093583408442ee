import { answerTask } from './registers.mjs';

const HOUR_MILLIS = 3_600_000;

/**
 * Releases of the sample's changes and project, as far as the sample has answers for: one is a draft, one is held back by what is missing, and one has its go
 * and waits for its window.
 * @returns {Promise<string[]>} their numbers
 */
export async function createReleases(api, organisation, named, deadline) {
  const numbers = [];
  for (const release of organisation.releases) numbers.push(await walk(api, release, named, deadline));
  return numbers;
}

async function walk(api, { by, answers = {}, submitted = true, ...wanted }, named, deadline) {
  const number = await ensure(api, by, wanted, named);
  const release = await api.as(by).get(`/releases/${number}`);
  if (submitted && release.allowedActions.includes('submit')) await api.as(by).post(`/releases/${number}/submission`, {}, { 'if-match': `"${release.version}"` });
  for (const [element, answer] of Object.entries(answers)) await answerTask(api.as(answer.by), number, element, answer.variables, deadline);
  return number;
}

async function ensure(api, by, { startsInHours, lastsHours, services, changes = [], projects = [], goal, ...content }, named) {
  const { items } = await api.get(`/releases?${new URLSearchParams({ q: content.title, limit: '10' })}`);
  const existing = items.find(({ title }) => title === content.title);
  if (existing) return existing.number;
  const starts = Date.now() + startsInHours * HOUR_MILLIS;
  const whole = {
    ...content,
    ...(goal ? { goal: named.goals.get(goal) } : {}),
    plannedStart: new Date(starts).toISOString(),
    plannedEnd: new Date(starts + lastsHours * HOUR_MILLIS).toISOString(),
    services: services.map((name) => named.services.get(name)),
    changes: changes.map((title) => named.changes.get(title)),
    projects: projects.map((name) => named.projects.get(name)),
  };
  return (await api.as(by).post('/releases', whole, { 'idempotency-key': `sample:/releases:${content.title}` })).number;
}
