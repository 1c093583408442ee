import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#core/kernel';
import { Absences } from '#platform/calendar';
import type { Actor } from '#platform/identity';
import { CLOCK } from './clock.js';

/** Who stands in for whom at the moment. Standing in is not handed on: a deputy's own deputy has the deputy's tasks only. */
@Injectable()
export class Deputies {
  constructor(
    private readonly absences: Absences,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The colleagues who are away now and have named this person, as the ones in whose name the person may act. */
  async absentBehind({ personId, roles }: Actor): Promise<Actor[]> {
    if (roles.includes('auditor')) return []; // whoever proves what others decided decides for none of them
    return (await this.absences.deputies(this.clock.now())).get(personId) ?? [];
  }

  /** The people, and for those who are away now those who stand in for them. */
  async withDeputies(personIds: readonly string[]): Promise<string[]> {
    const now = this.clock.now();
    const away = await this.absences.within({ start: now, end: now + 1 }, personIds);
    return [...new Set([...personIds, ...away.flatMap(({ delegateId }) => delegateId ?? [])])];
  }
}

/** The person as the one who decides for an absent colleague. */
export function actingFor(actor: Actor, principal: Actor | null): Actor {
  if (principal === null) return actor;
  const { personId, username, displayName } = principal;
  return { ...actor, deputyFor: { personId, username, displayName } };
}
