import { inParallel } from './in-parallel.mjs';
import { DAY, moment } from './time.mjs';
import { CAPABILITIES, DOMAINS, FAMILY_NAMES, GIVEN_NAMES, GOALS, ITEM_NAMES } from './words.mjs';

const WIDTH = 8;
const ITEMS_PER_SERVICE = 3;
const URGENCIES = { low: 4, medium: 4, high: 2 };
const OFFICE = { timeZone: 'Europe/Berlin', hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '18:00' })) };
const NIGHTS = [{ timeZone: 'Europe/Berlin', hours: [{ weekday: 2, from: '20:00', to: '23:59' }, { weekday: 4, from: '20:00', to: '23:59' }, { weekday: 6, from: '12:00', to: '23:59' }] }];
/** How many people hold which roles. */
const TEAMS = [
  { count: 6, roles: ['change-manager', 'requester'] },
  { count: 8, roles: ['cab-member', 'requester'] },
  { count: 4, roles: ['emergency-approver', 'requester'] },
  { count: 6, roles: ['release-manager', 'requester'] },
  { count: 40, roles: ['implementer', 'requester'] },
  { count: 20, roles: ['service-manager', 'requester'] },
  { count: 4, roles: ['operator', 'implementer'] },
  { count: 2, roles: ['process-owner', 'requester'] },
  { count: 2, roles: ['auditor'] },
  { count: 28, roles: ['requester'] },
];

/**
 * The people, services, items, goals and calendars of a large organisation, made through the API.
 * @returns what the rest of the year refers to
 */
export async function createOrganisation(api, random, { services: serviceCount, start, days }) {
  const people = await createPeople(api);
  const withRole = (role) => people.filter(({ roles }) => roles.includes(role));
  const manager = api.as(withRole('change-manager')[0].username);
  const owners = withRole('service-manager');
  const services = await inParallel(servicesFor(random, serviceCount, owners), WIDTH, (service) => manager.post('/services', service));
  const items = await createItems(manager, random, services);
  const goals = await inParallel(GOALS, WIDTH, (name) => manager.post('/goals', { name, description: name, indicator: `${name}: measured every month`, owner: random.among(owners).username }));
  const objectives = await inParallel(objectivesFor(random, goals, owners), WIDTH, (objective) => manager.post('/objectives', objective));
  const levels = await inParallel(services, WIDTH, (service) => manager.post('/service-levels', levelOf(service)));
  await createCalendars(manager, start, days);
  return { people, withRole, services, items, goals, objectives, levels };
}

async function createPeople(api) {
  const names = FAMILY_NAMES.flatMap((family) => GIVEN_NAMES.map((given) => `${given} ${family}`)).values();
  const people = TEAMS.flatMap(({ count, roles }) => Array.from({ length: count }, () => personCalled(names.next().value, roles)));
  await inParallel(people, WIDTH, (person) => api.post('/people', { ...person, sample: true }));
  return people;
}

function personCalled(displayName, roles) {
  return { username: displayName.toLowerCase().replace(' ', '.'), displayName, roles };
}

function servicesFor(random, count, owners) {
  return Array.from({ length: count }, (_, index) => {
    const name = `${DOMAINS[index % DOMAINS.length]} ${CAPABILITIES[Math.floor(index / DOMAINS.length) % CAPABILITIES.length]}${index >= DOMAINS.length * CAPABILITIES.length ? ` ${index}` : ''}`;
    const windows = random.chance(0.7) ? NIGHTS : [];
    return { name, description: `What ${name.toLowerCase()} needs, day and night.`, urgency: random.weighed(URGENCIES), owner: random.among(owners).username, supportHours: OFFICE, maintenanceWindows: windows };
  });
}

/** Of each service an application on a database on a server; the servers share a network. */
async function createItems(manager, random, services) {
  const kinds = Object.keys(ITEM_NAMES);
  const make = (kind, service, dependsOn) => manager.post('/items', { name: `${service.number.toLowerCase()}-${ITEM_NAMES[kind]}`, kind, description: '', owner: service.owner.username, services: [service.number], dependsOn });
  const networks = await inParallel(services.slice(0, 5), 1, (service) => make('network', service, []));
  return (await inParallel(services, WIDTH, async (service) => {
    const made = [];
    for (const kind of kinds.slice(0, ITEMS_PER_SERVICE).toReversed()) made.push(await make(kind, service, [made.at(-1)?.number ?? random.among(networks).number]));
    return made;
  })).flat();
}

function objectivesFor(random, goals, owners) {
  return goals.flatMap((goal) => [1, 2, 3].map((step) => ({
    name: `${goal.name}, step ${step}`, description: '', goal: goal.number, indicator: 'Share of cases within the promise', unit: '%', direction: 'increase', baseline: 50 + step * 5, target: 80 + step * 5, due: null, owner: random.among(owners).username,
  })));
}

function levelOf(service) {
  return { name: `Availability of ${service.name}`, description: '', service: service.number, indicator: 'Share of support hours without interruption', unit: '%', direction: 'increase', target: 99.5, owner: service.owner.username };
}

/** Office hours, and a hard and a soft freeze each quarter's end. */
async function createCalendars(manager, start, days) {
  await manager.post('/working-calendars', { ...OFFICE, name: 'Office hours', holidays: [], appliesTo: ['organisation'] });
  for (let day = 80; day < days + 90; day += 91) {
    const at = (offset) => moment(start + (day + offset) * DAY);
    await manager.post('/freezes', { name: `Quarter end, day ${day}`, kind: day % 2 === 0 ? 'hard' : 'soft', start: at(0), end: at(3), reason: 'Closing of the books', services: [] });
  }
}
