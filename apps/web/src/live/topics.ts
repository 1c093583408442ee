import type { LiveEvent } from '#core/contracts';

/** What to read again when something of a topic happened: first parts of query keys. */
export const QUERIES_OF_TOPIC = {
  record: ['changes', 'templates', 'cab', 'records', 'home', 'services', 'service-levels', 'items', 'goals', 'objectives', 'projects', 'gates', 'calendar', 'risks', 'improvements', 'releases', 'acceptances', 'early-life-supports'],
  task: ['tasks', 'records', 'home'],
  instance: ['instances', 'records', 'home'],
  incident: ['instances', 'records', 'home'],
  model: ['models'],
  notice: ['inbox'],
} as const satisfies Record<LiveEvent['topic'], readonly string[]>;
