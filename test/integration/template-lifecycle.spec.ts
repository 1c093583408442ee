import { jest } from '@jest/globals';
import fc from 'fast-check';
import type { TemplateContent } from '#core/contracts';
import type { Job, JobHandler } from '#platform/job-worker';
import { ItemDirectory, ServiceDirectory } from '#platform/orchestration';
import { UnitOfWork } from '#platform/persistence';
import { DemoteTemplateJob } from '../../libs/practices/change-enablement/src/templates/jobs/demote.job.js';
import { RecordTemplateDecisionJob } from '../../libs/practices/change-enablement/src/templates/jobs/record-decision.job.js';
import { RenewTemplateJob } from '../../libs/practices/change-enablement/src/templates/jobs/renew.job.js';
import { RetireTemplateJob } from '../../libs/practices/change-enablement/src/templates/jobs/retire.job.js';
import { ValidateTemplateJob } from '../../libs/practices/change-enablement/src/templates/jobs/validate.job.js';
import { TemplateGateway } from '../../libs/practices/change-enablement/src/templates/template-gateway.js';
import { TemplateRecords } from '../../libs/practices/change-enablement/src/templates/template-records.js';
import { TemplateViews } from '../../libs/practices/change-enablement/src/templates/template-views.js';
import { Templates } from '../../libs/practices/change-enablement/src/templates/templates.service.js';
import { answered } from './support/answered.js';
import { ChangeDriver, verdictOf } from './support/change-driver.js';
import type { Verdict, Who } from './support/change-model.js';
import { ifOk, raced, unlessStale, type Move } from './support/race.js';
import {
  AFTER_TEMPLATE_JOB, aModelledTemplate, answeredTemplate, mayAnswer, mayOnModelled, ON_TEMPLATE, openTo, PROPOSER, type ModelledTemplate, type TemplatePlace, type TemplateTask,
} from './support/template-model.js';
import { World } from './support/world.js';

const LONG = process.env['TOLLGATE_TEST_LONG'] === '1';
const STEPS_PER_TEMPLATE = 40;
const TEMPLATES = LONG ? 500 : 8;
jest.setTimeout(LONG ? 7_200_000 : 300_000);

const NO_ENGINE = { ZEEBE_REST_ADDRESS: 'http://127.0.0.1:9', CAMUNDA_AUTH_STRATEGY: 'NONE' };
const PEOPLE: readonly Who[] = ['carl', 'cora', 'rita', 'abel'];
const ELEMENTS: Record<TemplateTask, string> = { decide: 'DecideOnTemplate', revise: 'ReviseTemplate', review: 'ReviewTemplate' };
const TASKS = Object.keys(ELEMENTS) as TemplateTask[];
const ANSWERS: Record<TemplateTask, [well: string, ill: string]> = { decide: ['approve', 'reject'], revise: ['resubmit', 'cancel'], review: ['renew', 'retire'] };
const CONTENT: Partial<TemplateContent> = {
  title: 'Renew', description: 'One.', justification: 'They end.', implementationPlan: 'Do it.', backoutPlan: 'Undo it.', testPlan: 'Try it.', services: ['SVC-1'], maxMinutes: 60,
};
const READ_ONLY = { state: 'approved', proposerId: 'x', suspendedReason: null, retiring: false, revisionOpen: true, version: 99 };

type Action = keyof typeof ON_TEMPLATE;
type Command =
  | { do: 'go-on'; who: Who; well: boolean }
  | { do: 'act'; action: Action; who: Who; isStale: boolean; complete: boolean }
  | { do: 'answer'; task: TemplateTask; who: Who; well: boolean }
  | { do: 'race'; clients: [Action, Who][] }
  | { do: 'retire-meanwhile'; who: Who };

const who = fc.constantFrom(...PEOPLE);
const mostlyCarl = fc.oneof({ weight: 4, arbitrary: fc.constant(PROPOSER) }, { weight: 1, arbitrary: who });
const action = fc.oneof({ weight: 8, arbitrary: fc.constantFrom<Action[]>('edit', 'propose', 'demote') }, { weight: 1, arbitrary: fc.constant<Action>('retire') });
const rarely = fc.integer({ min: 0, max: 4 }).map((drawn) => drawn === 0);
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: fc.constant('go-on' as const), who, well: rarely.map((isIll) => !isIll) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('act' as const), action, who: mostlyCarl, isStale: rarely, complete: rarely.map((isNot) => !isNot) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('answer' as const), task: fc.constantFrom(...TASKS), who, well: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('race' as const), clients: fc.array(fc.tuple(action, mostlyCarl), { minLength: 2, maxLength: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('retire-meanwhile' as const), who }) },
);

describe('The life of a standard-change template, beside a pure model of it', () => {
  let world: World;
  let driver: ChangeDriver;

  beforeAll(async () => {
    world = await World.open({ engine: NO_ENGINE, jobs: false });
    driver = new ChangeDriver(world);
    await driver.meet(PEOPLE);
  }, 120_000);
  afterAll(() => world?.close());

  it('should be what the model says, whatever people and its process do in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: STEPS_PER_TEMPLATE, maxLength: STEPS_PER_TEMPLATE }), async (commands) => {
        const walk = new Walk(world, driver);
        await walk.draft();
        for (const one of commands) await walk.take(one);
      }),
      { numRuns: TEMPLATES },
    );
  });
});

class Walk {
  private number = '';
  private model = aModelledTemplate();
  private readonly templates: Templates;
  private readonly jobs: Partial<Record<TemplatePlace, JobHandler<never, object>>>;

