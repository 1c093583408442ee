import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../actor.js';
import { Person } from '../domain/person.entity.js';
import { Session } from '../domain/session.entity.js';
import { IDENTITY_SETTINGS, type IdentitySettings } from '../settings.js';
import { Installation } from './installation.js';
import { People } from './people.js';
import { sameSecret } from './secrets.js';
import { Sessions } from './sessions.js';

/** The launcher itself, while it makes the sample organisation. */
const LAUNCHER: Actor = { personId: '00000000-0000-0000-0000-000000000000', username: 'tollgate', displayName: 'Tollgate set-up', roles: ['admin'] };

/** Tells who a request comes from. */
@Injectable()
export class Callers {
  constructor(
    private readonly people: People,
    private readonly sessions: Sessions,
    private readonly installation: Installation,
    @Inject(IDENTITY_SETTINGS) private readonly settings: IdentitySettings,
  ) {}

  /** The session of a cookie and the person it stands for; null when the session is over or the person no longer active. */
  async bySession(token: string): Promise<{ session: Session; actor: Actor } | null> {
    const session = await this.sessions.find(token);
    if (!session) return null;
    const people = await this.people.byIds(session.actingAsId === null ? [session.personId] : [session.personId, session.actingAsId]);
    const person = people.find(({ id, active }) => id === session.personId && active);
    if (!person) return null;
    const sample = people.find(({ id, active }) => id === session.actingAsId && active);
    return { session, actor: sample && person.roles.includes('admin') ? actingAs(sample, person) : actorOf(person) };
  }

  /** The launcher, or the sample person it acts as, by the bootstrap token: until the sample organisation is made. */
  async byBootstrapToken(token: string, username: string | undefined): Promise<Actor | null> {
    const { bootstrapToken, sample } = this.settings;
    if (!sample || bootstrapToken === undefined || !sameSecret(token, bootstrapToken)) return null;
    if (await this.installation.isDone('sample')) return null;
    if (username === undefined) return LAUNCHER;
    const person = await this.people.byUsername(username);
    return person?.sample ? actorOf(person) : null;
  }
}

export function actorOf({ id, username, displayName, roles }: Person): Actor {
  return { personId: id, username, displayName, roles };
}

function actingAs(sample: Person, administrator: Person): Actor {
  const { id, username, displayName } = administrator;
  return { ...actorOf(sample), administrator: { personId: id, username, displayName } };
}
