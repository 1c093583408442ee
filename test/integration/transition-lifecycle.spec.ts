import { jest } from '@jest/globals';
import fc from 'fast-check';
import { EARLY_LIFE_DECISIONS, type EarlyLifeDecision } from '#core/contracts';
import type { Refusal, Result } from '#core/kernel';
import { People, type Actor } from '#platform/identity';
import type { Job, JobHandler } from '#platform/job-worker';
import { ServiceDirectory } from '#platform/orchestration';
import { UnitOfWork } from '#platform/persistence';
import { AcceptanceGateway } from '../../libs/practices/service-transition/src/acceptance/acceptance-gateway.js';
import { AcceptanceRecords } from '../../libs/practices/service-transition/src/acceptance/acceptance-records.js';
import { AcceptanceStanding } from '../../libs/practices/service-transition/src/acceptance/acceptance-standing.js';
import { AcceptanceViews } from '../../libs/practices/service-transition/src/acceptance/acceptance-views.js';
import { Acceptances } from '../../libs/practices/service-transition/src/acceptance/acceptances.js';
import { OpenSigningJob } from '../../libs/practices/service-transition/src/acceptance/jobs/open-signing.job.js';
import { OpenAcceptanceJob } from '../../libs/practices/service-transition/src/acceptance/jobs/open.job.js';
import { RecordSignatureJob } from '../../libs/practices/service-transition/src/acceptance/jobs/record-signature.job.js';
import { WithdrawAcceptanceJob } from '../../libs/practices/service-transition/src/acceptance/jobs/withdraw.job.js';
import { Criteria } from '../../libs/practices/service-transition/src/criteria/criteria.js';
import { Signatures } from '../../libs/practices/service-transition/src/criteria/signatures.js';
import { EarlyLifeGateway } from '../../libs/practices/service-transition/src/early-life/early-life-gateway.js';
import { EarlyLifeRecords } from '../../libs/practices/service-transition/src/early-life/early-life-records.js';
import { EarlyLifeStanding } from '../../libs/practices/service-transition/src/early-life/early-life-standing.js';
import { EarlyLifeSupports } from '../../libs/practices/service-transition/src/early-life/early-life-supports.js';
import { EarlyLifeViews } from '../../libs/practices/service-transition/src/early-life/early-life-views.js';
import { CancelSupportJob } from '../../libs/practices/service-transition/src/early-life/jobs/cancel.job.js';
import { CheckEntryJob } from '../../libs/practices/service-transition/src/early-life/jobs/check-entry.job.js';
import { OpenDecisionJob } from '../../libs/practices/service-transition/src/early-life/jobs/open-decision.job.js';
import { PlanDayJob } from '../../libs/practices/service-transition/src/early-life/jobs/plan-day.job.js';
import { ReadEarlyLifeJob } from '../../libs/practices/service-transition/src/early-life/jobs/read.job.js';
import { RecordDecisionJob } from '../../libs/practices/service-transition/src/early-life/jobs/record-decision.job.js';
import { Lessons } from '../../libs/practices/service-transition/src/early-life/lessons.js';
import { Levels } from '../../libs/practices/service-transition/src/early-life/levels.js';
import { SupportDays } from '../../libs/practices/service-transition/src/early-life/support-days.js';
import { answered } from './support/answered.js';
import type { Verdict } from './support/change-model.js';
import {
  AFTER_ACCEPTANCE_JOB, AFTER_SUPPORT_JOB, aModelledAcceptance, aModelledSupport, MANAGER, mayBring, mayBringForward, mayBringTo, mayCancel, mayDecide, mayExtend, mayReword, maySign, maySubmit, mayWithdraw, OWNER, type Who,
} from './support/transition-model.js';
import { World } from './support/world.js';

const LONG = process.env['TOLLGATE_TEST_LONG'] === '1';
const STEPS = 40;
const RECORDS = LONG ? 250 : 5;
jest.setTimeout(LONG ? 7_200_000 : 300_000);

const NO_ENGINE = { ZEEBE_REST_ADDRESS: 'http://127.0.0.1:9', CAMUNDA_AUTH_STRATEGY: 'NONE' };
const PEOPLE: readonly Who[] = ['rita', 'carl', 'cora', 'sam', 'ines'];
const POLICY = { workingDays: 10, stableDays: 0, reason: 'Two weeks' };

