import { jest } from '@jest/globals';
import fc from 'fast-check';
import type { CabAction } from '#core/contracts';
import { ok, refuse } from '#core/kernel';
import { CabAgenda } from '../../libs/practices/change-enablement/src/cab/cab-agenda.js';
import { CabList } from '../../libs/practices/change-enablement/src/cab/cab-list.js';
import { CabMeetings } from '../../libs/practices/change-enablement/src/cab/cab-meetings.js';
import { CabViews } from '../../libs/practices/change-enablement/src/cab/cab-views.js';
import { ChangeService } from '../../libs/practices/change-enablement/src/application/change.service.js';
import { AGENDA, aModelledMeeting, mayInModelled, MEMBERS, openInMeeting, openItems, type ModelledMeeting } from './support/cab-model.js';
import { aChange } from './support/change-drafts.js';
import { ChangeDriver, verdictOf } from './support/change-driver.js';
import type { Verdict, Who } from './support/change-model.js';
import { ifOk, raced, unlessStale, type Move } from './support/race.js';
import { World } from './support/world.js';

const LONG = process.env['TOLLGATE_TEST_LONG'] === '1';
const STEPS_PER_YEAR = 40;
const YEARS = LONG ? 500 : 8;
jest.setTimeout(LONG ? 7_200_000 : 300_000);

const NO_ENGINE = { ZEEBE_REST_ADDRESS: 'http://127.0.0.1:9', CAMUNDA_AUTH_STRATEGY: 'NONE' };
const PEOPLE: readonly Who[] = ['cora', 'carl', 'abel', 'rita'];
const MEETINGS = 2;
const CHANGES = 3;

type Step = 'edit' | 'hold' | 'minute' | 'minute-and-defer' | 'cancel';
const ACTION_OF = { edit: 'edit', hold: 'hold', minute: 'minute', 'minute-and-defer': 'minute', cancel: 'cancel' } as const satisfies Record<Step, CabAction>;
type OnAgenda = keyof typeof AGENDA;
type Command =
  | { do: 'step'; at: number; step: Step; who: Who; isStale: boolean }
  | { do: 'agenda'; at: number; what: OnAgenda; change: number; who: Who }
  | { do: 'race'; at: number; clients: [Step, Who][] }
  | { do: 'add-to-both'; change: number; who: Who };

const at = fc.nat({ max: MEETINGS - 1 });
const change = fc.nat({ max: CHANGES - 1 });
const who = fc.oneof({ weight: 4, arbitrary: fc.constant<Who>('cora') }, { weight: 2, arbitrary: fc.constantFrom(...PEOPLE) });
const step = fc.oneof({ weight: 8, arbitrary: fc.constant<Step>('edit') }, { weight: 2, arbitrary: fc.constantFrom<Step[]>('hold', 'minute', 'minute-and-defer') }, { weight: 1, arbitrary: fc.constant<Step>('cancel') });
const rarely = fc.integer({ min: 0, max: 4 }).map((drawn) => drawn === 0);
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('step' as const), at, step, who, isStale: rarely }) },
  { weight: 10, arbitrary: fc.record({ do: fc.constant('agenda' as const), at, what: fc.constantFrom(...(Object.keys(AGENDA) as OnAgenda[])), change, who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('race' as const), at, clients: fc.array(fc.tuple(step, who), { minLength: 2, maxLength: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('add-to-both' as const), change, who }) },
);

describe('The life of meetings of the board, beside a pure model of them', () => {
  let world: World;
  let driver: ChangeDriver;

  beforeAll(async () => {
    world = await World.open({ engine: NO_ENGINE, jobs: false });
    driver = new ChangeDriver(world);
    await driver.meet(PEOPLE);
  }, 120_000);
  afterAll(() => world?.close());

  it('should be what the model says, whatever people do to meetings and agendas in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: STEPS_PER_YEAR, maxLength: STEPS_PER_YEAR }), async (commands) => {
        const year = new Year(world, driver);
        await year.plan();
        for (const one of commands) await year.take(one);
      }),
      { numRuns: YEARS },
    );
  });
});

/** Meetings that compete for the same changes. When one is over, another is planned in its place. */
class Year {
  private numbers: string[] = [];
  private models: ModelledMeeting[] = [];
  private changes: string[] = [];
  private readonly meetings: CabMeetings;
  private readonly agenda: CabAgenda;

  constructor(
    private readonly world: World,
    private readonly driver: ChangeDriver,
  ) {
    this.meetings = world.app.get(CabMeetings);
    this.agenda = world.app.get(CabAgenda);
  }

  async plan(): Promise<void> {
    this.changes = await Promise.all(Array.from({ length: CHANGES }, () => this.waitingChange()));
    for (let index = 0; index < MEETINGS; index += 1) await this.planAt(index);
    await this.compare();
  }

  async take(one: Command): Promise<void> {
    if (one.do === 'step') await this.step(one);
    else if (one.do === 'agenda') await this.onAgenda(one);
    else if (one.do === 'race') await this.race(one);
    else await this.addToBoth(this.changes[one.change]!, one.who);
    await this.compare();
    for (const [index, { state }] of this.models.entries()) if (state === 'minuted' || state === 'cancelled') await this.planAt(index);
  }

  private async waitingChange(): Promise<string> {
    const created = await this.world.app.get(ChangeService).create(aChange(), this.actor('rita'));
    if (!created.ok) throw new Error(created.failure.message);
    await this.world.database.query(`update tollgate.change set submitted_at = now(), state = 'authorize' where number = $1`, [created.value.number]);
    return created.value.number;
  }

