import { Injectable, type OnModuleInit } from '@nestjs/common';
import { inWords } from '#core/kernel';
import { AuditTrail, type AuditEntry } from '#platform/audit';
import { Freezes, type Freeze } from '#platform/calendar';
import { Person } from '#platform/identity';
import { Notifier, Watchers } from '#platform/notifications';
import type { Transaction } from '#platform/persistence';
import { ChangeRecords } from '../application/change-records.js';
import { Change } from '../domain/change.entity.js';
import { Scheduling } from './scheduling.js';

const ACTION = 'change.in-freeze';
/** Fields of a freeze that say what it catches, and how firmly. */
const REACH: readonly string[] = ['start', 'end', 'services', 'kind'];

/**
 * A freeze that comes later than the schedule: each scheduled change in it gets a line in its timeline, which its watchers hear
 * of, and the change managers are told. All in the transaction that writes the freeze.
 */
@Injectable()
export class FreezeWatch implements OnModuleInit {
  constructor(
    private readonly audit: AuditTrail,
    private readonly freezes: Freezes,
    private readonly scheduling: Scheduling,
    private readonly records: ChangeRecords,
    private readonly notifier: Notifier,
    private readonly watchers: Watchers,
  ) {}

  onModuleInit(): void {
    this.audit.onRecorded((entry, tx) => this.recorded(entry, tx));
  }

  private async recorded({ action, recordNumber, actor, changes = [] }: AuditEntry, tx: Transaction): Promise<void> {
    if (action !== 'freeze.created' && !(action === 'freeze.changed' && changes.some(({ field }) => REACH.includes(field)))) return;
    const freeze = await this.freezes.inTransaction(recordNumber, tx);
    if (!freeze) return;
    await this.scheduling.holdBack(tx);
    const caught = await scheduledIn(freeze, tx);
    if (caught.length === 0) return;
    const managers = await tx.createQueryBuilder(Person, 'person').where(`'change-manager' = any(person.roles) and person.active`).getMany();
    for (const change of caught) {
      const watching = await this.watchers.of(change.number, tx);
      const others = managers.map(({ id }) => id).filter((id) => !watching.includes(id));
      const reason = `${freeze.number} "${freeze.name}" (${freeze.kind} freeze until ${inWords(freeze.end)}) now covers its window. Move the start, or have the freeze changed.`;
      await this.records.note(change, { actor, action: ACTION, reason }, tx);
      await this.notifier.tell(others, { because: 'watching', recordNumber: change.number, action: ACTION, actor, text: reason }, tx);
    }
  }
}

function scheduledIn({ start, end, services }: Freeze, tx: Transaction): Promise<Change[]> {
  const query = tx
    .createQueryBuilder(Change, 'change')
    .where('tstzrange(change.planned_start, change.planned_end) && tstzrange(:start, :end)', { start, end })
    .andWhere(`change.submitted_at is not null and (change.state = 'scheduled' or change.type = 'standard' and change.state = 'new' and not change.revision_open) and change.withdrawn_at is null and change.type <> 'emergency'`);
  if (services.length > 0) query.andWhere('change.services && :services', { services });
  return query.orderBy('change.number').getMany();
}
