import { jest } from '@jest/globals';
import fc from 'fast-check';
import type { ReadinessRule, ReleaseAction } from '#core/contracts';
import { systemClock } from '#core/kernel';
import { People, type Actor } from '#platform/identity';
import type { Job, JobHandler } from '#platform/job-worker';
import { ChangeDirectory, ServiceDirectory } from '#platform/orchestration';
import { UnitOfWork } from '#platform/persistence';
import { GoNoGoDecisions } from '../../libs/practices/release-management/src/application/go-no-go.js';
import { Readiness } from '../../libs/practices/release-management/src/application/readiness.js';
import { ReleaseGateway } from '../../libs/practices/release-management/src/application/release-gateway.js';
import { ReleaseNotes } from '../../libs/practices/release-management/src/application/release-notes.js';
import { ReleaseRecords } from '../../libs/practices/release-management/src/application/release-records.js';
import { ReleaseViews } from '../../libs/practices/release-management/src/application/release-views.js';
import { Releases } from '../../libs/practices/release-management/src/application/releases.js';
import { BeginDeploymentJob } from '../../libs/practices/release-management/src/jobs/begin-deployment.job.js';
import { BeginEarlyLifeJob } from '../../libs/practices/release-management/src/jobs/begin-early-life.job.js';
import { BeginRollbackJob } from '../../libs/practices/release-management/src/jobs/begin-rollback.job.js';
import { BeginVerificationJob } from '../../libs/practices/release-management/src/jobs/begin-verification.job.js';
import { CancelReleaseJob } from '../../libs/practices/release-management/src/jobs/cancel.job.js';
import { CheckReadinessJob } from '../../libs/practices/release-management/src/jobs/check-readiness.job.js';
import { CloseReleaseJob } from '../../libs/practices/release-management/src/jobs/close.job.js';
import { OpenGoNoGoJob } from '../../libs/practices/release-management/src/jobs/open-go-no-go.job.js';
import { OpenRollbackDecisionJob } from '../../libs/practices/release-management/src/jobs/open-rollback-decision.job.js';
import { RecordGoNoGoJob } from '../../libs/practices/release-management/src/jobs/record-go-no-go.job.js';
import { RecordRollbackJob } from '../../libs/practices/release-management/src/jobs/record-rollback.job.js';
import { RecordStepJob } from '../../libs/practices/release-management/src/jobs/record-step.job.js';
import { RecordVerificationJob } from '../../libs/practices/release-management/src/jobs/record-verification.job.js';
import { TakeUpReleaseJob } from '../../libs/practices/release-management/src/jobs/take-up.job.js';
import { answered } from './support/answered.js';
import { verdictOf } from './support/change-driver.js';
import type { Verdict } from './support/change-model.js';
import { ifOk, raced, unlessStale, type Move } from './support/race.js';
import {
  AFTER_RELEASE_JOB, aModelledRelease, answeredRelease, mayAnswer, mayOnRelease, ON_RELEASE, openTo, RELEASE_MANAGER, STEPS, type ModelledRelease, type ReleasePlace, type ReleaseTask, type ReleaseWho,
} from './support/release-model.js';
import { World } from './support/world.js';

const LONG = process.env['TOLLGATE_TEST_LONG'] === '1';
const STEPS_PER_RELEASE = 40;
const RELEASES = LONG ? 500 : 8;
jest.setTimeout(LONG ? 7_200_000 : 300_000);

const NO_ENGINE = { ZEEBE_REST_ADDRESS: 'http://127.0.0.1:9', CAMUNDA_AUTH_STRATEGY: 'NONE' };
const PEOPLE: readonly ReleaseWho[] = ['rosa', 'sam', 'rita'];
const ELEMENTS: Record<ReleaseTask, string> = { prepare: 'PrepareRelease', decide: 'DecideGoNoGo', step: 'DeployStep', verify: 'VerifyRelease', 'decide-rollback': 'DecideRollback', 'roll-back': 'RollBackRelease' };
const TASKS = Object.keys(ELEMENTS) as ReleaseTask[];
const ANSWERS: Record<ReleaseTask, (well: boolean) => object> = {
  prepare: (well) => ({ decision: well ? 'check' : 'give-up', comment: 'Because' }),
  decide: (well) => ({ decision: well ? 'go' : 'no-go', comment: 'Because' }),
  step: (well) => ({ stepResult: well ? 'done' : 'failed', stepNote: 'So' }),
  verify: (well) => ({ verification: well ? 'verified' : 'failed', verificationNote: 'So' }),
  'decide-rollback': (well) => ({ decision: well ? 'go-on' : 'roll-back', comment: 'Because' }),
  'roll-back': () => ({ rollbackNote: 'As before' }),
};
const POLICY: ReadinessRule[] = [{ check: 'rollback-plan', weight: 'must', atMost: 0, reason: 'It has to be there' }, { check: 'acceptance', weight: 'should', atMost: 0, reason: 'It may be there' }];

