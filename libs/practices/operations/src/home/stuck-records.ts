import { Injectable } from '@nestjs/common';
import type { HomeView, Role } from '#core/contracts';
import { People } from '#platform/identity';
import { ProcessEngine, RecordGateways, type EngineIncident, type EngineUserTask } from '#platform/orchestration';
import { RecordTitles, UnitOfWork } from '#platform/persistence';
import { Deviation } from '../reconciliation/deviation.entity.js';

type Stuck = HomeView['stuck'][number];

/** What waits for one key's process: not yet told of which record. */
type Waiting = Omit<Stuck, 'recordNumber' | 'title'> & { processInstanceKey: string };

const STUCK_AFTER_MS = 24 * 3600_000;
const LOOKED_AT = 50;
const SHOWN = 10;
const REPAIRER: Role = 'operator';

/** Tells in business words what does not move: tasks that nobody took up for a day, incidents, records without their process. */
@Injectable()
export class StuckRecords {
  constructor(
    private readonly engine: ProcessEngine,
    private readonly gateways: RecordGateways,
    private readonly titles: RecordTitles,
    private readonly people: People,
    private readonly work: UnitOfWork,
  ) {}

  /** Longest waiting first. */
  async list(now: Date): Promise<Stuck[]> {
    const [incidents, oldTasks, deviations] = await Promise.all([this.incidents(), this.oldTasks(now), this.deviations()]);
    const stuck = [...(await this.withRecords([...incidents, ...oldTasks])), ...deviations];
    return stuck.sort((a, b) => a.since.localeCompare(b.since)).slice(0, SHOWN);
  }

  private async oldTasks(now: Date): Promise<Waiting[]> {
    const found = await this.engine.searchUserTasks({ state: 'CREATED' }, { limit: LOOKED_AT, sort: [{ field: 'creationDate', order: 'ASC' }] });
    if (!found.ok) return [];
    const old = found.value.items.filter(({ creationDate }) => now.getTime() - Date.parse(creationDate) > STUCK_AFTER_MS);
    const assignees = await this.people.byUsernames(old.flatMap(({ assignee }) => assignee ?? []));
    const names = new Map(assignees.map(({ username, displayName }) => [username, displayName]));
    return old.map((task) => waitingTask(task, names));
  }

  private async incidents(): Promise<Waiting[]> {
    const found = await this.engine.searchIncidents({ state: 'ACTIVE' }, { limit: LOOKED_AT, sort: [{ field: 'creationTime', order: 'ASC' }] });
    return found.ok ? found.value.items.map(waitingIncident) : [];
  }

  private async withRecords(waiting: readonly Waiting[]): Promise<Stuck[]> {
    if (waiting.length === 0) return [];
    const keys = [...new Set(waiting.map(({ processInstanceKey }) => processInstanceKey))];
    const found = await this.engine.searchInstances({ processInstanceKey: keys }, { limit: keys.length });
    if (!found.ok) return [];
    const numbers = new Map(found.value.items.map(({ processInstanceKey, businessId }) => [processInstanceKey, businessId]));
    const titles = await this.titles.titlesOf([...numbers.values()].filter((number) => number !== null));
    return waiting.flatMap(({ processInstanceKey, ...rest }) => {
      const recordNumber = numbers.get(processInstanceKey) ?? null;
      const title = recordNumber === null ? undefined : titles.get(recordNumber);
      return recordNumber === null || title === undefined ? [] : [{ recordNumber, title, ...rest }];
    });
  }

  /** Records whose process was ended at the engine and that are open still. */
  private async deviations(): Promise<Stuck[]> {
    const rows = await this.work.run((tx) => tx.find(Deviation, { order: { foundAt: 'ASC' } }));
    const flagged = Map.groupBy(rows.map(({ recordNumber }) => recordNumber), (number) => this.gateways.forNumber(number));
    const open = (await Promise.all([...flagged].map(async ([gateway, numbers]) => (gateway ? gateway.openRecords(numbers) : [])))).flat();
    return rows.flatMap(({ recordNumber, processInstanceKey, foundAt }) => {
      const record = open.find((each) => each.number === recordNumber && each.processInstanceKey === String(processInstanceKey));
      return record ? [{ recordNumber, title: record.title, elementName: 'Process ended at the engine', waitsFor: REPAIRER, since: foundAt.toISOString() }] : [];
    });
  }
}

/** `waitsFor` is a person's name, or the roles of which somebody has to take it up. */
function waitingTask(task: EngineUserTask, names: ReadonlyMap<string, string>): Waiting {
  const { processInstanceKey, name, elementId, assignee, candidateGroups, creationDate } = task;
  const waitsFor = assignee === null ? candidateGroups.join(', ') : (names.get(assignee) ?? assignee);
  return { processInstanceKey, elementName: name ?? elementId, waitsFor, since: creationDate };
}

function waitingIncident({ processInstanceKey, elementId, creationTime }: EngineIncident): Waiting {
  return { processInstanceKey, elementName: elementId, waitsFor: REPAIRER, since: creationTime };
}