  constructor(
    private readonly world: World,
    private readonly driver: ChangeDriver,
  ) {
    const { app } = world;
    this.templates = app.get(Templates);
    const records = app.get(TemplateRecords);
    this.jobs = {
      validate: new ValidateTemplateJob(records, app.get(ServiceDirectory), app.get(ItemDirectory)),
      'record-decision': new RecordTemplateDecisionJob(records),
      demote: new DemoteTemplateJob(records),
      renew: new RenewTemplateJob(records),
      retire: new RetireTemplateJob(records),
    } as typeof this.jobs;
  }

  async draft(): Promise<void> {
    const created = await this.templates.create({ ...CONTENT, ...READ_ONLY }, this.driver.actors.get(PROPOSER)!);
    if (!created.ok) throw new Error(created.failure.message);
    this.number = created.value.number;
    await this.compare();
  }

  async take(command: Command): Promise<void> {
    const { version } = await this.read();
    switch (command.do) {
      case 'go-on':
        await this.goOn(command.who, command.well);
        break;
      case 'act':
        await this.act(command, command.isStale ? version - 1 : version);
        break;
      case 'answer':
        if (this.model.place !== command.task && mayAnswer(this.model, command.task, command.who) !== 'ok') await this.answer(command.task, command.who, command.well);
        break;
      case 'race':
        await this.race(this.clientOf(command.clients[0]!, version, 'one'), this.clientOf(command.clients[1]!, version, 'other'));
        break;
      case 'retire-meanwhile':
        await this.retireMeanwhile(command.who);
    }
    await this.compare();
  }

  /** The process goes on: its next job runs, or the person answers whose task it is. */
  private async goOn(by: Who, isWell: boolean): Promise<void> {
    const { place } = this.model;
    const task = TASKS.find((one) => one === place);
    if (task) return this.answer(task, task === 'revise' ? PROPOSER : by, isWell);
    const after = AFTER_TEMPLATE_JOB[place];
    if (!after) return;
    await this.runJob(place);
    after(this.model);
  }

  private async runJob(place: TemplatePlace): Promise<'ok'> {
    const job = { variables: { recordNumber: this.number }, retries: 3 } as unknown as Job<never>;
    await this.world.app.get(UnitOfWork).run((tx) => this.jobs[place]!.handle(job, tx));
    return 'ok';
  }

  private async answer(task: TemplateTask, by: Who, isWell: boolean): Promise<void> {
    const variables = { decision: ANSWERS[task][isWell ? 0 : 1], comment: 'Because' };
    const verdict = await answered(this.world, this.world.app.get(TemplateGateway), { recordNumber: this.number, elementId: ELEMENTS[task], actor: this.driver.actors.get(by)!, variables });
    expect([task, by, verdict]).toEqual([task, by, mayAnswer(this.model, task, by)]);
    if (verdict === 'ok') answeredTemplate(this.model, task, isWell);
  }

  private async act({ action: what, who: by, isStale, complete }: Extract<Command, { do: 'act' }>, version: number): Promise<void> {
    const move = this.clientOf([what, by], version, 'one', complete);
    expect([what, by, await move.run()]).toEqual([what, by, move.on(this.model, isStale)]);
  }

  /** The retirement comes while a job of the process runs: the template ends, and nobody may use it until it does. */
  private async retireMeanwhile(by: Who): Promise<void> {
    const { place } = this.model;
    const after = AFTER_TEMPLATE_JOB[place];
    if (!after || place === 'retire') return;
    await this.race({ run: () => this.runJob(place), on: (model) => ifOk('ok', () => after(model)) }, this.clientOf(['retire', by], 0, 'one'));
  }

  private async race(one: Move<ModelledTemplate>, other: Move<ModelledTemplate>): Promise<void> {
    this.model = await raced(this.model, [one, other], async () => (await this.read()).state);
  }

  private clientOf([what, by]: [Action, Who], version: number, name: string, complete = this.model.complete): Move<ModelledTemplate> {
    const actor = this.driver.actors.get(by)!;
    const { templates, number } = this;
    const isVersioned = what === 'edit' || what === 'propose';
    const content = { description: `Edit of version ${version} by ${name}`, backoutPlan: complete ? 'Undo it.' : '', ...(READ_ONLY as object) };
    const run: Record<Action, () => ReturnType<Templates['edit']>> = {
      edit: () => templates.edit(number, version, content, actor),
      propose: () => templates.propose(number, version, actor),
      demote: () => templates.demote(number, 'It fails', actor),
      retire: () => templates.retire(number, 'No longer needed', actor),
    };
    return {
      run: async (): Promise<Verdict> => verdictOf(await run[what]()),
      on: (model, isStale) =>
        ifOk(unlessStale(mayOnModelled(what, model, by), isStale && isVersioned), () => {
          ON_TEMPLATE[what](model);
          if (what === 'edit') model.complete = complete;
        }),
    };
  }

  private async read() {
    return (await this.world.app.get(TemplateViews).byNumber(this.number, this.driver.actors.get(PROPOSER)!))!;
  }

  private async compare(): Promise<void> {
    const { state, editable, allowedActions, suspendedReason } = await this.read();
    expect({ state, editable, allowedActions, suspended: suspendedReason !== null }).toEqual({
      state: this.model.state, editable: mayOnModelled('edit', this.model, PROPOSER) === 'ok', allowedActions: openTo(this.model, PROPOSER), suspended: this.model.suspended,
    });
  }
}
