import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { ChangeDirectory, type ChangeFacts, type OpenConflict } from '#platform/orchestration';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { Change } from '../domain/change.entity.js';
import { ConflictFinder } from '../planning/conflict-finder.js';
import { OPEN_WINDOWS } from '../planning/neighbours.js';
import { unsolvedIn } from '../planning/scheduling.js';
import { windowOf } from '../planning/window-in-question.js';

/** Answers other practices' questions about changes. Drafts are told of, too. */
@Injectable()
export class RecordedChanges extends ChangeDirectory {
  constructor(
    private readonly work: UnitOfWork,
    private readonly finder: ConflictFinder,
  ) {
    super();
  }

  async byNumbers(numbers: readonly string[], tx?: Transaction): Promise<Map<string, ChangeFacts>> {
    const changes = await this.read(numbers, tx);
    return new Map(changes.map((change) => [change.number, factsOf(change)]));
  }

  openConflicts(numbers: readonly string[], tx?: Transaction): Promise<OpenConflict[]> {
    const find = async (own: Transaction) => {
      const changes = await this.read(numbers, own);
      const found: OpenConflict[] = [];
      for (const change of changes.filter(({ state }) => OPEN_WINDOWS.includes(state))) found.push(...(await this.unsolved(change, own)));
      return found;
    };
    return this.work.within(tx, find);
  }

  private async unsolved(change: Change, tx: Transaction): Promise<OpenConflict[]> {
    const window = windowOf(change);
    const conflicts = window ? await this.finder.conflictsOf(window, tx) : [];
    return unsolvedIn(conflicts, change.scheduleReason).map(({ what, recordNumber }) => ({ change: change.number, what, recordNumber }));
  }

  private read(numbers: readonly string[], tx?: Transaction): Promise<Change[]> {
    if (numbers.length === 0) return Promise.resolve([]);
    const find = (own: Transaction) => own.find(Change, { where: { number: In([...numbers]) }, order: { createdAt: 'ASC', id: 'ASC' } });
    return this.work.within(tx, find);
  }
}

function factsOf({ number, title, type, state, risk, plannedStart: start, plannedEnd: end, outcome, services }: Change): ChangeFacts {
  return { number, title, type, state, risk, window: start && end ? { start, end } : null, outcome, services };
}