const MONITORING = { key: 'monitoring', text: 'It is monitored', phase: 'entry', mandatory: true, owner: OWNER } as const;

type Command =
  | { do: 'go-on'; who: Who; well: boolean; decision: EarlyLifeDecision }
  | { do: 'begin' | 'end'; who: Who; stale: boolean }
  | { do: 'bring'; who: Who; red: boolean }
  | { do: 'reword'; who: Who }
  | { do: 'sign'; who: Who; well: boolean; decision: EarlyLifeDecision };

const who = fc.constantFrom(...PEOPLE);
const rarely = fc.integer({ min: 0, max: 4 }).map((drawn) => drawn === 0);
const decision = fc.constantFrom(...EARLY_LIFE_DECISIONS);
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ do: fc.constant('go-on' as const), who, well: rarely.map((ill) => !ill), decision }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('begin' as const), who, stale: rarely }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('end' as const), who: fc.oneof({ weight: 4, arbitrary: fc.constant<Who>('rita') }, { weight: 1, arbitrary: who }), stale: rarely }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('bring' as const), who: fc.oneof({ weight: 3, arbitrary: fc.constant(OWNER) }, { weight: 1, arbitrary: who }), red: rarely }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reword' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('sign' as const), who, well: fc.boolean(), decision }) },
);

type Handlers<P extends string> = Partial<Record<P, JobHandler<never, object>>>;
const verdictOf = (result: Result<unknown, Refusal<Exclude<Verdict, 'ok'>>>): Verdict => (result.ok ? 'ok' : result.failure.code);

describe('The lives of acceptances and early-life supports, beside pure models of them', () => {
  let world: World;
  const actors = new Map<Who, Actor>();
  let supported = '';

  beforeAll(async () => {
    world = await World.open({ engine: NO_ENGINE, jobs: false });
    for (const username of PEOPLE) {
      const { id: personId, displayName, roles } = (await world.app.get(People).byUsername(username))!;
      actors.set(username, { personId, username, displayName, roles });
    }
    supported = (await world.as('cora').post<{ number: string }>('/services', { name: 'Portal', description: '', urgency: 'low', owner: 'cora' })).body.number;
  }, 120_000);
  afterAll(() => world?.close());

  const walked = (begin: () => Promise<{ take(one: Command): Promise<void> }>) =>
    fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: STEPS, maxLength: STEPS }), async (commands) => {
        const walk = await begin();
        for (const one of commands) await walk.take(one);
      }),
      { numRuns: RECORDS },
    );

  it('should be what the model says of an acceptance, whatever people and its process do in whatever order', () => walked(() => AcceptanceLife.draft(world, actors)));

  it('should be what the model says of an early-life support', () => walked(() => SupportLife.begun(world, actors, supported)));
});

/** Runs the job that a process would run now. */
async function run<P extends string>(world: World, jobs: Handlers<P>, place: P, variables: object): Promise<void> {
  const job = { variables, retries: 3, processInstanceKey: '1' } as unknown as Job<never>;
  await world.app.get(UnitOfWork).run((tx) => jobs[place]!.handle(job, tx));
}

class AcceptanceLife {
  private readonly model = aModelledAcceptance();
  private rewordings = 0;
  private readonly acceptances: Acceptances;
  private readonly jobs: Handlers<string>;

  private constructor(
    private readonly world: World,
    private readonly actors: ReadonlyMap<Who, Actor>,
    private readonly number: string,
  ) {
    const { app } = world;
    const [records, standing, signatures] = [app.get(AcceptanceRecords), app.get(AcceptanceStanding), app.get(Signatures)];
    this.acceptances = app.get(Acceptances);
    this.jobs = {
      open: new OpenAcceptanceJob(records, app.get(Criteria)),
      'open-signing': new OpenSigningJob(records, standing, app.get(People)),
      record: new RecordSignatureJob(records, standing, signatures),
      withdraw: new WithdrawAcceptanceJob(records),
    } as Handlers<string>;
  }

  static async draft(world: World, actors: ReadonlyMap<Who, Actor>): Promise<AcceptanceLife> {
    const [acceptances, carl] = [world.app.get(Acceptances), actors.get(MANAGER)!];
    const made = await acceptances.create({ title: 'Accept', service: 'SVC-1', project: null, release: null, manager: null, desk: null }, carl);
    if (!made.ok) throw new Error(made.failure.message);
    const { number, version } = made.value;
    const edited = await acceptances.edit(number, version, { criteria: [MONITORING] }, carl);
    if (!edited.ok) throw new Error(edited.failure.message);
    return new AcceptanceLife(world, actors, number);
  }

