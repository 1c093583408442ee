import { setTimeout as pause } from 'node:timers/promises';

const POLL_MILLIS = 300;

/**
 * The standard-change templates of the sample, proposed and approved by its people.
 * @returns {Promise<Map<string, string>>} their numbers by title
 * @throws when one is not approved in time
 */
export async function ensureTemplates(api, templates, services, deadline) {
  const numbers = new Map();
  for (const wanted of templates) numbers.set(wanted.content.title, await ensureTemplate(api, wanted, services, deadline));
  return numbers;
}

async function ensureTemplate(api, { proposer, approval, content }, services, deadline) {
  const proposing = api.as(proposer);
  const number = await existing(proposing, content.title) ?? (await proposing.post('/change-templates', { ...content, services: content.services.map((name) => services.get(name)) })).number;
  while (Date.now() < deadline) {
    const template = await proposing.get(`/change-templates/${number}`);
    if (template.state === 'approved') return number;
    if (template.allowedActions.includes('propose')) await proposing.post(`/change-templates/${number}/proposal`, {}, { 'if-match': `"${template.version}"` });
    else await approve(api.as(approval.by), number, approval.variables);
    await pause(POLL_MILLIS);
  }
  throw new Error(`The sample template ${number} "${content.title}" was not approved in time.`);
}

async function existing(api, title) {
  const { items } = await api.get(`/change-templates?${new URLSearchParams({ q: title, limit: '100' })}`);
  return items.find((item) => item.title === title)?.number;
}

/** Between the proposal and its task the process goes on. */
async function approve(manager, number, variables) {
  const { items } = await manager.get(`/tasks?${new URLSearchParams({ record: number })}`);
  if (items.length > 0) await manager.post(`/tasks/${items[0].userTaskKey}/completion`, { variables }).catch(unlessOvertaken);
}

function unlessOvertaken(error) {
  if (![404, 409].includes(error.status)) throw error;
}
