import type { Role } from '#core/contracts';

/** Who acts: the signed-in person, or the sample person an administrator acts as. */
export interface Actor {
  personId: string;
  username: string;
  displayName: string;
  roles: readonly Role[];
  /** Set while an administrator acts as this (sample) person. */
  administrator?: { personId: string; username: string; displayName: string };
  /** Set while the person decides in the name of an absent colleague. */
  deputyFor?: { personId: string; username: string; displayName: string };
}
