import { Injectable } from '@nestjs/common';
import type { PersonView, ProblemCode, Role } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { isUniqueViolation, UnitOfWork, type Transaction } from '#platform/persistence';
import { Credential } from '../domain/credential.entity.js';
import { Person } from '../domain/person.entity.js';
import { hashPassword } from './passwords.js';
import { viewOf } from './people.js';
import { Sessions } from './sessions.js';

export interface NewPerson {
  username: string;
  displayName: string;
  roles: Role[];
  email?: string | null | undefined;
  password?: string | undefined;
  sample?: boolean | undefined;
}

export interface PersonChange {
  displayName?: string | undefined;
  email?: string | null | undefined;
  roles?: Role[] | undefined;
  password?: string | undefined;
  active?: boolean | undefined;
}

type Outcome<T> = Result<T, Refusal<ProblemCode>>;

/** Adds and changes people. */
@Injectable()
export class Accounts {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sessions: Sessions,
  ) {}

  /** Refuses a user name already taken (`conflict`), and a sample person with a password (`validation-failed`). */
  async add(person: NewPerson): Promise<Outcome<PersonView>> {
    if (person.sample && person.password !== undefined) return refuse('validation-failed', 'A sample person has no password.', 'password');
    const passwordHash = person.password === undefined ? undefined : await hashPassword(person.password);
    try {
      return ok(viewOf(await this.work.run((tx) => insertPerson(person, passwordHash, tx))));
    } catch (error) {
      if (!isUniqueViolation(error, 'person_username')) throw error;
      return refuse('conflict', `There is already somebody called "${person.username}".`, 'username');
    }
  }

  /** Refuses to leave the installation without an active administrator (`conflict`). A new password or deactivation ends the person's sessions. */
  async change(username: string, change: PersonChange): Promise<Outcome<PersonView>> {
    const passwordHash = change.password === undefined ? undefined : await hashPassword(change.password);
    return this.work.run(async (tx) => {
      await tx.query('select pg_advisory_xact_lock(72)'); // two administrators must not remove each other at once
      const person = await tx.findOneBy(Person, { username: username.toLowerCase() });
      if (!person) return refuse('not-found', `Nobody here is called "${username}".`);
      if (person.sample && passwordHash !== undefined) return refuse('validation-failed', 'A sample person has no password.', 'password');
      Object.assign(person, given({ displayName: change.displayName, email: change.email, roles: change.roles, active: change.active }));
      if (!isAdministrator(person) && !(await anotherAdministrator(person, tx))) {
        return refuse('conflict', 'Somebody has to remain administrator.', 'roles');
      }
      await tx.save(person);
      if (passwordHash !== undefined) await tx.upsert(Credential, { personId: person.id, passwordHash }, ['personId']);
      if (passwordHash !== undefined || !person.active) await this.sessions.closeAllOf(person.id, tx);
      return ok(viewOf(person));
    });
  }
}

/** Writes a person and, with a hash, their password. */
export async function insertPerson(person: NewPerson, passwordHash: string | undefined, tx: Transaction): Promise<Person> {
  const { username, displayName, roles, email = null, sample = false } = person;
  const saved = await tx.save(Person, { username: username.toLowerCase(), displayName, roles: [...new Set(roles)], email, sample, active: true });
  if (passwordHash !== undefined) await tx.insert(Credential, { personId: saved.id, passwordHash });
  return tx.findOneByOrFail(Person, { id: saved.id });
}

function isAdministrator({ roles, active }: Person): boolean {
  return active && roles.includes('admin');
}

/** One who can sign in: a sample person, or somebody without a password, could not help. Also true before the first administrator exists: then nothing can be taken away. */
async function anotherAdministrator({ id }: Person, tx: Transaction): Promise<boolean> {
  const [row] = await tx.query<[{ others: number; was: boolean }]>(
    `select count(credential.person_id) filter (where id <> $1 and not sample)::int as others, coalesce(bool_or(id = $1), false) as was
     from tollgate.person left join tollgate.credential on person_id = id where active and 'admin' = any(roles)`, [id]);
  return row.others > 0 || !row.was;
}

function given<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}
