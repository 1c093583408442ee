import { jest } from '@jest/globals';
import fc from 'fast-check';
import { CHANGE_TYPES, type ChangeContent, type ChangeType } from '#core/contracts';
import { ChangeService } from '../../libs/practices/change-enablement/src/application/change.service.js';
import { aChange } from './support/change-drafts.js';
import { ChangeDriver, verdictOf } from './support/change-driver.js';
import {
  AFTER_JOB, aModelledChange, decided, edited, isOpenForApproval, mayDecide, mayEdit, mayMove, maySubmit, mayWithdraw, moved, submitted, withdrawn, type ModelledChange, type Place,
  type Verdict, type Who,
} from './support/change-model.js';
import { ifOk, raced, unlessStale, type Move } from './support/race.js';
import { World } from './support/world.js';

const LONG = process.env['TOLLGATE_TEST_LONG'] === '1';
const STEPS_PER_CHANGE = 40;
const CHANGES = LONG ? 500 : 6;
jest.setTimeout(LONG ? 7_200_000 : 300_000);

const NO_ENGINE = { ZEEBE_REST_ADDRESS: 'http://127.0.0.1:9', CAMUNDA_AUTH_STRATEGY: 'NONE' };
const HOUR_MS = 3_600_000;
const DAYS_APART_MS = 3 * 24 * HOUR_MS;
const PEOPLE: readonly Who[] = ['rita', 'cora', 'carl', 'abel', 'emil'];
/** Where a job gives the change its window, or begins in it. */
const CLAIMS: readonly Place[] = ['validate', 'record-authorization', 'schedule', 'begin'];
const TASKS: readonly Place[] = ['approve', 'board', 'revise', 'implement', 'back-out', 'review'];
const READ_ONLY = { state: 'closed', requesterId: 'x', risk: 'low', approvals: [], approvedStart: null, authorizationRound: 9, version: 99 };

type Command =
  | { do: 'go-on'; well: boolean; who: Who }
  | { do: 'submit' | 'withdraw' | 'edit' | 'edit-implementer' | 'edit-type' | 'break' | 'mend'; who: Who; stale: boolean }
  | { do: 'move' | 'edit-window'; who: Who; stale: boolean; window: [number, number] }
  | { do: 'decide'; at: Place; who: Who; well: boolean }
  | { do: 'race'; clients: [Raced, Who][] }
  | { do: 'withdraw-meanwhile'; who: Who };
type Raced = 'edit' | 'submit' | 'withdraw';
type PersonCommand = Extract<Command, { stale: boolean }>;

