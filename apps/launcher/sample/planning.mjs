const HOUR = 3_600_000;

/**
 * Freezes and absences to come, and the next meeting of the board with what waits for it. Each is looked up first, so that a second run adds nothing.
 */
export async function createPlanning(api, { freezes, absences, meetings }, services) {
  for (const absence of absences) await ensureAbsence(api, absence);
  for (const freeze of freezes) await ensureFreeze(api, freeze, freeze.services.map((name) => services.get(name)));
  for (const meeting of meetings) await ensureMeeting(api, meeting);
}

async function ensureFreeze(api, { by, startsInHours, lastsHours, ...freeze }, services) {
  const known = await api.as(by).get(`/freezes?${coming()}`);
  if (known.some(({ name }) => name === freeze.name)) return;
  await api.as(by).post('/freezes', { ...freeze, services, ...windowOf(startsInHours, lastsHours) });
}

async function ensureAbsence(api, { person, startsInHours, lastsHours, ...absence }) {
  const own = await api.as(person).get(`/absences?${coming()}`);
  if (own.length > 0) return;
  await api.as(person).post('/absences', { ...absence, ...windowOf(startsInHours, lastsHours) });
}

async function ensureMeeting(api, { by, title, place, members, startsInHours, lastsHours, changes }) {
  const keeper = api.as(by);
  const { items } = await keeper.get(`/cab-meetings?${new URLSearchParams({ q: title })}`);
  if (items.length > 0) return;
  const { number } = await keeper.post('/cab-meetings', { title, place, chair: by, members, ...windowOf(startsInHours, lastsHours) });
  const waiting = await keeper.get('/cab-meetings/waiting');
  for (const change of waiting.filter((one) => changes.includes(one.title))) await keeper.post(`/cab-meetings/${number}/agenda`, { change: change.change });
}

const coming = () => new URLSearchParams({ from: moment(Date.now()), to: moment(Date.now() + 9_000 * HOUR) });

/** On the full hour. */
function windowOf(startsInHours, lastsHours) {
  const start = Math.ceil(Date.now() / HOUR + startsInHours) * HOUR;
  return { start: moment(start), end: moment(start + lastsHours * HOUR) };
}

function moment(millis) {
  return new Date(millis).toISOString().replace(/\.\d+Z$/, 'Z');
}