  private async planAt(index: number): Promise<void> {
    const [start, title] = [Date.UTC(2040, 0, 1), `Meeting ${index}`];
    const created = await this.meetings.create({ title, start: new Date(start), end: new Date(start + 3_600_000), place: '', chair: 'cora', members: [...MEMBERS] }, this.actor('cora'));
    if (!created.ok) throw new Error(created.failure.message);
    this.numbers[index] = created.value.number;
    this.models[index] = aModelledMeeting(title);
  }

  private async step({ at: index, step: what, who: by, isStale }: Extract<Command, { do: 'step' }>): Promise<void> {
    const { version } = await this.read(index);
    const move = this.clientOf(index, [what, by], isStale ? version - 1 : version, 'one');
    expect([what, by, await move.run()]).toEqual([what, by, move.on(this.models[index]!, isStale)]);
  }

  private async race({ at: index, clients }: Extract<Command, { do: 'race' }>): Promise<void> {
    const { version } = await this.read(index);
    const moves = [this.clientOf(index, clients[0]!, version, 'one'), this.clientOf(index, clients[1]!, version, 'other')] as const;
    this.models[index] = await raced(this.models[index]!, moves, async () => (await this.read(index)).state);
  }

  private clientOf(index: number, [what, by]: [Step, Who], version: number, name: string): Move<ModelledMeeting> {
    const [actor, number] = [this.actor(by), this.numbers[index]!];
    const text = `${what} of version ${version} by ${name}`;
    const deferred = openItems(this.models[index]!).map((item) => ({ change: item.change, reason: 'No time' }));
    const run: Record<Step, () => ReturnType<CabMeetings['edit']>> = {
      edit: () => this.meetings.edit(number, version, { title: text }, actor),
      hold: () => this.meetings.hold(number, { early: true }, actor),
      minute: () => this.meetings.minute(number, version, { minutes: text, deferred: [] }, actor),
      'minute-and-defer': () => this.meetings.minute(number, version, { minutes: text, deferred }, actor),
      cancel: () => this.meetings.cancel(number, 'Nobody comes', actor),
    };
    const minuted = { state: 'minuted', minutes: text } as const;
    const after: Record<Step, Partial<ModelledMeeting>> = { edit: { title: text }, hold: { state: 'held' }, minute: minuted, 'minute-and-defer': minuted, cancel: { state: 'cancelled' } };
    const isVersioned = ACTION_OF[what] === 'edit' || ACTION_OF[what] === 'minute';
    return {
      run: async () => verdictOf(await run[what]()),
      on: (model, isStale) => {
        const permitted = unlessStale(mayInModelled(ACTION_OF[what], model, by), isStale && isVersioned);
        if (permitted === 'ok' && what === 'minute' && openItems(model).length > 0) return 'conflict';
        return ifOk(permitted, () => {
          Object.assign(model, after[what]);
          if (what === 'minute-and-defer') for (const item of openItems(model)) item.state = 'postponed';
        });
      },
    };
  }

  private async onAgenda({ at: index, what, change: nth, who: by }: Extract<Command, { do: 'agenda' }>): Promise<void> {
    const subject = this.changes[nth]!;
    const seen = await this.keep(index, what, subject, by);
    const model = this.models[index]!;
    const permitted = mayInModelled(what === 'decide' ? 'decide' : 'keep-agenda', model, by);
    expect([what, by, seen]).toEqual([what, by, permitted === 'ok' ? AGENDA[what](model, subject, this.models) : permitted]);
  }

  private async keep(index: number, what: OnAgenda, subject: string, by: Who): Promise<Verdict> {
    const [actor, number] = [this.actor(by), this.numbers[index]!];
    const order = [subject, ...this.models[index]!.agenda.map((item) => item.change).filter((other) => other !== subject)];
    return verdictOf(
      await this.meetings.act<void>(number, { action: what === 'decide' ? 'decide' : 'keep-agenda', actor }, async (meeting, tx) => {
        switch (what) {
          case 'add':
            return this.agenda.add(meeting, subject, actor, tx);
          case 'remove':
            return this.agenda.remove(meeting, subject, actor, tx);
          case 'postpone':
            return this.agenda.postpone(meeting, subject, 'Later', actor, tx);
          case 'first':
            return this.agenda.order(meeting, order, actor, tx);
          case 'decide':
            return (await this.agenda.isOn(meeting, subject, tx)) ? ok() : refuse('not-found', 'It is not on the agenda.');
        }
      }),
    );
  }

  /** Two keepers want one change on two agendas at once: it comes onto one at most. */
  private async addToBoth(subject: string, by: Who): Promise<void> {
    const seen = await Promise.all(this.models.map((_, index) => this.keep(index, 'add', subject, by)));
    const winner = seen.indexOf('ok');
    const order = winner < 0 ? [0, 1] : [winner, 1 - winner];
    const expected: Verdict[] = [];
    for (const index of order) {
      const model = this.models[index]!;
      const permitted = mayInModelled('keep-agenda', model, by);
      expected[index] = permitted === 'ok' ? AGENDA.add(model, subject, this.models) : permitted;
    }
    expect(seen).toEqual(expected);
  }

  private actor(by: Who) {
    return this.driver.actors.get(by)!;
  }

  private async read(index: number) {
    const meeting = (await this.world.app.get(CabList).byNumber(this.numbers[index]!))!;
    return this.world.app.get(CabViews).of(meeting, this.actor('cora'));
  }

  private async compare(): Promise<void> {
    for (const [index, model] of this.models.entries()) {
      const { state, title, minutes, agenda, allowedActions } = await this.read(index);
      const read = { state, title, minutes, allowedActions, agenda: agenda.map((item) => ({ change: item.change, state: item.state })) };
      expect(read).toEqual({ ...model, allowedActions: openInMeeting(model, 'cora') });
    }
  }
}