type Command =
  | { do: 'go-on'; who: ReleaseWho; well: boolean }
  | { do: 'act'; action: ReleaseAction; who: ReleaseWho; isStale: boolean; complete: boolean }
  | { do: 'answer'; task: ReleaseTask; who: ReleaseWho; well: boolean }
  | { do: 'race'; clients: [ReleaseAction, ReleaseWho][] }
  | { do: 'cancel-meanwhile'; who: ReleaseWho };

const who = fc.constantFrom(...PEOPLE);
const mostlyRosa = fc.oneof({ weight: 4, arbitrary: fc.constant(RELEASE_MANAGER) }, { weight: 1, arbitrary: who });
const action = fc.oneof({ weight: 12, arbitrary: fc.constantFrom<ReleaseAction[]>('edit', 'submit') }, { weight: 1, arbitrary: fc.constant<ReleaseAction>('cancel') });
const rarely = fc.integer({ min: 0, max: 4 }).map((drawn) => drawn === 0);
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 24, arbitrary: fc.record({ do: fc.constant('go-on' as const), who, well: rarely.map((isIll) => !isIll) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('act' as const), action, who: mostlyRosa, isStale: rarely, complete: rarely.map((isNot) => !isNot) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('answer' as const), task: fc.constantFrom(...TASKS), who, well: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('race' as const), clients: fc.array(fc.tuple(action, mostlyRosa), { minLength: 2, maxLength: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel-meanwhile' as const), who }) },
);

describe('The life of a release, beside a pure model of it', () => {
  let world: World;
  const actors = new Map<ReleaseWho, Actor>();

  beforeAll(async () => {
    world = await World.open({ engine: NO_ENGINE, jobs: false });
    for (const username of PEOPLE) {
      const { id: personId, displayName, roles } = (await world.app.get(People).byUsername(username))!;
      actors.set(username, { personId, username, displayName, roles });
    }
  }, 120_000);
  afterAll(() => world?.close());

  it('should be what the model says, whatever people and its process do in whatever order', async () => {
    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: STEPS_PER_RELEASE, maxLength: STEPS_PER_RELEASE }), async (commands) => {
        const walk = new Walk(world, actors);
        await walk.draft();
        for (const one of commands) reached.add(await walk.take(one));
      }),
      { numRuns: RELEASES },
    );
    expect([...reached]).toEqual(expect.arrayContaining(['preparing', 'go-no-go', 'scheduled']));
  });
});

class Walk {
  private number = '';
  private model = aModelledRelease();
  private readonly releases: Releases;
  private readonly jobs: Partial<Record<ReleasePlace, JobHandler<never, object>>>;

  constructor(
    private readonly world: World,
    private readonly actors: ReadonlyMap<ReleaseWho, Actor>,
  ) {
    const { app } = world;
    this.releases = app.get(Releases);
    const [records, decisions, readiness, notes, people] = [app.get(ReleaseRecords), app.get(GoNoGoDecisions), app.get(Readiness), app.get(ReleaseNotes), app.get(People)];
    this.jobs = {
      'take-up': new TakeUpReleaseJob(records, app.get(ServiceDirectory), people),
      check: new CheckReadinessJob(records, readiness),
      open: new OpenGoNoGoJob(records),
      record: new RecordGoNoGoJob(records, decisions, readiness, systemClock),
      begin: new BeginDeploymentJob(records, decisions, readiness, people),
      'record-step': new RecordStepJob(records),
      'begin-verification': new BeginVerificationJob(records),
      'record-verification': new RecordVerificationJob(records, app.get(ChangeDirectory)),
      'begin-early-life': new BeginEarlyLifeJob(records),
      close: new CloseReleaseJob(records, notes),
      'open-rollback': new OpenRollbackDecisionJob(records, systemClock),
      'begin-rollback': new BeginRollbackJob(records),
      'record-rollback': new RecordRollbackJob(records, notes),
      cancel: new CancelReleaseJob(records, systemClock),
    } as typeof this.jobs;
  }

  async draft(): Promise<void> {
    const steps = Array.from({ length: STEPS }, (_, index) => ({ title: `Step ${index + 1}`, owner: 'rita' }));
    const created = await this.releases.create({ title: 'Claims 4.2', type: 'minor', services: ['SVC-1'], steps, rollbackPlan: 'Undo it.' }, this.actors.get(RELEASE_MANAGER)!);
    if (!created.ok) throw new Error(created.failure.message);
    this.number = created.value.number;
    await this.compare();
  }

  async take(command: Command): Promise<string> {
    const { version } = await this.read();
    switch (command.do) {
      case 'go-on':
        await this.goOn(command.who, command.well);
        break;
      case 'act':
        await this.act(command, command.isStale ? version - 1 : version);
        break;
      case 'answer':
        if (this.model.place !== command.task && mayAnswer(this.model, command.task, command.who, command.well) !== 'ok') await this.answer(command.task, command.who, command.well);
        break;
      case 'race':
        await this.race(this.clientOf(command.clients[0]!, version, 'one'), this.clientOf(command.clients[1]!, version, 'other'));
        break;
      case 'cancel-meanwhile':
        await this.cancelMeanwhile(command.who);
    }
    await this.compare();
    return this.model.state;
  }

