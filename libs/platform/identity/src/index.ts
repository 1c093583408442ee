export type { Actor } from './actor.js';
export { People, type PeopleQuery } from './application/people.js';
export { Person } from './domain/person.entity.js';
export { CurrentActor, IfMatch, Public, Roles, setEtag } from './http/decorators.js';
export { identityMigrations } from './identity.migrations.js';
export { IdentityModule } from './identity.module.js';
