import { Inject, Injectable } from '@nestjs/common';
import type { ChangeState, ConflictView, ProblemCode } from '#core/contracts';
import { inWords, ok, refuse, type Clock, type Refusal, type Result } from '#core/kernel';
import { ItemDirectory } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { CLOCK } from '../application/clock.js';
import type { Change } from '../domain/change.entity.js';
import { ConflictFinder } from './conflict-finder.js';
import { NeededPeople } from './needed-people.js';
import { windowOf, type WindowInQuestion } from './window-in-question.js';

/** Space of advisory locks (second argument of `hashtextextended`). */
const LOCK_SPACE = 23;
const FREEZES = 'freezes';
/** Changes that have been looked through, and wait for their approval or for their start. */
const WAITING: readonly ChangeState[] = ['authorize', 'scheduled'];

/**
 * Gives a change its window, or says why it cannot have it. Two that want one window at once wait for each other here: the one
 * that comes second sees the first.
 */
@Injectable()
export class Scheduling {
  constructor(
    private readonly finder: ConflictFinder,
    private readonly items: ItemDirectory,
    private readonly needed: NeededPeople,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Held until the transaction ends. Refuses `conflict` for what blocks, for what needs a reason where none is given, and for a
   * window that ended before it was approved or that a scheduled change is moved to.
   */
  async claim(change: Change, tx: Transaction): Promise<Result<void, Refusal<ProblemCode>>> {
    const window = windowOf(change);
    if (!window) return ok();
    if (WAITING.includes(change.state) && this.isOver(change)) return refuse('conflict', 'The planned window must end in the future.', 'plannedEnd');
    await this.lock(window, tx);
    const unsolved = unsolvedIn(await this.finder.conflictsOf(window, tx), change.scheduleReason);
    if (unsolved.length === 0) return ok();
    const field = unsolved.some(({ severity }) => severity === 'blocking') ? 'plannedStart' : 'scheduleReason';
    return refuse('conflict', unsolved.map(({ what, advice }) => `${what} ${advice}`).join(' '), field);
  }

  /** Why a change may not begin now: there is a hard freeze in what is left of its window, or nothing is left. */
  async whyNotNow(change: Change, tx: Transaction): Promise<string | null> {
    const window = windowOf(change);
    if (!window) return null;
    if (this.isOver(change)) return `its window ended on ${inWords(change.plannedEnd!)}. Move the start.`;
    const left = { ...window, start: Math.max(window.start, this.clock.now()) };
    const conflicts = left.start < left.end ? await this.finder.conflictsOf(left, tx) : [];
    return conflicts.find(({ kind, severity }) => kind === 'hard-freeze' && severity === 'blocking')?.what ?? null;
  }

  /** Waits for everybody who is being given a window; whoever comes later sees what this transaction has written. */
  async holdBack(tx: Transaction): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, $2))', [FREEZES, LOCK_SPACE]);
  }

  /** An emergency waits for no window. */
  private isOver({ type, plannedEnd }: Change): boolean {
    return type !== 'emergency' && plannedEnd !== null && plannedEnd.getTime() <= this.clock.now();
  }

  /**
   * What it touches for itself alone; the relatives of its items so that others may look at them, too, but none of those changes is
   * given a window. In one order for all, so that no two wait for each other in a circle.
   */
  private async lock(window: WindowInQuestion, tx: Transaction): Promise<void> {
    const { items, services } = window;
    await tx.query('select pg_advisory_xact_lock_shared(hashtextextended($1, $2))', [FREEZES, LOCK_SPACE]);
    const own = new Set([...items, ...services, ...(await this.needed.of(window, tx))]);
    const relatives = items.length > 0 ? await this.items.relativesOf(items, tx) : [];
    const names = [...new Set([...own, ...relatives])].sort();
    await tx.query(LOCK_IN_ORDER, [names, names.map((name) => own.has(name)), LOCK_SPACE]);
  }
}

const LOCK_IN_ORDER = `
  select case when own then pg_advisory_xact_lock(hashtextextended(name, $3)) else pg_advisory_xact_lock_shared(hashtextextended(name, $3)) end
  from unnest($1::text[], $2::boolean[]) as touched (name, own)`;

/** What keeps a window from being given: all that blocks, and what needs a reason as long as none is given. */
export function unsolvedIn(conflicts: readonly ConflictView[], reason: string | null): ConflictView[] {
  const hasReason = reason !== null && reason.trim() !== '';
  return conflicts.filter(({ severity }) => severity === 'blocking' || (severity === 'reason' && !hasReason));
}
