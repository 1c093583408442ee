import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import type { WeeklyHours } from '#core/contracts';
import { inWords, type Clock } from '#core/kernel';
import { AuditTrail, type AuditEntry } from '#platform/audit';
import { Absences, Freezes } from '#platform/calendar';
import { People } from '#platform/identity';
import type { Transaction } from '#platform/persistence';
import { CLOCK } from '../application/clock.js';
import { Change } from '../domain/change.entity.js';
import { isOutside } from './maintenance.js';
import { NEEDS_SOMEBODY } from './needed-people.js';
import { Scheduling } from './scheduling.js';
import { windowOf } from './window-in-question.js';
import { WindowNews } from './window-news.js';

/** What may come into the way of a window that was given, with its fields that say what it catches, and how firmly. */
const REACH: Readonly<Record<string, readonly string[]>> = {
  freeze: ['start', 'end', 'services', 'kind'],
  absence: ['start', 'end', 'person'],
  service: ['maintenanceWindows'],
};

/** Scheduled changes that something new is in the way of. */
interface Caught {
  changes: readonly Change[];
  action: string;
  reason: string;
}

/**
 * What comes into the way later than the schedule: a freeze, the absence of somebody who is needed, other maintenance windows. The people of
 * each scheduled change that it catches hear of it, in the transaction that writes it.
 */
@Injectable()
export class WindowWatch implements OnModuleInit {
  constructor(
    private readonly audit: AuditTrail,
    private readonly freezes: Freezes,
    private readonly absences: Absences,
    private readonly people: People,
    private readonly scheduling: Scheduling,
    private readonly news: WindowNews,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.audit.onRecorded((entry, tx) => this.recorded(entry, tx));
  }

  private async recorded(entry: AuditEntry, tx: Transaction): Promise<void> {
    const reach = REACH[entry.recordKind];
    if (!reach || !entry.changes?.some(({ field }) => reach.includes(field))) return;
    await this.scheduling.holdBack(tx);
    const caught = await this.caughtBy(entry, tx);
    for (const change of caught?.changes ?? []) await this.news.tell(change, { actor: entry.actor, action: caught!.action, reason: caught!.reason }, tx);
  }

  private caughtBy(entry: AuditEntry, tx: Transaction): Promise<Caught | null> {
    if (entry.recordKind === 'freeze') return this.inFreeze(entry.recordNumber, tx);
    return entry.recordKind === 'absence' ? this.withoutSomebody(entry.recordNumber, tx) : this.outsideMaintenance(entry, tx);
  }

  private async inFreeze(number: string, tx: Transaction): Promise<Caught | null> {
    const freeze = await this.freezes.inTransaction(number, tx);
    if (!freeze) return null;
    const query = this.scheduledDuring(freeze, tx);
    if (freeze.services.length > 0) query.andWhere('change.services && :services', { services: freeze.services });
    const reason = `${number} "${freeze.name}" (${freeze.kind} freeze until ${inWords(freeze.end)}) now covers its window. Move the start, or have the freeze changed.`;
    return { changes: await query.getMany(), action: 'change.in-freeze', reason };
  }

  /** That somebody is away, not why. */
  private async withoutSomebody(number: string, tx: Transaction): Promise<Caught | null> {
    const absence = await this.absences.inTransaction(number, tx);
    if (!absence) return null;
    const { personId, end } = absence;
    const changes = await this.scheduledDuring(absence, tx).andWhere(NEEDS_SOMEBODY, { people: [personId] }).getMany();
    const name = (await this.people.refs([personId], tx)).get(personId)!.displayName;
    return { changes, action: 'change.implementer-away', reason: `${name} is now away in its window, until ${inWords(end)} (${number}). Move the start, or let somebody else do it.` };
  }

  /** Of those that lay inside the maintenance windows before. */
  private async outsideMaintenance({ recordNumber, changes = [] }: AuditEntry, tx: Transaction): Promise<Caught> {
    const { before, after } = changes.find(({ field }) => field === 'maintenanceWindows') as { before: WeeklyHours[] | null; after: WeeklyHours[] };
    const touching = await this.scheduled(tx).andWhere(':recordNumber = any(change.services)', { recordNumber }).getMany();
    const caught = touching.filter((change) => {
      const window = windowOf(change)!;
      return isOutside(after, window) && !isOutside(before ?? [], window);
    });
    const reason = `The maintenance windows of ${recordNumber} were changed, and its window no longer lies inside one. Move the start, or have them changed.`;
    return { changes: caught, action: 'change.outside-maintenance', reason };
  }

  private scheduledDuring({ start, end }: { start: Date; end: Date }, tx: Transaction): SelectQueryBuilder<Change> {
    return this.scheduled(tx).andWhere('tstzrange(change.planned_start, change.planned_end) && tstzrange(:start, :end)', { start, end });
  }

  /** Those that have their window, and have it before them. A standard change has it from its submission on; an emergency waits for none. */
  private scheduled(tx: Transaction): SelectQueryBuilder<Change> {
    return tx
      .createQueryBuilder(Change, 'change')
      .where(`change.submitted_at is not null and (change.state = 'scheduled' or change.type = 'standard' and change.state = 'new' and not change.revision_open)`)
      .andWhere(`change.withdrawn_at is null and change.type <> 'emergency' and change.planned_end > :now`, { now: new Date(this.clock.now()) })
      .orderBy('change.number');
  }
}
