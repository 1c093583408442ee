import { setTimeout as pause } from 'node:timers/promises';

const HOUR = 3_600_000;
const POLL_MILLIS = 300;

/**
 * Takes one change of the sample from its draft to its target state, only by what its people would do in the
 * browser. Where it stands is read anew each time, so that a run that was cut off is simply continued.
 * @throws when the target is not reached in time
 */
export async function walkChange(api, wanted, number, deadline) {
  let waitsFor = 'the first step';
  while (Date.now() < deadline) {
    const change = await api.as(wanted.requester).get(`/changes/${number}`);
    const tasks = await openTasks(api.as(wanted.requester), change);
    if (isReached(wanted.target, change, tasks)) return number;
    waitsFor = (await takeNextStep(api, wanted, change, tasks)) ?? waitsFor;
    await pause(POLL_MILLIS);
  }
  throw new Error(`The sample change ${number} "${wanted.content.title}" did not reach ${describe(wanted.target)}; it waits for ${waitsFor}.`);
}

/** @returns the number of the change with this title, created as a draft (a standard change: from its template) when there is none */
export async function ensureDraft(api, wanted, { services, templates }) {
  const requester = api.as(wanted.requester);
  const { title } = wanted.content;
  const query = new URLSearchParams({ q: title, requester: wanted.requester, limit: '100' });
  const { items } = await requester.get(`/changes?${query}`);
  const existing = items.find((item) => item.title === title);
  if (existing) return existing.number;
  const key = { 'idempotency-key': `sample:change:${title}` };
  const created = wanted.template
    ? await requester.post(`/change-templates/${templates.get(wanted.template)}/changes`, useOf(wanted, services), key)
    : await requester.post('/changes', contentOf(wanted, services), key);
  for (const task of wanted.tasks ?? []) await requester.post(`/changes/${created.number}/tasks`, task);
  return created.number;
}

function useOf({ content, window, answersToTemplate }, services) {
  return { services: content.services.map((name) => services.get(name)), items: [], answers: answersToTemplate, ...plannedWindow(window) };
}

function contentOf({ content, window }, services) {
  const numbers = content.services.map((name) => services.get(name));
  return { ...content, services: numbers, ...(window ? plannedWindow(window) : {}) };
}

/** Windows in hours start on the full hour; those in seconds start as soon as the change can have been authorized. */
function plannedWindow({ startsInHours, startsInSeconds, lastsHours }) {
  const start = startsInHours === undefined ? Date.now() + startsInSeconds * 1000 : Math.ceil(Date.now() / HOUR + startsInHours) * HOUR;
  return { plannedStart: isoSeconds(start), plannedEnd: isoSeconds(start + lastsHours * HOUR) };
}

function isoSeconds(millis) {
  return new Date(millis).toISOString().replace(/\.\d+Z$/, 'Z');
}

async function openTasks(api, change) {
  if (change.processInstanceKey === null) return [];
  const process = await api.find(`/records/${change.number}/process`);
  return process?.openTasks ?? [];
}

function isReached({ state, task }, change, tasks) {
  return change.state === state && (task === undefined || tasks.some((open) => open.elementId === task));
}

/** @returns what the change waits for now, or null when nothing can be told yet */
async function takeNextStep(api, wanted, change, tasks) {
  if (change.state === 'new') return submit(api.as(wanted.requester), change);
  if (wanted.withdraw?.when === change.state) return withdraw(api.as(wanted.requester), change, wanted.withdraw.reason);
  const answered = new Set(change.approvals.filter((approval) => !approval.void).map((approval) => approval.by.username));
  for (const task of tasks) {
    const answer = nextAnswer(wanted.answers?.[task.elementId], answered);
    if (answer) await complete(api.as(answer.by), task.userTaskKey, answer.variables);
  }
  return tasks[0]?.name ?? null;
}

/** Where several people approve, each of them once: the next who has not. */
function nextAnswer(answers, answered) {
  if (!Array.isArray(answers)) return answers;
  const next = answers.find(({ by }) => !answered.has(by));
  if (next) answered.add(next.by);
  return next;
}

async function submit(requester, change) {
  if (change.processInstanceKey !== null || !change.allowedActions.includes('submit')) return 'its process';
  await unlessOvertaken(() => requester.post(`/changes/${change.number}/submission`, {}, { 'if-match': `"${change.version}"` }));
  return 'its process';
}

async function withdraw(requester, change, reason) {
  await unlessOvertaken(() => requester.post(`/changes/${change.number}/withdrawal`, { reason }));
  return 'the withdrawal';
}

async function complete(person, taskKey, variables) {
  await unlessOvertaken(() => person.post(`/tasks/${taskKey}/completion`, { variables }));
}

/** Between reading and acting the process goes on: then the next look tells what is left to do. */
export async function unlessOvertaken(act) {
  try {
    await act();
  } catch (error) {
    if (![404, 409, 412].includes(error.status)) throw error;
  }
}

function describe({ state, task }) {
  return task === undefined ? `the state "${state}"` : `the task ${task}`;
}
