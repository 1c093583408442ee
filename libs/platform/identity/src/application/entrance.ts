import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ProblemCode } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { UnitOfWork } from '#platform/persistence';
import { Credential } from '../domain/credential.entity.js';
import { Session } from '../domain/session.entity.js';
import { IDENTITY_SETTINGS, type IdentitySettings } from '../settings.js';
import { insertPerson } from './accounts.js';
import { Installation } from './installation.js';
import { hashPassword, verifyPassword } from './passwords.js';
import { People } from './people.js';
import { sameSecret } from './secrets.js';
import { Sessions } from './sessions.js';
import { SignInThrottle } from './sign-in-throttle.js';

export interface Opened {
  token: string;
  session: Session;
}

/** A refusal, with the seconds to wait when there were too many attempts. */
export type EntranceRefusal = Refusal<ProblemCode> & { retryAfterSeconds?: number };

/** The two ways in: signing in, and once in the life of an installation, the set-up of its administrator. */
@Injectable()
export class Entrance {
  constructor(
    private readonly dataSource: DataSource,
    private readonly work: UnitOfWork,
    private readonly people: People,
    private readonly sessions: Sessions,
    private readonly throttle: SignInThrottle,
    private readonly installation: Installation,
    @Inject(IDENTITY_SETTINGS) private readonly settings: IdentitySettings,
  ) {}

  /** Refuses alike an unknown name, a wrong password and a person without one or no longer active (`sign-in-failed`). */
  async signIn(username: string, password: string, address: string): Promise<Result<Opened, EntranceRefusal>> {
    const retryAfterSeconds = await this.throttle.attempt(username, address);
    if (retryAfterSeconds > 0) return tooMany(retryAfterSeconds);
    const person = await this.people.byUsername(username);
    const credential = person?.active ? await this.dataSource.manager.findOneBy(Credential, { personId: person.id }) : null;
    const right = await verifyPassword(password, credential?.passwordHash);
    if (!person || !right) return refuse('sign-in-failed', 'The user name or the password is wrong.');
    await this.throttle.succeeded(username, address);
    return ok(await this.sessions.open(person.id));
  }

  /** Makes the first administrator and signs them in. Refuses a wrong token (`not-permitted`), and for ever after the first time (`setup-closed`). */
  async setUp(token: string, account: { username: string; displayName: string; password: string }): Promise<Result<Opened, Refusal<ProblemCode>>> {
    if (await this.installation.isDone('administrator')) return closed();
    const expected = this.settings.bootstrapToken;
    if (expected === undefined || !sameSecret(token, expected)) {
      return refuse('not-permitted', 'This link does not open the set-up. Use the one printed at the last start.', 'token');
    }
    const passwordHash = await hashPassword(account.password);
    return this.work.run(async (tx) => {
      if (!(await this.installation.finish('administrator', tx))) return closed();
      if (await this.people.byUsername(account.username, tx)) return this.taken(account.username);
      const person = await insertPerson({ ...account, roles: ['admin'] }, passwordHash, tx);
      return ok(await this.sessions.open(person.id, tx));
    }).catch((error: unknown) => {
      if (error instanceof TakenName) return refuse('conflict', error.message, 'username');
      throw error;
    });
  }

  /** Thrown, because the step just finished has to be undone. */
  private taken(username: string): never {
    throw new TakenName(`There is already somebody called "${username}".`);
  }
}

class TakenName extends Error {}

function closed(): Result<never, Refusal<ProblemCode>> {
  return refuse('setup-closed', 'The set-up is closed: this installation has its administrator.');
}

function tooMany(retryAfterSeconds: number): Result<never, EntranceRefusal> {
  return { ok: false, failure: { code: 'too-many-requests', message: `Too many attempts. Try again in ${retryAfterSeconds} seconds.`, retryAfterSeconds } };
}
