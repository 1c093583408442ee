import { Injectable } from '@nestjs/common';
import type { ChangeState, ConflictKind } from '#core/contracts';
import type { Interval } from '#platform/calendar';
import type { Transaction } from '#platform/persistence';
import { Change } from '../domain/change.entity.js';
import { NeededPeople, NEEDS_SOMEBODY } from './needed-people.js';
import type { WindowInQuestion } from './window-in-question.js';

/** Another change in or near the window, with what it shares. */
export interface Neighbour extends Interval {
  readonly number: string;
  readonly title: string;
  /** It has its window. */
  readonly firm: boolean;
  /** The closest thing both touch; null: nothing, they need the same people only. */
  readonly shares: { kind: Extract<ConflictKind, 'same-item' | 'related-item' | 'same-service'>; what: readonly string[] } | null;
  /** Ids of the people whom both need. */
  readonly people: readonly string[];
}

/** Most that one answer tells of. */
const MOST = 200;
const FIRM: readonly ChangeState[] = ['scheduled', 'implement'];
/** Changes that still have their window before them, or are in it. */
export const OPEN_WINDOWS: readonly ChangeState[] = ['new', 'assess', 'authorize', ...FIRM];

/** Changes that touch what a window's change touches, or need its people. */
@Injectable()
export class Neighbours {
  constructor(private readonly needed: NeededPeople) {}

  /** Those whose window overlaps, where there are too many those on the items first; `relatives` are the items related to those of the window, `people` those whom it needs. */
  async of(window: WindowInQuestion, relatives: ReadonlySet<string>, people: readonly string[], tx: Transaction, most = MOST): Promise<Neighbour[]> {
    const { number, services, items, start, end } = window;
    if (services.length === 0 && items.length === 0 && people.length === 0) return [];
    const changes = await tx
      .createQueryBuilder(Change, 'change')
      .where('tstzrange(change.planned_start, change.planned_end) && tstzrange(:start, :end)', { start: new Date(start), end: new Date(end) })
      .andWhere('change.submitted_at is not null and change.withdrawn_at is null and change.state = any(:states)', { states: OPEN_WINDOWS })
      .andWhere(`(change.services && :services or change.items && :items or ${NEEDS_SOMEBODY})`, { services, items: [...items, ...relatives], people })
      .andWhere(number === null ? 'true' : 'change.number <> :number', { number })
      .addSelect('change.items && :items', 'on_the_items')
      .orderBy('on_the_items', 'DESC')
      .addOrderBy('change.planned_start')
      .limit(most)
      .getMany();
    const both = await this.needed.among(people, changes, tx);
    return changes.map((change) => ({ ...neighbourOf(change, window, relatives), people: both.get(change.number) ?? [] }));
  }
}

function neighbourOf(change: Change, window: WindowInQuestion, relatives: ReadonlySet<string>): Omit<Neighbour, 'people'> {
  const { number, title, plannedStart, plannedEnd } = change;
  return {
    number,
    title,
    start: plannedStart!.getTime(),
    end: plannedEnd!.getTime(),
    firm: isFirm(change),
    shares: closestShare(change, window, relatives),
  };
}

/** A standard change has its window from its submission on: nobody has to decide on it any more. */
function isFirm({ type, state, revisionOpen }: Change): boolean {
  return FIRM.includes(state) || (type === 'standard' && !revisionOpen);
}

function closestShare({ items, services }: Change, window: WindowInQuestion, relatives: ReadonlySet<string>): Neighbour['shares'] {
  const same = items.filter((item) => window.items.includes(item));
  if (same.length > 0) return { kind: 'same-item', what: same };
  const related = items.filter((item) => relatives.has(item));
  if (related.length > 0) return { kind: 'related-item', what: related };
  const shared = services.filter((service) => window.services.includes(service));
  return shared.length > 0 ? { kind: 'same-service', what: shared } : null;
}