  /** The process goes on: its next job runs, what it waits for comes, or the person answers whose task it is. */
  private async goOn(by: ReleaseWho, isWell: boolean): Promise<void> {
    const { place } = this.model;
    const task = TASKS.find((one) => one === place);
    if (task) return this.answer(task, by, isWell);
    if (place === 'wait') this.model.place = 'begin';
    if (place === 'early-life') this.model.place = isWell ? 'close' : 'begin-rollback';
    const after = AFTER_RELEASE_JOB[place];
    if (!after) return;
    await this.runJob(place);
    after(this.model);
  }

  private async runJob(place: ReleasePlace): Promise<'ok'> {
    const { well, state, stepsLeft } = this.model;
    const variables = {
      recordNumber: this.number, readinessPolicy: POLICY, goNoGoPolicy: { decisions: 1 }, position: STEPS - stepsLeft + 1, stepResult: well ? 'done' : 'failed', verification: well ? 'verified' : 'failed',
      rollbackPolicy: { whenSilent: 'roll-back' }, rollbackCause: state === 'early-life-support' ? 'early-life' : 'decided', earlyLifeSupport: 'ELS-1',
    };
    const job = { variables, retries: 3 } as unknown as Job<never>;
    await this.world.app.get(UnitOfWork).run((tx) => this.jobs[place]!.handle(job, tx));
    return 'ok';
  }

  private async answer(task: ReleaseTask, by: ReleaseWho, isWell: boolean): Promise<void> {
    const given = { recordNumber: this.number, elementId: ELEMENTS[task], actor: this.actors.get(by)!, variables: ANSWERS[task](isWell) as Record<string, unknown> };
    const verdict = await answered(this.world, this.world.app.get(ReleaseGateway), given);
    expect([task, by, verdict]).toEqual([task, by, mayAnswer(this.model, task, by, isWell)]);
    if (verdict === 'ok') answeredRelease(this.model, task, isWell);
  }

  private async act({ action: what, who: by, isStale, complete }: Extract<Command, { do: 'act' }>, version: number): Promise<void> {
    const move = this.clientOf([what, by], version, 'one', complete);
    expect([what, by, await move.run()]).toEqual([what, by, move.on(this.model, isStale)]);
  }

  /** The cancellation comes while a job of the process runs before the deployment: the release ends, whatever the job did. */
  private async cancelMeanwhile(by: ReleaseWho): Promise<void> {
    const { place } = this.model;
    const after = AFTER_RELEASE_JOB[place];
    if (!after || !['take-up', 'check', 'open', 'record'].includes(place)) return;
    await this.race({ run: () => this.runJob(place), on: (model) => ifOk('ok', () => after(model)) }, this.clientOf(['cancel', by], 0, 'one'));
  }

  private async race(one: Move<ModelledRelease>, other: Move<ModelledRelease>): Promise<void> {
    this.model = await raced(this.model, [one, other], async () => (await this.read()).state);
  }

  private clientOf([what, by]: [ReleaseAction, ReleaseWho], version: number, name: string, complete = this.model.complete): Move<ModelledRelease> {
    const actor = this.actors.get(by)!;
    const { releases, number } = this;
    const content = { description: `Edit of version ${version} by ${name}`, rollbackPlan: complete ? 'Undo it.' : '' };
    const run: Record<ReleaseAction, () => ReturnType<Releases['edit']>> = {
      edit: () => releases.edit(number, version, content, actor),
      submit: () => releases.submit(number, version, actor),
      cancel: () => releases.cancel(number, 'No longer wanted', actor),
    };
    return {
      run: async (): Promise<Verdict> => verdictOf(await run[what]()),
      on: (model, isStale) =>
        ifOk(unlessStale(mayOnRelease(what, model, by), isStale && what !== 'cancel'), () => {
          ON_RELEASE[what](model);
          if (what === 'edit') model.complete = complete;
        }),
    };
  }

  private async read() {
    return (await this.world.app.get(ReleaseViews).byNumber(this.number, this.actors.get(RELEASE_MANAGER)!))!;
  }

  private async compare(): Promise<void> {
    const { state, allowedActions, lockedReason, steps } = await this.read();
    expect({ state, allowedActions, locked: lockedReason !== null, stepsLeft: steps.filter((step) => step.state !== 'done').length }).toEqual({
      state: this.model.state, allowedActions: openTo(this.model, RELEASE_MANAGER), locked: mayOnRelease('edit', this.model, RELEASE_MANAGER) !== 'ok', stepsLeft: this.model.stepsLeft,
    });
  }
}