  async take(one: Command): Promise<void> {
    const actor = this.actors.get(one.who)!;
    if (one.do === 'go-on') await this.goOn(one.who, one.well);
    if (one.do === 'sign' && this.model.place !== 'sign') await this.sign(one.who, one.well);
    if (one.do === 'begin') {
      const version = (await this.read()).version - (one.stale ? 1 : 0);
      const permitted = maySubmit(this.model, one.who);
      this.expects(one, verdictOf(await this.acceptances.submit(this.number, version, actor)), permitted === 'ok' && one.stale ? 'version-mismatch' : permitted, () => void (this.model.place = 'open'));
    }
    if (one.do === 'end') {
      const draft = this.model.place === 'draft';
      this.expects(one, verdictOf(await this.acceptances.withdraw(this.number, 'Another way', actor)), mayWithdraw(this.model, one.who), () => Object.assign(this.model, draft ? { state: 'withdrawn', place: 'ended' } : { place: 'withdraw' }));
    }
    if (one.do === 'bring') {
      const brought = { readiness: one.red ? 'red' : 'green', text: 'So it is' } as const;
      this.expects(one, verdictOf(await this.acceptances.giveEvidence(this.number, 'monitoring', brought, actor)), mayBring(this.model, one.who), () => void (this.model.red = one.red));
    }
    if (one.do === 'reword') await this.reword(one.who);
    const { state, round, red, blockers } = await this.read();
    const ended = this.model.state === 'accepted' || this.model.state === 'withdrawn';
    expect({ state, round, red: red > 0, held: blockers.length > 0 }).toEqual({ state: this.model.state, round: this.model.round, red: this.model.red, held: this.model.red && !ended });
  }

  /** What was brought counts no more; on its way the round opens anew. */
  private async reword(by: Who): Promise<void> {
    const { version } = await this.read();
    const criteria = [{ ...MONITORING, text: `It is monitored, as asked for the ${(this.rewordings += 1)}. time` }];
    const seen = verdictOf(await this.acceptances.edit(this.number, version, { criteria }, this.actors.get(by)!));
    this.expects({ do: 'reword', who: by }, seen, mayReword(this.model, by), () => Object.assign(this.model, { red: true, place: this.model.place === 'draft' ? 'draft' : 'open' }));
  }

  /** The process goes on: its next job runs, the time for evidence is over, or somebody signs. */
  private async goOn(by: Who, well: boolean): Promise<void> {
    const { place } = this.model;
    if (place === 'sign') return this.sign(by, well);
    if (place === 'evidence') return void (this.model.place = 'open-signing');
    const after = AFTER_ACCEPTANCE_JOB[place];
    if (!after) return;
    await run(this.world, this.jobs, place, { recordNumber: this.number });
    after(this.model);
  }

  private async sign(by: Who, accept: boolean): Promise<void> {
    const variables = { decision: accept ? 'accept' : 'reject', comment: 'Because' };
    const verdict = await answered(this.world, this.world.app.get(AcceptanceGateway), { recordNumber: this.number, elementId: 'SignAcceptance', actor: this.actors.get(by)!, variables });
    this.expects({ do: 'sign', who: by }, verdict, maySign(this.model, by, accept), () => Object.assign(this.model, { place: 'record', accepted: accept }));
  }

  private expects(what: { do: string; who: Who }, seen: Verdict, expected: Verdict, does: () => void): void {
    expect([what.do, what.who, this.model.place, seen]).toEqual([what.do, what.who, this.model.place, expected]);
    if (expected === 'ok') does();
  }

  private async read() {
    return (await this.world.app.get(AcceptanceViews).byNumber(this.number, this.actors.get(MANAGER)!))!;
  }
}

class SupportLife {
  private readonly model = aModelledSupport();
  private readonly supports: EarlyLifeSupports;
  private readonly jobs: Handlers<string>;

