import { setTimeout as pause } from 'node:timers/promises';
import { unlessOvertaken } from './changes.mjs';

const POLL_MILLIS = 300;

/**
 * Risks, improvements, and a measurement that breaks a promise and so puts an improvement of its own into the register. Their people answer the
 * tasks that the sample has answers for; what waits then stays for whoever looks around.
 * @returns the numbers of risks and improvements
 */
export async function createRegisters(api, organisation, { services, projects, objectives, levels }, deadline) {
  const risks = organisation.risks.map(({ project, service, ...risk }) => ({ ...risk, record: projects.get(project) ?? services.get(service) }));
  const improvements = organisation.improvements.map((one) => ({ ...one, objective: objectives.get(one.objective), services: one.services.map((name) => services.get(name)) }));
  const numbers = [];
  for (const risk of risks) numbers.push(await walk(api, '/risks', risk, deadline));
  for (const improvement of improvements) numbers.push(await walk(api, '/improvements', improvement, deadline));
  for (const measurement of organisation.measurements) await measure(api, measurement, levels);
  return numbers;
}

async function walk(api, path, { answers = {}, ...wanted }, deadline) {
  const number = await ensure(api, path, wanted);
  for (const [element, answer] of Object.entries(answers)) await answerTask(api.as(answer.by), number, element, answer.variables, deadline);
  return number;
}

/** The number of the record with this title, which is made by its person when it is not there. */
export async function ensure(api, path, { by, ...content }) {
  const { items } = await api.get(`${path}?${new URLSearchParams({ q: content.title, limit: '10' })}`);
  const existing = items.find(({ title }) => title === content.title);
  if (existing) return existing.number;
  return (await api.as(by).post(path, content, { 'idempotency-key': `sample:${path}:${content.title}` })).number;
}

/** A task that was answered in an earlier run is done or gone: then there is nothing to do. */
export async function answerTask(person, number, element, variables, deadline) {
  while (Date.now() < deadline) {
    const process = await person.find(`/records/${number}/process`);
    const seen = process?.elements.find(({ elementId }) => elementId === element);
    if (seen?.completed > 0) return;
    const task = process?.openTasks.find(({ elementId }) => elementId === element);
    if (task) await unlessOvertaken(() => person.post(`/tasks/${task.userTaskKey}/completion`, { variables }));
    await pause(POLL_MILLIS);
  }
  throw new Error(`The sample record ${number} did not come to ${element} in time.`);
}

async function measure(api, { by, serviceLevel, value, note }, levels) {
  const path = `/service-levels/${levels.get(serviceLevel)}/measurements`;
  const { total } = await api.get(`${path}?limit=1`);
  if (total === 0) await api.as(by).post(path, { at: new Date(Date.now() - 60_000).toISOString(), value, note });
}
