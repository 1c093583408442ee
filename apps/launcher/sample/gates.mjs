import { setTimeout as pause } from 'node:timers/promises';
import { unlessOvertaken } from './changes.mjs';

const POLL_MILLIS = 300;
const DAY = 86_400_000;
const DECIDED = ['passed', 'conditional', 'held', 'recycled', 'killed'];

/**
 * Takes a gate from the evidence to its decision: owners say what is met (`notMet` are keys of criteria that are not), gatekeepers judge what others own,
 * set the conditions, and vote. Where it stands is read anew each time, so that a run that was cut off is simply continued.
 */
export async function reviewGate(api, number, { notMet = [], conditions = [], vote }, deadline) {
  while (Date.now() < deadline) {
    const gate = await api.get(`/gates/${number}`);
    if (DECIDED.includes(gate.state)) return;
    if (gate.state === 'voting') await prepareVote(api, gate, conditions);
    const process = await api.find(`/records/${number}/process`);
    for (const task of process?.openTasks ?? []) await answer(api.as(task.assignee), gate, task, { notMet, vote });
    await pause(POLL_MILLIS);
  }
  throw new Error(`The gate ${number} of the sample was not decided in time.`);
}

async function prepareVote(api, { number, criteria, gatekeepers, conditions: known }, wanted) {
  for (const { key, live, met, owner, evidence } of criteria) {
    const judge = gatekeepers.find(({ username }) => username !== owner?.username);
    if (live === null && met === null) await unlessOvertaken(() => api.as(judge.username).post(`/gates/${number}/criteria/${key}/judgement`, { met: evidence?.claim === true, note: '' }));
  }
  for (const { dueInDays, ...condition } of known.length > 0 ? [] : wanted) {
    const due = new Date(Date.now() + dueInDays * DAY).toISOString();
    await unlessOvertaken(() => api.as(gatekeepers[0].username).post(`/gates/${number}/conditions`, { ...condition, due }));
  }
}

async function answer(person, gate, { userTaskKey, elementId }, { notMet, vote }) {
  const variables = elementId === 'CastVote' ? vote : await evidenceFor(person, gate, userTaskKey, notMet);
  await unlessOvertaken(() => person.post(`/tasks/${userTaskKey}/completion`, { variables }));
}

/** Its form says which criterion a task asks for. */
async function evidenceFor(person, { criteria }, taskKey, notMet) {
  const { form } = await person.get(`/tasks/${taskKey}`);
  const met = !notMet.includes(criteria.find(({ text }) => text === form.data.question)?.key);
  return { claim: met ? 'met' : 'not-met', evidence: met ? 'See the minutes of the last review.' : 'Agreed in words, not written down yet.' };
}
