import { Injectable } from '@nestjs/common';
import type { ConflictKind, ConflictView, PersonRef } from '#core/contracts';
import { inWords } from '#core/kernel';
import { Absences, BusyPeriods, Freezes, type Absence, type BusyPeriod, type Freeze, type Interval } from '#platform/calendar';
import { People } from '#platform/identity';
import { ItemDirectory, ServiceDirectory, type ServiceFacts } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { ConflictRules, type RuleBook } from './conflict-rules.js';
import { isOutside } from './maintenance.js';
import { Neighbours, type Neighbour } from './neighbours.js';
import { NeededPeople } from './needed-people.js';
import type { WindowInQuestion } from './window-in-question.js';

/** Finds what is in the way of a window: read anew each time, so that it is never old. */
@Injectable()
export class ConflictFinder {
  constructor(
    private readonly neighbours: Neighbours,
    private readonly needed: NeededPeople,
    private readonly freezes: Freezes,
    private readonly absences: Absences,
    private readonly busy: BusyPeriods,
    private readonly services: ServiceDirectory,
    private readonly items: ItemDirectory,
    private readonly people: People,
    private readonly rules: ConflictRules,
  ) {}

  /** The gravest first. */
  async conflictsOf(window: WindowInQuestion, tx: Transaction): Promise<ConflictView[]> {
    const relatives = window.items.length > 0 ? await this.items.relativesOf(window.items, tx) : new Set<string>();
    const facts = await this.services.byNumbers(window.services, tx);
    const people = await this.people.refs(await this.needed.of(window, tx), tx);
    const found = [
      ...(await this.neighbours.of(window, relatives, [...people.keys()], tx)).flatMap((neighbour) => neighbourConflicts(neighbour, people)),
      ...(await this.freezes.touching(window.services, window, tx)).map((freeze) => freezeConflict(freeze, window)),
      ...[...facts.values()].flatMap((service) => maintenanceConflicts(service, window)),
      ...(await this.absences.within(window, [...people.keys()], tx)).map((absence) => absenceConflict(absence, people)),
      ...(await this.busy.touching(window.services, window, window.number, tx)).map((period) => busyConflict(period, window)),
    ];
    return judged(found, await this.rules.of(window.type, tx));
  }
}

const GRAVITY = { blocking: 0, reason: 1, warning: 2 } as const satisfies Record<ConflictView['severity'], number>;

/** The people whom the window needs, by their ids. */
type Names = ReadonlyMap<string, PersonRef>;

function nameOf(id: string, names: Names): string {
  return names.get(id)!.displayName;
}

/** What is in the way, before it is said how grave that is. */
interface FoundConflict extends Interval {
  kind: ConflictKind;
  what: string;
  recordNumber: string | null;
  /** False of a change that has no window yet itself. */
  scheduled: boolean;
}

function conflict(kind: ConflictKind, what: string, recordNumber: string | null, { start, end }: Interval, scheduled = true): FoundConflict {
  return { kind, what, recordNumber, start, end, scheduled };
}

/** The gravest first. */
function judged(found: readonly FoundConflict[], ruleOf: RuleBook): ConflictView[] {
  const views = found.map(({ kind, what, recordNumber, start, end, scheduled }) => {
    const { severity, advice } = ruleOf(kind, scheduled);
    return { kind, severity, what, advice, recordNumber, start: new Date(start).toISOString(), end: new Date(end).toISOString() };
  });
  return views.sort((one, other) => GRAVITY[one.severity] - GRAVITY[other.severity] || one.start.localeCompare(other.start));
}

function neighbourConflicts(neighbour: Neighbour, names: Names): FoundConflict[] {
  const { number, title, shares, people, firm } = neighbour;
  const planned = `${number} "${title}" ${firm ? 'is scheduled' : 'asks for this time'}`;
  const found: FoundConflict[] = [];
  if (shares) found.push(conflict(shares.kind, `${planned} ${SHARED[shares.kind](shares.what.join(', '))}.`, number, neighbour, firm));
  if (people.length > 0) found.push(conflict('implementer-booked', `${planned} and needs ${people.map((id) => nameOf(id, names)).join(', ')}, too.`, number, neighbour, firm));
  return found;
}

const SHARED = {
  'same-item': (what) => `on the same item (${what})`,
  'related-item': (what) => `on ${what}, which this change's items depend on or which depends on them`,
  'same-service': (what) => `on the same service (${what})`,
} as const satisfies Record<NonNullable<Neighbour['shares']>['kind'], (what: string) => string>;

function freezeConflict({ number, name, kind, start, end, services }: Freeze, window: WindowInQuestion): FoundConflict {
  const held = services.length === 0 ? 'all services' : services.filter((service) => window.services.includes(service)).join(', ');
  const what = `${number} "${name}" freezes ${held} until ${inWords(end)}.`;
  return conflict(`${kind}-freeze`, what, number, { start: start.getTime(), end: end.getTime() });
}

function maintenanceConflicts({ number, name, maintenanceWindows }: ServiceFacts, window: WindowInQuestion): FoundConflict[] {
  if (!isOutside(maintenanceWindows, window)) return [];
  return [conflict('outside-maintenance-window', `The window is not inside a maintenance window of ${name} (${number}).`, number, window)];
}

/** That somebody is away, not why. */
function absenceConflict({ number, personId, start, end }: Absence, names: Names): FoundConflict {
  return conflict('implementer-absent', `${nameOf(personId, names)} is away until ${inWords(end)}.`, number, { start: start.getTime(), end: end.getTime() });
}

function busyConflict(period: BusyPeriod, window: WindowInQuestion): FoundConflict {
  const { kind, recordNumber, title, services } = period;
  const shared = services.filter((service) => window.services.includes(service)).join(', ');
  const what = BUSY[kind](`${recordNumber} "${title}"`, shared);
  return conflict(kind, what, recordNumber, period);
}

const BUSY = {
  gate: (named, shared) => `The gate ${named} of a project that changes ${shared} lies in this time.`,
  'early-life-support': (named, shared) => `${named}: ${shared} is in early-life support.`,
  release: (named, shared) => `The release ${named} is deployed to ${shared} in this time.`,
} as const satisfies Record<BusyPeriod['kind'], (named: string, shared: string) => string>;
