import { expect } from '@jest/globals';
import type { ChangeView, ConfigurationItemView, ConflictView, InboxView, ProposedWindow, ServiceView, SlotQuery, SlotView, WeeklyHours } from '#core/contracts';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { startTestEngine, type TestEngine } from '#test/engine';
import { ChangeRecords } from '../../../libs/practices/change-enablement/src/application/change-records.js';
import type { Change } from '../../../libs/practices/change-enablement/src/domain/change.entity.js';
import { Scheduling } from '../../../libs/practices/change-enablement/src/planning/scheduling.js';
import type { Answer } from './api-client.js';
import { ifMatch } from './api-client.js';
import { deployModels, type ChangeWalk } from './change-walk.js';
import { MovedClock } from './moved-clock.js';
import { until } from '#test/until';
import { World } from './world.js';

const HOUR_MS = 3_600_000;
/** A Monday in a far spring, so that no test depends on the day it runs. */
export const MONDAY = Date.UTC(2031, 3, 7);

/** A moment so many hours into that Monday. */
export function onMonday(hours: number): string {
  return new Date(MONDAY + hours * HOUR_MS).toISOString().replace('.000Z', 'Z');
}

/** The window of a change between two hours of that Monday. */
export const windowOnMonday = (from: number, to: number) => ({ plannedStart: onMonday(from), plannedEnd: onMonday(to) });

/** The application with its engine and jobs, and short words for what plans are made of. */
export class PlanningWorld {
  private constructor(
    readonly world: World,
    private readonly engine: TestEngine,
    readonly clock: MovedClock,
  ) {}

  /** With a clock that stands at this moment until it is moved; without one, with the machine's. */
  static async open(at?: string): Promise<PlanningWorld> {
    const engine = await startTestEngine({ controlledClock: at !== undefined });
    const clock = new MovedClock(engine);
    if (at !== undefined) await clock.set(at);
    const world = await World.open({ engine: { ZEEBE_REST_ADDRESS: engine.address, CAMUNDA_AUTH_STRATEGY: 'NONE' }, jobs: true });
    await deployModels(world);
    return new PlanningWorld(world, engine, clock);
  }

  async service(name: string, maintenanceWindows: WeeklyHours[] = []): Promise<string> {
    const { body } = await this.world.as('cora').post<ServiceView>('/services', { name, description: '', urgency: 'medium', owner: 'cora', maintenanceWindows });
    return body.number;
  }

  async item(name: string, content: { services?: string[]; dependsOn?: string[] } = {}): Promise<string> {
    const { body } = await this.world.as('cora').post<ConfigurationItemView>('/items', { name, kind: 'server', owner: 'cora', ...content });
    return body.number;
  }

  async freeze(content: { name: string; kind: 'hard' | 'soft'; start: string; end: string; services?: string[] }): Promise<string> {
    const { body } = await this.world.as('cora').post<{ number: string }>('/freezes', { services: [], reason: 'Because', ...content });
    return body.number;
  }

  async lift(freeze: string): Promise<void> {
    await this.world.as('cora').delete(`/freezes/${freeze}`, ifMatch(1));
  }

  conflictsOf(number: string): Promise<Answer<ConflictView[]>> {
    return this.world.as('rita').get(`/changes/${number}/conflicts`);
  }

  conflictsIn(window: Partial<ProposedWindow>): Promise<Answer<ConflictView[]>> {
    return this.world.as('rita').post('/planning/conflicts', { services: [], items: [], ...window });
  }

  slot(wish: Partial<SlotQuery>): Promise<Answer<SlotView>> {
    return this.world.as('rita').post('/planning/slot', { services: [], items: [], ...wish });
  }

  /** What became of a window stands on the change, and its requester and the change managers have it in their inbox. */
  async tellsOf(walk: ChangeWalk, action: string, text: string): Promise<void> {
    expect(await walk.actions()).toContain(action);
    for (const person of ['rita', 'carl'] as const) {
      const { body } = await this.world.as(person).get<InboxView>('/inbox?unread=true');
      expect(body.items).toEqual(expect.arrayContaining([expect.objectContaining({ recordNumber: walk.number, action, text: expect.stringContaining(text) })]));
    }
  }

  /** Why the last job of this type failed for the change, or null. */
  async whyWaiting(number: string, type: string): Promise<string | null> {
    const { processInstanceKey } = (await this.world.as('rita').get<ChangeView>(`/changes/${number}`)).body;
    const { items } = await this.engine.client.searchJobs({ filter: { type, processInstanceKey: processInstanceKey as never } }, { consistency: { waitUpToMs: 0 } });
    return items.at(-1)?.errorMessage ?? null;
  }

  /** Waits until the dates of an element in the process of a record are reckoned, so many times: from then on the clock may go. */
  datesReckoned({ number, processInstanceKey }: { number: string; processInstanceKey: string | null }, elementId: string, times = 1): Promise<boolean> {
    const filter = { type: 'work.working-time', elementId: elementId as never, processInstanceKey: processInstanceKey as never, state: 'COMPLETED' } as const;
    return until(`the dates of ${elementId} of ${number} are reckoned`, async () => {
      const { items } = await this.engine.client.searchJobs({ filter }, { consistency: { waitUpToMs: 0 } });
      return items.length === times;
    });
  }

  /** Gives a change that waits for approval its window, as the job behind the last approval does; false: something is in the way. */
  windowGiven(number: string): Promise<boolean> {
    return this.onRecord(number, async (change, tx) => {
      const window = await this.world.app.get(Scheduling, { strict: false }).claim(change, tx);
      if (window.ok) await this.records.move(change, 'scheduled', { actor: null, action: 'change.scheduled' }, tx);
      return window.ok;
    });
  }

  /** Lets a scheduled change wait for approval again. */
  windowTaken(number: string): Promise<void> {
    return this.onRecord(number, (change, tx) => this.records.move(change, 'authorize', { actor: null, action: 'change.approval-asked-again' }, tx));
  }

  /** Ends a change that is under review, as the last job of its process does. */
  closed(number: string): Promise<void> {
    return this.onRecord(number, (change, tx) => this.records.move(change, 'closed', { actor: null, action: 'change.closed' }, tx));
  }

  private get records(): ChangeRecords {
    return this.world.app.get(ChangeRecords, { strict: false });
  }

  private onRecord<T>(number: string, write: (change: Change, tx: Transaction) => Promise<T>): Promise<T> {
    return this.world.app.get(UnitOfWork).run(async (tx) => write(await this.records.forJob(number, tx), tx));
  }

  async close(): Promise<void> {
    await this.world.close();
    await this.engine.stop();
    this.clock.release();
  }
}
