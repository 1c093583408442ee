import type { PersonRef } from './change.js';
import type { Role } from './roles.js';

export interface SessionView {
  /** null: nobody is signed in. */
  person: (PersonRef & { roles: Role[] }) | null;
  /** The administrator behind the person, while acting as a sample person. */
  administrator: PersonRef | null;
  /** Sent back in the header `X-CSRF-Token` with every write. */
  csrfToken: string | null;
  /** True until the first administrator exists. */
  setupRequired: boolean;
  /** Engine in use, for the footer. */
  engine: 'embedded' | 'camunda';
}

export interface PersonView extends PersonRef {
  roles: Role[];
  /** null: mail does not reach them. */
  email: string | null;
  sample: boolean;
  active: boolean;
}
