import { Injectable } from '@nestjs/common';
import type { ChangeType, ConflictView, ProblemCode, ProposedWindow, SlotQuery, SlotView } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { People } from '#platform/identity';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { Change } from '../domain/change.entity.js';
import { ConflictFinder } from './conflict-finder.js';
import { OPEN_WINDOWS } from './neighbours.js';
import { SlotFinder } from './slot-finder.js';
import { windowOf } from './window-in-question.js';

type Outcome<T> = Result<T, Refusal<ProblemCode>>;

/** Looks at windows for people: of a change, of one that is being thought of, and for the next free one. */
@Injectable()
export class Planning {
  constructor(
    private readonly work: UnitOfWork,
    private readonly finder: ConflictFinder,
    private readonly slots: SlotFinder,
    private readonly people: People,
  ) {}

  /** None for a change without a window, and for one whose window lies behind it. */
  conflictsOf(number: string): Promise<Outcome<ConflictView[]>> {
    return this.work.run(async (tx) => {
      const change = await tx.findOneBy(Change, { number });
      if (!change) return refuse('not-found', `There is no change ${number}.`);
      const window = OPEN_WINDOWS.includes(change.state) ? windowOf(change) : null;
      return ok(window ? await this.finder.conflictsOf(window, tx) : []);
    });
  }

  conflictsIn({ type = 'normal', number = undefined, ...proposed }: ProposedWindow & { type?: ChangeType | undefined }): Promise<Outcome<ConflictView[]>> {
    const { services, items, implementer } = proposed;
    const [start, end] = [Date.parse(proposed.plannedStart), Date.parse(proposed.plannedEnd)];
    if (end <= start) return Promise.resolve(refuse('validation-failed', 'The planned end must be after the planned start.', 'plannedEnd'));
    return this.work.run(async (tx) => {
      const implementerId = await this.idOf(implementer, tx);
      return implementerId.ok ? ok(await this.finder.conflictsOf({ number: number ?? null, type, services, items, implementerId: implementerId.value, start, end }, tx)) : implementerId;
    });
  }

  nextSlot({ number = undefined, services, items, implementer, minutes, from }: SlotQuery): Promise<Outcome<SlotView>> {
    return this.work.run(async (tx) => {
      const implementerId = await this.idOf(implementer, tx);
      if (!implementerId.ok) return implementerId;
      return ok(await this.slots.next({ number: number ?? null, services, items, implementerId: implementerId.value, minutes, from: from === undefined ? null : Date.parse(from) }, tx));
    });
  }

  private async idOf(username: string | null, tx: Transaction): Promise<Outcome<string | null>> {
    if (username === null) return ok(null);
    const person = await this.people.byUsername(username, tx);
    return person ? ok(person.id) : refuse('validation-failed', `Nobody here is called "${username}".`, 'implementer');
  }
}
