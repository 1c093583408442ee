import type { Role } from '#core/contracts';
import { ok, refuse } from '#core/kernel';
import type { Actor } from '#platform/identity';
import type { Verdict } from '#platform/orchestration';

/** Roles that sign for operations, beside the owners of the services. */
export const SIGNING_ROLES = ['service-manager'] as const satisfies readonly Role[];

/** Who may sign a record, and who may not although they could. */
export interface Signers {
  number: string;
  /** Ids of the owners of its services. */
  serviceOwners: readonly string[];
  /** By id, each with the reason. */
  excluded: ReadonlyMap<string, string>;
}

/** Operations sign; nobody signs what they hand over or own a criterion of, whatever roles they hold and whoever they act as. */
export function maySign({ number, serviceOwners, excluded }: Signers, { personId, roles, administrator }: Actor): Verdict {
  const reason = excluded.get(personId) ?? (administrator && excluded.get(administrator.personId));
  if (reason !== undefined) return refuse('separation-of-duties', `${reason} Somebody else has to sign ${number}.`);
  const operations = serviceOwners.includes(personId) || SIGNING_ROLES.some((role) => roles.includes(role));
  return operations ? ok() : refuse('not-permitted', `Only the owner of the service and service managers sign ${number}.`);
}

/** The same where the engine completes the task: the signature is on record, whoever asks. */
export function signatureStands({ number, excluded }: Signers, personId: string): Verdict {
  const reason = excluded.get(personId);
  return reason === undefined ? ok() : refuse('separation-of-duties', `${reason} The signature on ${number} does not count.`);
}
