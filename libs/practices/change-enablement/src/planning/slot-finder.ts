import { Inject, Injectable } from '@nestjs/common';
import type { SlotView } from '#core/contracts';
import { inWords, type Clock } from '#core/kernel';
import { Absences, BusyPeriods, Freezes, intersection, nextFreeSlot, openHours, type FreeSlot, type Interval, type Obstacle } from '#platform/calendar';
import { ItemDirectory, ServiceDirectory, type ServiceFacts } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { CLOCK } from '../application/clock.js';
import { Neighbours } from './neighbours.js';
import { NeededPeople } from './needed-people.js';
import type { WindowInQuestion } from './window-in-question.js';

export interface SlotWish extends Omit<WindowInQuestion, 'start' | 'end' | 'type'> {
  readonly minutes: number;
  readonly from: number | null;
}

const DAY_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;
export const HORIZON_DAYS = 90;
/** Slots begin on the quarter of an hour. */
const GRID_MS = 15 * MINUTE_MS;
/** A year of changes on one service is less. */
const MOST_NEIGHBOURS = 5_000;
const MOST_REASONS = 5;

/** Looks for the next window in which nothing is in the way. */
@Injectable()
export class SlotFinder {
  constructor(
    private readonly neighbours: Neighbours,
    private readonly needed: NeededPeople,
    private readonly freezes: Freezes,
    private readonly absences: Absences,
    private readonly busy: BusyPeriods,
    private readonly services: ServiceDirectory,
    private readonly items: ItemDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async next(wish: SlotWish, tx: Transaction): Promise<SlotView> {
    const duration = wish.minutes * MINUTE_MS;
    const now = this.clock.now();
    const start = onGrid(Math.max(now, wish.from ?? 0));
    const within = { start, end: start + HORIZON_DAYS * DAY_MS };
    const facts = [...(await this.services.byNumbers(wish.services, tx)).values()].filter(({ maintenanceWindows }) => maintenanceWindows.length > 0);
    const obstacles = (await this.obstacles(wish, within, tx)).map(({ start: from, end, because }) => ({ start: from, end: onGrid(end), because }));
    const found = nextFreeSlot({ duration, within, allowed: maintenanceTime(facts, within), obstacles, tooShort: whyTooShort(facts) });
    return viewOf(found, `${lengthInWords(wish.minutes)} in ${spanInWords(start, now)}`);
  }

  private async obstacles(wish: SlotWish, within: Interval, tx: Transaction): Promise<Obstacle[]> {
    const relatives = wish.items.length > 0 ? await this.items.relativesOf(wish.items, tx) : new Set<string>();
    const people = await this.needed.of(wish, tx);
    const neighbours = await this.neighbours.of({ ...wish, type: 'normal', ...within }, relatives, people, tx, MOST_NEIGHBOURS);
    const freezes = await this.freezes.touching(wish.services, within, tx);
    const absences = await this.absences.within(within, people, tx);
    const busy = await this.busy.touching(wish.services, within, wish.number, tx);
    return [
      ...neighbours.map(({ start, end, shares }) => ({ start, end, because: shares ? `Other changes on ${shares.what.join(', ')} are planned.` : 'Its people have other changes.' })),
      ...freezes.map(({ start, end, number, name }) => ({ start: start.getTime(), end: end.getTime(), because: `${number} "${name}" is a freeze.` })),
      ...absences.map(({ start, end }) => ({ start: start.getTime(), end: end.getTime(), because: 'Somebody whom it needs is away.' })),
      ...busy.map(({ start, end, recordNumber, title }) => ({ start, end, because: `${recordNumber} "${title}" takes the time.` })),
    ];
  }
}

/** The time in which all of these services with maintenance windows may be interrupted; null: any time. */
function maintenanceTime(services: readonly ServiceFacts[], within: Interval): Interval[] | null {
  const [first, ...others] = services.map(({ maintenanceWindows }) => maintenanceWindows.flatMap((week) => [...openHours(week, within)]));
  return first === undefined ? null : others.reduce((common, open) => intersection(common, open), first);
}

function whyTooShort(services: readonly ServiceFacts[]): string {
  const names = services.map(({ number, name }) => `${name} (${number})`).join(', ');
  return services.length === 1 ? `The maintenance windows of ${names} are shorter.` : `The maintenance windows of ${names} have no such time in common.`;
}

function onGrid(moment: number): number {
  return Math.ceil(moment / GRID_MS) * GRID_MS;
}

function viewOf(found: FreeSlot, wished: string): SlotView {
  if (found.found) return { found: true, start: new Date(found.slot.start).toISOString(), end: new Date(found.slot.end).toISOString(), sentence: null, reasons: [] };
  const reasons = found.reasons.slice(0, MOST_REASONS);
  const sentence = `There is no free window of ${wished}: ${reasons.join(' ')}`;
  return { found: false, start: null, end: null, sentence, reasons };
}

/** The search may begin at a moment that is far ahead. */
function spanInWords(start: number, now: number): string {
  return start - now < DAY_MS ? `the next ${HORIZON_DAYS} days` : `the ${HORIZON_DAYS} days from ${inWords(new Date(start))}`;
}

function lengthInWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : ''].filter((part) => part !== '').join(' ');
}
