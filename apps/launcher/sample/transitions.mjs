import { setTimeout as pause } from 'node:timers/promises';
import { unlessOvertaken } from './changes.mjs';
import { ensure } from './registers.mjs';

const POLL_MILLIS = 300;
const DAY_MILLIS = 24 * 3_600_000;

/** An acceptance whose owners have brought some of the evidence, and an early-life support that has been measured for some days. */
export async function createTransitions(api, organisation, { services, projects }, deadline) {
  for (const { evidence, service, project, ...wanted } of organisation.acceptances) {
    const number = await ensure(api, '/acceptances', { ...wanted, service: services.get(service), project: projects.get(project) });
    await acceptance(api, number, wanted.by, evidence, deadline);
  }
  for (const { entry, levels, daysAgo, services: names, ...wanted } of organisation.earlyLifeSupports) {
    const startedOn = dayAgo(daysAgo);
    const number = await ensure(api, '/early-life-supports', { ...wanted, startedOn, services: names.map((name) => services.get(name)) });
    await support(api, number, wanted.desk, { entry, levels, startedOn }, deadline);
  }
}

async function acceptance(api, number, by, evidence, deadline) {
  const path = `/acceptances/${number}`;
  const { state, version, criteria } = await api.get(path);
  if (state === 'draft') await unlessOvertaken(() => api.as(by).post(`${path}/submission`, {}, { 'if-match': `"${version}"` }));
  await untilIt(`${number} asks for evidence`, async () => (await api.get(path)).state !== 'draft', deadline);
  for (const [key, { by: owner, ...brought }] of Object.entries(evidence)) {
    if (criteria.find((one) => one.key === key)?.readiness === 'not-given') await api.as(owner).post(`${path}/criteria/${key}/evidence`, brought);
  }
}

async function support(api, number, desk, { entry, levels, startedOn }, deadline) {
  const path = `/early-life-supports/${number}`;
  for (const { by, variables } of entry) await bring(api.as(by), number, variables, deadline);
  await untilIt(`${number} runs`, async () => (await api.get(path)).state !== 'entry', deadline);
  const known = (await api.get(path)).levels;
  for (const [key, values] of Object.entries(levels)) {
    if (known.find((level) => level.key === key)?.days.length > 0) continue;
    for (const [index, day] of workingDays(startedOn, values.length).entries()) await api.as(desk).post(`${path}/levels/${key}/measurements`, { value: values[index], note: '', day });
  }
}

/** The first open task of the element that is the person's own; none is left when it was answered in an earlier run. */
async function bring(person, number, variables, deadline) {
  while (Date.now() < deadline) {
    const process = await person.find(`/records/${number}/process`);
    if (process?.elements.some(({ elementId, completed }) => elementId === 'CheckEntry' && completed > 0)) return;
    const { items } = await person.get(`/tasks?${new URLSearchParams({ record: number })}`);
    const task = items.find(({ elementId }) => elementId === 'CollectEntryEvidence');
    if (task) return unlessOvertaken(() => person.post(`/tasks/${task.userTaskKey}/completion`, { variables }));
    await pause(POLL_MILLIS);
  }
  throw new Error(`Nobody was asked for the entry evidence of ${number} in time.`);
}

async function untilIt(what, holds, deadline) {
  while (Date.now() < deadline) {
    if (await holds()) return;
    await pause(POLL_MILLIS);
  }
  throw new Error(`In time did not come about: ${what}.`);
}

/** Mondays to Fridays from a day on, as many as there are figures but none of the future. */
function workingDays(from, count) {
  const days = [];
  for (let day = Date.parse(from); days.length < count && day < Date.now() - DAY_MILLIS; day += DAY_MILLIS) {
    if (![0, 6].includes(new Date(day).getUTCDay())) days.push(new Date(day).toISOString().slice(0, 10));
  }
  return days;
}

function dayAgo(days) {
  return new Date(Date.now() - days * DAY_MILLIS).toISOString().slice(0, 10);
}