const who = fc.constantFrom(...PEOPLE);
const mostlyRita = fc.oneof({ weight: 4, arbitrary: fc.constant<Who>('rita') }, { weight: 1, arbitrary: who });
const stale = fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });
const window = fc.constantFrom<[number, number][]>([10, 20], [12, 18], [11, 15], [8, 20], [12, 22]).map(([start, end]): [number, number] => [start, end]);
const client = fc.tuple(fc.constantFrom<Raced[]>('edit', 'edit', 'edit', 'submit', 'withdraw'), mostlyRita);
const well = fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) });
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: fc.constant('go-on' as const), well, who }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('submit' as const, 'edit' as const, 'edit-implementer' as const, 'mend' as const), who: mostlyRita, stale }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('withdraw' as const, 'edit-type' as const, 'break' as const), who, stale }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('move' as const, 'edit-window' as const), who: mostlyRita, stale, window }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('decide' as const), at: fc.constantFrom(...TASKS), who, well }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('race' as const), clients: fc.array(client, { minLength: 2, maxLength: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw-meanwhile' as const), who: mostlyRita }) },
);

describe('The life of a change, beside a pure model of it', () => {
  let world: World;
  let driver: ChangeDriver;
  let template: string;
  let made = 0;

  beforeAll(async () => {
    world = await World.open({ engine: NO_ENGINE, jobs: false });
    driver = new ChangeDriver(world);
    await driver.meet(PEOPLE);
    template = await anApprovedTemplate(world);
  }, 120_000);
  afterAll(() => world?.close());

  it.each(CHANGE_TYPES)('should be what the model says of a %s change, whatever people and its process do in whatever order', async (type) => {
    const needs = fc.record({ people: fc.integer({ min: 0, max: 2 }), board: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(needs, fc.array(command, { minLength: STEPS_PER_CHANGE, maxLength: STEPS_PER_CHANGE }), async ({ people, board }, commands) => {
        const model = Object.assign(aModelledChange(type), type === 'normal' ? { people, board: board || people === 0 } : {});
        const walk = new Walk(world, driver, model, Date.UTC(2040, 0, 1) + (made += 1) * DAYS_APART_MS);
        await walk.draft(type, template);
        for (const one of commands) await walk.take(one);
      }),
      { numRuns: CHANGES },
    );
  });
});

class Walk {
  private number = '';
  private readonly changes: ChangeService;

  constructor(
    world: World,
    private readonly driver: ChangeDriver,
    private model: ModelledChange,
    private readonly base: number,
  ) {
    this.changes = world.app.get(ChangeService);
  }

  async draft(type: ChangeType, template: string): Promise<void> {
    const plans = { implementationPlan: 'Do it.', backoutPlan: 'Undo it.', testPlan: 'Try it.' };
    const content = aChange({ type, template: type === 'standard' ? template : null, ...plans, ...this.window(this.model.window) });
    const created = await this.changes.create({ ...content, ...READ_ONLY }, this.driver.actors.get('rita')!);
    if (!created.ok) throw new Error(created.failure.message);
    this.number = created.value.number;
    await this.compare();
  }

  async take(command: Command): Promise<void> {
    const version = (await this.driver.read(this.number)).version;
    if (command.do === 'go-on') await this.goOn(command.well, command.who);
    else if (command.do === 'decide') await this.refusedDecision(command);
    else if (command.do === 'race') await this.race(this.clientOf(command.clients[0]!, version, 'one'), this.clientOf(command.clients[1]!, version, 'other'));
    else if (command.do === 'withdraw-meanwhile') await this.withdrawMeanwhile(command.who);
    else await this.act(command, command.stale ? version - 1 : version);
    await this.compare();
  }

  /** The process goes on: its next job runs, its clock, or the person answers whose task it is. */
  private async goOn(isWell: boolean, by: Who): Promise<void> {
    const { place } = this.model;
    if (TASKS.includes(place)) return this.decide(place, place === 'revise' ? 'rita' : by, isWell);
    const after = AFTER_JOB[place];
    if (!after) return;
    if (place !== 'wait') await this.runJob();
    after(this.model);
  }

  private async runJob(): Promise<'ok'> {
    await this.driver.runJob(this.model.place, this.number, this.model, this.window([this.model.awaited, 0]).plannedStart);
    return 'ok';
  }

  /** The withdrawal comes while a job claims the window or begins in it: the change ends, unless it had begun. */
  private async withdrawMeanwhile(by: Who): Promise<void> {
    const { place } = this.model;
    if (!CLAIMS.includes(place)) return;
    const job: Move<ModelledChange> = { run: () => this.runJob(), on: (model) => { afterJobAt(place, model); return 'ok'; } };
    await this.race(job, this.clientOf(['withdraw', by], 0, 'one'));
  }

  private async race(one: Move<ModelledChange>, other: Move<ModelledChange>): Promise<void> {
    this.model = await raced(this.model, [one, other], async () => (await this.driver.read(this.number)).state);
  }

  private clientOf([what, by]: [Raced, Who], version: number, name: string): Move<ModelledChange> {
    const actor = this.driver.actors.get(by)!;
    const { changes, number } = this;
    const moves: Record<Raced, Move<ModelledChange>> = {
      edit: {
        run: async () => verdictOf(await changes.edit(number, version, { description: `Edit of version ${version} by ${name}` }, actor)),
        on: (model, isStale) => ifOk(unlessStale(mayEdit(model, by), isStale), () => edited(model)),
      },
      submit: {
        run: async () => verdictOf(await changes.submit(number, version, actor)),
        on: (model, isStale) => ifOk(unlessStale(maySubmit(model, by), isStale), () => submitted(model)),
      },
      withdraw: {
        run: async () => verdictOf(await changes.withdraw(number, 'Not needed', actor)),
        on: (model) => ifOk(mayWithdraw(model, by), () => withdrawn(model)),
      },
    };
    return moves[what];
  }

  private async decide(place: Place, by: Who, isWell: boolean): Promise<void> {
    const expected = mayDecide(this.model, place, by);
    expect([place, by, await this.driver.decide(this.number, place, by, this.model, isWell)]).toEqual([place, by, expected]);
    if (expected === 'ok') decided(this.model, by, isWell);
  }

  /** An answer to a task that is not open: never taken. */
  private async refusedDecision({ at, who: by, well: isWell }: Extract<Command, { do: 'decide' }>): Promise<void> {
    const isNeither = this.model.place !== at && mayDecide(this.model, at, by) !== 'ok';
    if (isNeither) await this.decide(at, by, isWell);
  }

  private async act(command: PersonCommand, version: number): Promise<void> {
    const actor = this.driver.actors.get(command.who)!;
    const { model } = this;
    switch (command.do) {
      case 'submit':
        return this.expect(unlessStale(maySubmit(model, command.who), command.stale), await this.changes.submit(this.number, version, actor), () => submitted(model));
      case 'withdraw':
        return this.expect(mayWithdraw(model, command.who), await this.changes.withdraw(this.number, 'Not needed', actor), () => withdrawn(model));
      case 'move': {
        const moving = unlessStale(mayMove(model, command.who), command.stale);
        return this.expect(moving, await this.changes.moveStart(this.number, version, { ...this.window(command.window), reason: 'Better' }, actor), () => this.moved(command.window));
      }
      default:
        return this.edit(command, version);
    }
  }

  private async edit(command: Exclude<PersonCommand, { do: 'submit' | 'withdraw' | 'move' }>, version: number): Promise<void> {
    const { model } = this;
    const actor = this.driver.actors.get(command.who)!;
    const edit = (content: Partial<ChangeContent>) => this.changes.edit(this.number, version, { ...content, ...(READ_ONLY as object) }, actor);
    const permitted = unlessStale(mayEdit(model, command.who), command.stale);
    switch (command.do) {
      case 'edit':
        return this.expect(permitted, await edit({ description: `Edit of version ${version}` }), () => edited(model));
      case 'edit-implementer':
        return this.expect(permitted, await edit({ implementer: version % 2 ? 'ines' : null }), () => undefined);
      case 'edit-type':
        return this.expect(permitted !== 'ok' || model.place === 'draft' ? permitted : 'illegal-transition', await edit({ type: model.place === 'draft' ? model.type : otherThan(model.type) }), () => undefined);
      case 'edit-window':
        return this.expect(permitted, await edit(this.window(command.window)), () => this.moved(command.window));
      default:
        return this.breakOrMend(command.do === 'mend', permitted, edit);
    }
  }

  /** Without its way back a change is not complete; a standard change has that of its template. */
  private async breakOrMend(complete: boolean, permitted: Verdict, edit: (content: Partial<ChangeContent>) => ReturnType<ChangeService['edit']>): Promise<void> {
    const { model } = this;
    if (model.type === 'standard') return;
    const isOther = model.complete !== complete;
    return this.expect(permitted, await edit({ backoutPlan: complete ? 'Undo it.' : '' }), () => {
      model.complete = complete;
      if (isOther) edited(model);
    });
  }

  private moved(to: [number, number]): void {
    const [start, end] = this.model.window;
    if (start === to[0] && end === to[1]) return;
    if (this.model.state === 'scheduled' || isOpenForApproval(this.model)) moved(this.model, to);
    else this.model.window = to;
  }

  private expect(expected: Verdict, result: Parameters<typeof verdictOf>[0], then: () => void): void {
    expect(verdictOf(result)).toBe(expected);
    if (result.ok) then();
  }

  private window([start, end]: readonly [number, number]): { plannedStart: string; plannedEnd: string } {
    const at = (hours: number) => new Date(this.base + hours * HOUR_MS).toISOString().replace('.000Z', 'Z');
    return { plannedStart: at(start), plannedEnd: at(end) };
  }

  private async compare(): Promise<void> {
    const view = await this.driver.read(this.number);
    const { state, approvals, approved, outcome } = this.model;
    const standing = await this.driver.standing(this.number);
    expect({ state: view.state, outcome: view.outcome, editable: view.editable, start: view.plannedStart, approved: view.approvedStart !== null, requester: view.requester.username }).toEqual({
      state, outcome, editable: mayEdit(this.model, 'rita') === 'ok', start: this.window(this.model.window).plannedStart, approved: approved !== null, requester: 'rita',
    });
    if (state === 'authorize' || state === 'scheduled') expect(standing).toEqual(approvals);
    expect(standing).not.toContain('rita');
  }
}

/** A withdrawal of which the process has not heard yet keeps no job from running. */
function afterJobAt(place: Place, model: ModelledChange): void {
  AFTER_JOB[place]!(model);
  if (model.withdrawn && place !== 'begin') model.place = 'withdraw';
}

function otherThan(type: ChangeType): ChangeType {
  return type === 'normal' ? 'emergency' : 'normal';
}

/** However many of its changes fail in the long run. */
const NEVER_SUSPENDED = { budgetUses: 1_000, budgetFailures: 999 };

/** Templates have a process of their own, which is tried elsewhere. */
async function anApprovedTemplate(world: World): Promise<string> {
  const content = { title: 'Renew', description: 'One.', justification: 'They end.', implementationPlan: 'Do it.', backoutPlan: 'Undo it.', testPlan: 'Try it.', services: ['SVC-1'], maxMinutes: 1_440, ...NEVER_SUSPENDED };
  const { body } = await world.as('carl').post<{ number: string }>('/change-templates', content);
  await world.database.query(`update tollgate.change_template set state = 'approved', proposed_at = now(), approved_at = now() where number = $1`, [body.number]);
  return body.number;
}

