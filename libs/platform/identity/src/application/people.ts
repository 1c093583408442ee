import { Injectable } from '@nestjs/common';
import { DataSource, In, type FindOptionsWhere, type Repository } from 'typeorm';
import type { Page, PersonRef, PersonView, Role } from '#core/contracts';
import { contains, decodeCursor, orRefuse, toPage, type Transaction } from '#platform/persistence';
import { Person } from '../domain/person.entity.js';

export interface PeopleQuery {
  q?: string;
  role?: Role;
  limit: number;
  cursor?: string;
}

/** Reads the people of the organisation. With a transaction it reads inside it. */
@Injectable()
export class People {
  constructor(private readonly dataSource: DataSource) {}

  byUsername(username: string, tx?: Transaction): Promise<Person | null> {
    return this.repository(tx).findOneBy({ username: username.toLowerCase() });
  }

  byId(id: string, tx?: Transaction): Promise<Person | null> {
    return this.repository(tx).findOneBy({ id });
  }

  byIds(ids: readonly string[], tx?: Transaction): Promise<Person[]> {
    return ids.length === 0 ? Promise.resolve([]) : this.repository(tx).findBy({ id: In([...new Set(ids)]) });
  }

  byUsernames(usernames: readonly string[], tx?: Transaction): Promise<Person[]> {
    const where: FindOptionsWhere<Person> = { username: In([...new Set(usernames.map((name) => name.toLowerCase()))]) };
    return usernames.length === 0 ? Promise.resolve([]) : this.repository(tx).findBy(where);
  }

  /** Those who work here and hold at least one of the roles. */
  withRoles(roles: readonly string[], tx?: Transaction): Promise<Person[]> {
    if (roles.length === 0) return Promise.resolve([]);
    return this.repository(tx).createQueryBuilder('person').where('person.active and person.roles && :roles', { roles }).getMany();
  }

  /** User name and display name by id; ids that nobody has are absent. */
  async refs(ids: readonly string[], tx?: Transaction): Promise<Map<string, PersonRef>> {
    const people = await this.byIds(ids, tx);
    return new Map(people.map((person) => [person.id, refOf(person)]));
  }

  /** People by part of their names and by role, in order of user names. Throws `Refused` for a cursor that is none of this list. */
  async search({ q, role, limit, cursor }: PeopleQuery, tx?: Transaction): Promise<Page<PersonView>> {
    const query = this.repository(tx).createQueryBuilder('person').where('true');
    if (q) query.andWhere('(person.username ilike :q or person.displayName ilike :q)', { q: contains(q) });
    if (role) query.andWhere(':role = any(person.roles)', { role });
    const total = await query.getCount();
    if (cursor !== undefined) query.andWhere('person.username > :after', { after: String(orRefuse(decodeCursor(cursor, 1))[0]) });
    const rows = await query.orderBy('person.username').take(limit + 1).getMany();
    return toPage(rows, limit, total, viewOf, (person) => [person.username]);
  }

  private repository(tx?: Transaction): Repository<Person> {
    return (tx ?? this.dataSource.manager).getRepository(Person);
  }
}

export function refOf({ username, displayName }: Person): PersonRef {
  return { username, displayName };
}

export function viewOf(person: Person): PersonView {
  return { ...refOf(person), roles: person.roles, email: person.email, sample: person.sample, active: person.active };
}
