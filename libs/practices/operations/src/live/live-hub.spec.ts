import type { LiveEvent, Role } from '#core/contracts';
import type { Absences } from '#platform/calendar';
import type { Actor } from '#platform/identity';
import { LiveHub, MAX_LISTENERS_PER_PERSON, type Listener } from './live-hub.js';
import { TaskAudience } from './task-audience.js';

const RECORD: LiveEvent = { topic: 'record', id: 'CHG-1' };

function actor(username: string, ...roles: Role[]): Actor {
  return { personId: username, username, displayName: username, roles };
}

/** A listener that notes what it hears and tells when it has heard a given topic. */
function aListener(who: Actor, keepsUp = true) {
  const heard: LiveEvent[] = [];
  const waiting: { topic: LiveEvent['topic']; resolve: () => void }[] = [];
  const listener: Listener & { heard: LiveEvent[]; hears(topic: LiveEvent['topic']): Promise<void>; closed: boolean } = {
    actor: who,
    heard,
    closed: false,
    send(event) {
      heard.push(event);
      waiting.filter(({ topic }) => topic === event.topic).forEach(({ resolve }) => resolve());
      return keepsUp;
    },
    close() {
      listener.closed = true;
    },
    hears: (topic) => new Promise((resolve) => waiting.push({ topic, resolve })),
  };
  return listener;
}

describe('the live hub', () => {
  it('should tell everybody of a change, once for several in a moment', async () => {
    // given
    const hub = new LiveHub();
    const priya = aListener(actor('priya', 'requester'));
    hub.join(priya);
    // when
    const heard = priya.hears('record');
    for (let times = 0; times < 5; times += 1) hub.announce({ event: RECORD });
    await heard;
    // then
    expect(priya.heard).toEqual([RECORD]);
  });

  it('should tell of instances and incidents only those who may see operations', async () => {
    // given
    const hub = new LiveHub();
    const [priya, oskar] = [aListener(actor('priya', 'requester')), aListener(actor('oskar', 'operator'))];
    [priya, oskar].forEach((listener) => hub.join(listener));
    // when
    const all = Promise.all([oskar.hears('instance'), oskar.hears('incident'), priya.hears('model')]);
    for (const topic of ['instance', 'incident', 'model'] as const) hub.announce({ event: { topic, id: '1' } });
    await all;
    // then
    expect(oskar.heard.map(({ topic }) => topic)).toEqual(['instance', 'incident', 'model']);
    expect(priya.heard.map(({ topic }) => topic)).toEqual(['model']);
  });

  it('should tell of a task only those who may take it up, who stands in for them, and the overseers', async () => {
    // given
    const hub = new LiveHub();
    const audience = audienceWith(new Map([[actor('luc').personId, [actor('ruth', 'cab-member')]]]));
    await audience.remember(new Map([['77', { assignee: 'mei', candidateGroups: ['cab-member'], candidateUsers: [] }]]));
    const people = { mei: ['implementer'], ruth: ['cab-member'], oskar: ['operator'], priya: ['requester'], luc: ['requester'] } as const;
    const listeners = Object.entries(people).map(([name, roles]) => aListener(actor(name, ...roles)));
    listeners.forEach((listener) => hub.join(listener));
    // when
    const told = Promise.all(listeners.map((listener) => listener.hears('model')));
    hub.announce(audience.announcement('77'));
    hub.announce({ event: { topic: 'model', id: 'last' } });
    await told;
    // then
    const heardOfIt = listeners.filter(({ heard }) => heard.some(({ topic, id }) => topic === 'task' && id === '77'));
    expect(heardOfIt.map(({ actor: { username } }) => username)).toEqual(['mei', 'ruth', 'oskar', 'luc']);
  });

  it('should not give away the key of a task it knows nothing of', () => {
    expect(audienceWith(new Map()).announcement('77')).toEqual({ event: { topic: 'task', id: null } });
  });

  it('should drop a listener that cannot keep up', async () => {
    // given
    const hub = new LiveHub();
    const slow = aListener(actor('slow'), false);
    hub.join(slow);
    // when
    const heard = slow.hears('record');
    hub.announce({ event: RECORD });
    await heard;
    // then
    expect(hub.hasListeners).toBe(false);
  });

  it('should refuse more windows of one person than anybody needs', () => {
    // given
    const hub = new LiveHub();
    const open = Array.from({ length: MAX_LISTENERS_PER_PERSON + 1 }, () => hub.join(aListener(actor('many'))));
    // then
    expect(open).toEqual([...Array.from({ length: MAX_LISTENERS_PER_PERSON }, () => true), false]);
    expect(hub.join(aListener(actor('another')))).toBe(true);
  });

  it('should close all streams when the server stops', () => {
    // given
    const hub = new LiveHub();
    const listener = aListener(actor('priya'));
    hub.join(listener);
    // when
    hub.beforeApplicationShutdown();
    // then
    expect(listener.closed).toBe(true);
  });
});

/** By the deputy's id, for whom they stand in. */
function audienceWith(deputies: Map<string, Actor[]>): TaskAudience {
  return new TaskAudience({ deputies: () => Promise.resolve(deputies) } as unknown as Absences);
}
