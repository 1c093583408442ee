// What each page asks for when it is opened, and how long it may take.
const LIST_MS = 200;
const RECORD_MS = 300;

/** A change manager of the year: decides, reviews, and hears of most of what happens. */
const BUSY = 'anna.albers';

const CONFLICTS_MS = 300;
const SLOT_MS = 1_000;

/** A year ends today. */
function monthAgo(months) {
  const first = (offset) => new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() + offset, 1)).toISOString().replace('.000Z', 'Z');
  return `from=${first(-months)}&to=${first(1 - months)}`;
}

const asRequests = (paths) => paths.map((path) => [path]);
const list = (...paths) => ({ limit: LIST_MS, requests: () => asRequests(paths) });
const oneOf = async (person, kind, turn, filter = '') => {
  const { items } = await person.get(`/${kind}?limit=30${filter}`);
  return items[turn % items.length];
};
/** Drafts, which have no process yet, are left out by a filter. */
const record = (kind, pathsOf, filter = '') => ({ limit: RECORD_MS, requests: async (person, turn) => asRequests(pathsOf((await oneOf(person, kind, turn, filter)).number)) });
const together = (number) => [`/records/${number}/timeline?limit=50`, `/records/${number}/comments?limit=50`, `/records/${number}/links`, `/records/${number}/watch`];

export const YEAR_PAGES = {
  'home': list('/home', '/inbox?unread=true&limit=1'),
  'home of a busy person': { ...list('/home', '/inbox?unread=true&limit=1'), as: BUSY },
  'inbox of a busy person': { ...list('/inbox?limit=50'), as: BUSY },
  'tasks of a busy person': { ...list('/tasks?view=open&limit=50'), as: BUSY },
  'list of changes': list('/changes?limit=50', '/saved-views?list=changes'),
  'list of open changes by planned start': list('/changes?limit=50&state=scheduled,authorize&sort=plannedStart'),
  'changes of a service': list('/changes?limit=50&service=SVC-7'),
  'changes by words': list('/changes?limit=50&q=payments'),
  'list of tasks': list('/tasks?view=open&limit=50'),
  'list of services': list('/services?limit=100'),
  'list of configuration items': list('/items?limit=100'),
  'list of objectives': list('/objectives?limit=100'),
  'list of templates': list('/change-templates?limit=50'),
  'portfolio': list('/projects?limit=50'),
  'portfolio by running stages': list('/projects?limit=50&state=running&sort=name'),
  'list of gates': list('/gates?limit=50&state=voting,evidence,conditional'),
  'list of releases': list('/releases?limit=50'),
  'list of service acceptances': list('/acceptances?limit=50'),
  'list of early-life supports': list('/early-life-supports?limit=50'),
  'list of improvements': list('/improvements?limit=50'),
  'list of risks with the heat map': list('/risks?limit=50', '/risks/heat-map', '/saved-views?list=risks'),
  'list of risks without owner': list('/risks?limit=50&ownerless=true&sort=-score'),
  'calendar of a month': list(`/calendar?${monthAgo(1)}`),
  'calendar of the month to come': list(`/calendar?${monthAgo(-1)}`),
  'operations': list('/operations/instances?limit=50'),
  'page of a change': record('changes', (number) => [`/changes/${number}`, `/records/${number}/process`, `/tasks?view=open&record=${number}`, `/changes/${number}/conflicts`, ...together(number)], '&state=assess,authorize,scheduled,implement,review,closed'),
  'page of a service': record('services', (number) => [`/services/${number}`, `/changes?limit=20&service=${number}`, ...together(number)]),
  'page of a project': record('projects', (number) => [`/projects/${number}`, `/records/${number}/process`, `/tasks?view=open&record=${number}`, `/risks?record=${number}&limit=20`, ...together(number)], '&state=initiation,running,held,closed'),
  'page of a gate': record('gates', (number) => [`/gates/${number}`, `/tasks?view=open&record=${number}`, ...together(number)], '&state=evidence,voting,passed,conditional,held'),
  'page of a release': record('releases', (number) => [`/releases/${number}`, `/releases/${number}/readiness`, `/tasks?view=open&record=${number}`, ...together(number)]),
  'page of a service acceptance': record('acceptances', (number) => [`/acceptances/${number}`, `/tasks?view=open&record=${number}`, ...together(number)]),
  'page of an early-life support': record('early-life-supports', (number) => [`/early-life-supports/${number}`, `/tasks?view=open&record=${number}`, ...together(number)]),
  'page of a risk': record('risks', (number) => [`/risks/${number}`, `/records/${number}/process`, `/tasks?view=open&record=${number}`, ...together(number)]),
  'page of an improvement': record('improvements', (number) => [`/improvements/${number}`, `/records/${number}/process`, `/tasks?view=open&record=${number}`, ...together(number)]),
  'conflicts of a change': {
    limit: CONFLICTS_MS,
    requests: async (person, turn) => [[`/changes/${(await oneOf(person, 'changes', turn, '&state=scheduled')).number}/conflicts`]],
  },
  'next free slot of three hours': {
    limit: SLOT_MS,
    requests: async (person, turn) => {
      const [{ number: service }, { number: item }] = [await oneOf(person, 'services', turn), await oneOf(person, 'items', turn)];
      return [['/planning/slot', { services: [service], items: [item], implementer: null, minutes: 180 }]];
    },
  },
};
