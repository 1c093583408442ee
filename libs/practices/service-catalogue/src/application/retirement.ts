import { Injectable } from '@nestjs/common';
import { USE_LIFECYCLE, type ProblemCode, type UseState } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { AuditTrail } from '#platform/audit';
import type { Actor } from '#platform/identity';
import { moveAlong, RecordGateways, type NamedRecord } from '#platform/orchestration';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { ConfigurationItem } from '../domain/configuration-item.entity.js';
import { Service } from '../domain/service.entity.js';

type Outcome = Result<void, Refusal<ProblemCode>>;

const KINDS = { service: { entity: Service, words: 'service' }, 'configuration-item': { entity: ConfigurationItem, words: 'configuration item' } } as const;
export type RetirableKind = keyof typeof KINDS;

const ACTIONS = { live: 'brought-back', retired: 'retired' } as const satisfies Record<UseState, string>;
/** Most that a refusal names. */
const MOST_NAMED = 10;

/** Takes services and configuration items out of use, and brings them back. */
@Injectable()
export class Retirement {
  constructor(
    private readonly work: UnitOfWork,
    private readonly gateways: RecordGateways,
    private readonly audit: AuditTrail,
  ) {}

  /** Refuses (`conflict`) to retire what open records name, or what something in use depends on. Doing it again changes nothing. */
  move(kind: RetirableKind, number: string, state: UseState, reason: string, actor: Actor): Promise<Outcome> {
    const { entity, words } = KINDS[kind];
    return this.work.run(async (tx) => {
      const entry = await tx.findOne<Service | ConfigurationItem>(entity, { where: { number }, lock: { mode: 'pessimistic_write' } });
      if (!entry) return refuse('not-found', `There is no ${words} ${number}.`);
      if (entry.state === state) return ok();
      const uses = state === 'retired' ? [...(await this.gateways.openOn(number, tx)), ...(await dependentsOf(entry, tx))] : [];
      if (uses.length > 0) return refuse('conflict', stillUsed(number, uses));
      const changes = [{ field: 'state', before: entry.state, after: state }];
      const moved = moveAlong(USE_LIFECYCLE, entry, state);
      if (!moved.ok) return moved;
      await tx.save(entry);
      await this.audit.record({ recordKind: kind, recordNumber: number, actor, action: `${kind}.${ACTIONS[state]}`, reason, changes }, tx);
      return ok();
    });
  }
}

/** What is in use and runs on the item, or cannot do without it. */
function dependentsOf({ number, ...entry }: Service | ConfigurationItem, tx: Transaction): Promise<NamedRecord[]> {
  const services = 'dependsOn' in entry ? entry.services : [];
  return tx.query(DEPENDENTS, [number, services]);
}

const DEPENDENTS = `
  select number, name as title from tollgate.service where number = any($2) and state = 'live'
  union all select number, name from tollgate.configuration_item where $1 = any(depends_on) and state = 'live'
  order by number`;

function stillUsed(number: string, uses: readonly NamedRecord[]): string {
  const named = uses.slice(0, MOST_NAMED).map(({ number: use, title }) => `${use} "${title}"`);
  const more = uses.length > MOST_NAMED ? ` and ${uses.length - MOST_NAMED} more` : '';
  return `${number} is still in use: ${named.join(', ')}${more}. End them first, or take it off them.`;
}
