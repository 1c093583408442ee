// What each page asks for when it is opened, and how long it may take.
const LIST_MS = 200;
const RECORD_MS = 300;
const MONTH = 'from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z';

const CONFLICTS_MS = 300;
const SLOT_MS = 1_000;

const asRequests = (paths) => paths.map((path) => [path]);
const list = (...paths) => ({ limit: LIST_MS, requests: () => asRequests(paths) });
const oneOf = async (person, kind, turn, filter = '') => {
  const { items } = await person.get(`/${kind}?limit=30${filter}`);
  return items[turn % items.length];
};
const record = (kind, pathsOf) => ({ limit: RECORD_MS, requests: async (person, turn) => asRequests(pathsOf((await oneOf(person, kind, turn)).number)) });
const together = (number) => [`/records/${number}/timeline?limit=50`, `/records/${number}/comments?limit=50`, `/records/${number}/links`, `/records/${number}/watch`];

export const YEAR_PAGES = {
  'home': list('/home', '/inbox?unread=true&limit=1'),
  'list of changes': list('/changes?limit=50', '/saved-views?list=changes'),
  'list of open changes by planned start': list('/changes?limit=50&state=scheduled,authorize&sort=plannedStart'),
  'changes of a service': list('/changes?limit=50&service=SVC-7'),
  'changes by words': list('/changes?limit=50&q=payments'),
  'list of tasks': list('/tasks?view=open&limit=50'),
  'list of services': list('/services?limit=100'),
  'list of configuration items': list('/items?limit=100'),
  'list of objectives': list('/objectives?limit=100'),
  'list of templates': list('/change-templates?limit=50'),
  'list of improvements': list('/improvements?limit=50'),
  'calendar of a month': list(`/calendar?${MONTH}`),
  'operations': list('/operations/instances?limit=50'),
  'page of a change': record('changes', (number) => [`/changes/${number}`, `/records/${number}/process`, `/tasks?view=open&record=${number}`, `/changes/${number}/conflicts`, ...together(number)]),
  'page of a service': record('services', (number) => [`/services/${number}`, `/changes?limit=20&service=${number}`, ...together(number)]),
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
