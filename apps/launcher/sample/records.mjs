/**
 * People, services with what they run on and promise, goals with objectives, projects, and the working calendar. Each is looked up by its name first, so that a second run adds nothing.
 * @returns the numbers of services, goals, projects, objectives and service levels by name
 */
export async function createRecords(api, organisation) {
  await createPeople(api, organisation.people);
  const services = await createNamed(api, '/services', organisation.services);
  const goals = await createNamed(api, '/goals', organisation.goals);
  const wanted = organisation.projects.map(({ answers: _, gate: _decided, ...project }) => ({
    ...project,
    goal: goals.get(project.goal),
    services: project.services.map((name) => services.get(name)),
    startsOn: new Date().toISOString().slice(0, 10),
  }));
  const projects = await createNamed(api, '/projects', wanted);
  const objectives = await createMeasured(api, '/objectives', organisation.objectives.map((objective) => ({ ...objective, goal: goals.get(objective.goal) })));
  const levels = await createNamed(api, '/service-levels', organisation.serviceLevels.map((level) => ({ ...level, service: services.get(level.service) })));
  await createItems(api, organisation.items, services);
  await createCalendars(api, organisation.workingCalendars);
  return { services, goals, projects, objectives, levels };
}

const MONTH_MS = 30 * 24 * 3_600_000;

/** What is measured, with a figure for each of the last months, the latest last. */
async function createMeasured(api, path, wanted) {
  const numbers = await createNamed(api, path, wanted.map(({ measurements, ...record }) => record));
  for (const { name, owner, measurements } of wanted) {
    const address = `${path}/${numbers.get(name)}/measurements`;
    const { total } = await api.get(`${address}?limit=1`);
    for (const [index, value] of total > 0 ? [] : measurements.entries()) {
      await api.as(owner).post(address, { at: new Date(Date.now() - (measurements.length - index) * MONTH_MS).toISOString(), value });
    }
  }
  return numbers;
}

/** An item comes after those it depends on. */
async function createItems(api, items, services) {
  let numbers = new Map();
  for (const { services: names = [], dependsOn = [], ...item } of items) {
    numbers = await createNamed(api, '/items', [{ ...item, services: names.map((name) => services.get(name)), dependsOn: dependsOn.map((name) => numbers.get(name)) }]);
  }
}

async function createCalendars(api, calendars) {
  const known = await api.get('/working-calendars');
  for (const { by, ...calendar } of calendars) {
    if (!known.some(({ name }) => name === calendar.name)) await api.as(by).post('/working-calendars', calendar);
  }
}

async function createPeople(api, people) {
  const known = new Set((await everything(api, '/people')).map((person) => person.username));
  for (const person of people) {
    if (!known.has(person.username)) await api.post('/people', { ...person, sample: true });
  }
}

async function createNamed(api, path, wanted) {
  const existing = await everything(api, path);
  const numbers = new Map(existing.map((record) => [record.name, record.number]));
  for (const { by, ...record } of wanted) {
    if (numbers.has(record.name)) continue;
    const created = await api.as(by).post(path, record, { 'idempotency-key': `sample:${path}:${record.name}` });
    numbers.set(created.name, created.number);
  }
  return numbers;
}

async function everything(api, path) {
  const items = [];
  let cursor = null;
  do {
    const page = await api.get(`${path}?limit=100${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}