  private constructor(
    private readonly world: World,
    private readonly actors: ReadonlyMap<Who, Actor>,
    private readonly number: string,
  ) {
    const { app } = world;
    const [records, standing, days, criteria, people] = [app.get(EarlyLifeRecords), app.get(EarlyLifeStanding), app.get(SupportDays), app.get(Criteria), app.get(People)];
    this.supports = app.get(EarlyLifeSupports);
    this.jobs = {
      read: new ReadEarlyLifeJob(records, criteria, app.get(ServiceDirectory), people),
      'check-entry': new CheckEntryJob(records, standing, days),
      'plan-day': new PlanDayJob(records, app.get(Levels), days, people),
      'open-decision': new OpenDecisionJob(records, criteria, standing, people),
      cancel: new CancelSupportJob(records),
      record: new RecordDecisionJob(records, standing, app.get(Signatures), days, app.get(Lessons)),
    } as Handlers<string>;
  }

  static async begun(world: World, actors: ReadonlyMap<Who, Actor>, service: string): Promise<SupportLife> {
    const begun = await world.app.get(EarlyLifeSupports).begin({ title: 'Portal', services: [service], manager: null, desk: OWNER, daysAsked: null, startedOn: null }, actors.get(MANAGER)!);
    if (!begun.ok) throw new Error(begun.failure.message);
    return new SupportLife(world, actors, begun.value.number);
  }

  async take(one: Command): Promise<void> {
    if (one.do === 'go-on') await this.goOn(one.who, one.decision);
    if (one.do === 'sign' && this.model.place !== 'decide') await this.decide(one.who, one.decision);
    if (one.do === 'end') this.expects(one, verdictOf(await this.supports.cancel(this.number, 'It was called off', this.actors.get(one.who)!)), mayCancel(this.model, one.who), () => void (this.model.place = 'cancel'));
    if (one.do === 'begin') {
      this.expects(one, verdictOf(await this.supports.bringForward(this.number, 'Now', this.actors.get(one.who)!)), mayBringForward(this.model, one.who), () => void (this.model.place = 'open-decision'));
    }
    if (one.do === 'bring') await this.bring(one.who, one.red);
    const { state, extensions, blockers } = await this.read();
    const { entryRed, exitRed } = this.model;
    const held = this.model.place === 'ended' ? false : this.model.state === 'entry' ? entryRed : entryRed || exitRed;
    expect({ state, extensions, held: blockers.length > 0 }).toEqual({ state: this.model.state, extensions: this.model.extensions, held });
  }

  /** ines owns what the entry asks, carl what the exit asks. */
  private async bring(by: Who, red: boolean): Promise<void> {
    const keys = by === MANAGER ? ['no-major-incident', 'defects-settled'] : ['watch-agreed'];
    for (const key of keys) {
      const brought = { readiness: red ? 'red' : 'green', text: 'So it is' } as const;
      const seen = verdictOf(await this.supports.giveEvidence(this.number, key, brought, this.actors.get(by)!));
      this.expects({ do: `bring ${key}`, who: by }, seen, mayBringTo(this.model, by), () => Object.assign(this.model, by === MANAGER ? { exitRed: red } : { entryRed: red }));
    }
  }

  private async goOn(by: Who, decision: EarlyLifeDecision): Promise<void> {
    const { place } = this.model;
    if (place === 'decide') return this.decide(by, decision);
    const after = AFTER_SUPPORT_JOB[place];
    if (!after) return;
    const extension = { mayExtend: mayExtend(this.model), workingDays: 5, reason: 'As it is' };
    await run(this.world, this.jobs, place, { recordNumber: this.number, policy: POLICY, extension });
    after(this.model);
  }

  private async decide(by: Who, decision: EarlyLifeDecision): Promise<void> {
    const variables = { decision, comment: 'Because' };
    const verdict = await answered(this.world, this.world.app.get(EarlyLifeGateway), { recordNumber: this.number, elementId: 'DecideSupport', actor: this.actors.get(by)!, variables });
    this.expects({ do: `decide ${decision}`, who: by }, verdict, mayDecide(this.model, by, decision), () => Object.assign(this.model, { place: 'record', decision }));
  }

  private expects(what: { do: string; who: Who }, seen: Verdict, expected: Verdict, does: () => void): void {
    expect([what.do, what.who, this.model.place, seen]).toEqual([what.do, what.who, this.model.place, expected]);
    if (expected === 'ok') does();
  }

  private async read() {
    return (await this.world.app.get(EarlyLifeViews).byNumber(this.number, this.actors.get(MANAGER)!))!;
  }
}
