import type { ApprovalPolicy, ChangeView } from '#core/contracts';
import { systemClock, type Refusal, type Result } from '#core/kernel';
import { WorkingCalendars } from '#platform/calendar';
import { People, type Actor } from '#platform/identity';
import type { Job, JobHandler, JobOutcome } from '#platform/job-worker';
import { ServiceDirectory } from '#platform/orchestration';
import { UnitOfWork } from '#platform/persistence';
import { Approvals } from '../../../libs/practices/change-enablement/src/application/approvals.js';
import { ChangeGateway } from '../../../libs/practices/change-enablement/src/application/change-gateway.js';
import { ChangeRecords } from '../../../libs/practices/change-enablement/src/application/change-records.js';
import { ChangeViews } from '../../../libs/practices/change-enablement/src/application/change-views.js';
import { ImplementationTasks } from '../../../libs/practices/change-enablement/src/application/implementation-tasks.js';
import { BeginImplementationJob } from '../../../libs/practices/change-enablement/src/jobs/begin-implementation.job.js';
import { CancelChangeJob } from '../../../libs/practices/change-enablement/src/jobs/cancel.job.js';
import { CloseChangeJob } from '../../../libs/practices/change-enablement/src/jobs/close.job.js';
import { PlanReviewJob } from '../../../libs/practices/change-enablement/src/jobs/plan-review.job.js';
import { RecordAuthorizationJob } from '../../../libs/practices/change-enablement/src/jobs/record-authorization.job.js';
import { RecordImplementationJob } from '../../../libs/practices/change-enablement/src/jobs/record-implementation.job.js';
import { RecordRiskJob } from '../../../libs/practices/change-enablement/src/jobs/record-risk.job.js';
import { ScheduleChangeJob } from '../../../libs/practices/change-enablement/src/jobs/schedule.job.js';
import { TakeUpChangeJob } from '../../../libs/practices/change-enablement/src/jobs/take-up.job.js';
import { ValidateChangeJob } from '../../../libs/practices/change-enablement/src/jobs/validate.job.js';
import { WithdrawChangeJob } from '../../../libs/practices/change-enablement/src/jobs/withdraw.job.js';
import { Scheduling } from '../../../libs/practices/change-enablement/src/planning/scheduling.js';
import { TemplateGuard } from '../../../libs/practices/change-enablement/src/templates/template-guard.js';
import { answered } from './answered.js';
import type { ModelledChange, Place, Verdict, Who } from './change-model.js';
import type { World } from './world.js';

const PLANS = { implementationPlan: true, backoutPlan: true, testPlan: true, reason: 'All of them' };
const RISK = { risk: 'low', reason: 'Small', reasons: [{ source: 'facts', risk: 'low', reason: 'Small' }] };
const ELEMENTS: Partial<Record<Place, string>> = { board: 'CabDecision', revise: 'ReviseChange', implement: 'ImplementChange', 'back-out': 'BackOutChange', review: 'ReviewChange' };

type Handler = JobHandler<never, object>;

/** The real records and jobs of changes, moved one step at a time in place of their process. */
export class ChangeDriver {
  readonly actors = new Map<Who, Actor>();
  private readonly work: UnitOfWork;
  private readonly handlers: Partial<Record<Place, Handler>>;

  constructor(private readonly world: World) {
    const { app } = world;
    const [records, services, scheduling, guard] = [app.get(ChangeRecords), app.get(ServiceDirectory), app.get(Scheduling), app.get(TemplateGuard)];
    const tasks = app.get(ImplementationTasks);
    this.work = app.get(UnitOfWork);
    this.handlers = {
      'take-up': new TakeUpChangeJob(records, services),
      validate: new ValidateChangeJob(records, services, scheduling, guard, systemClock),
      'record-risk': new RecordRiskJob(records),
      'record-authorization': new RecordAuthorizationJob(records, scheduling, app.get(Approvals)),
      schedule: new ScheduleChangeJob(records),
      begin: new BeginImplementationJob(records, scheduling, app.get(People), systemClock),
      'record-implementation': new RecordImplementationJob(records, tasks),
      'plan-review': new PlanReviewJob(records, app.get(WorkingCalendars), systemClock),
      close: new CloseChangeJob(records),
      cancel: new CancelChangeJob(records),
      withdraw: new WithdrawChangeJob(records),
    } as Partial<Record<Place, Handler>>;
  }

  async meet(people: readonly Who[]): Promise<void> {
    for (const username of people) {
      const person = await this.world.app.get(People).byUsername(username);
      if (!person) throw new Error(`Nobody is called ${username}.`);
      this.actors.set(username, { personId: person.id, username, displayName: person.displayName, roles: person.roles });
    }
  }

  async read(number: string, who: Who = 'rita'): Promise<ChangeView> {
    return (await this.world.app.get(ChangeViews).byNumber(number, this.actors.get(who)!))!;
  }

  /** Who has decided in the round that runs, as far as it stands. */
  standing(number: string): Promise<string[]> {
    const { app } = this.world;
    return this.work.run(async (tx) => {
      const standing = await app.get(Approvals).standing(await app.get(ChangeRecords).forJob(number, tx), tx);
      const people = await app.get(People).refs(standing.map(({ approverId }) => approverId), tx);
      return standing.map(({ approverId }) => people.get(approverId)!.username);
    });
  }

  /** Runs the job that the process would run now. */
  runJob(place: Place, number: string, model: ModelledChange, awaited: string | null): Promise<JobOutcome<object>> {
    const handler = this.handlers[place]!;
    const variables = { recordNumber: number, ...variablesAt(place, model, awaited) };
    return this.work.run((tx) => handler.handle({ variables, retries: 3 } as unknown as Job<never>, tx));
  }

  /** Answers the task at a place as a person, as the task list does. */
  decide(recordNumber: string, place: Place, who: Who, model: ModelledChange, well: boolean): Promise<Verdict> {
    const elementId = ELEMENTS[place] ?? (model.type === 'emergency' ? 'AuthorizeEmergency' : 'AuthorizeChange');
    return answered(this.world, this.world.app.get(ChangeGateway), { recordNumber, elementId, actor: this.actors.get(who)!, variables: answerAt(place, well) });
  }
}

export const verdictOf = (result: Result<unknown, Refusal<Exclude<Verdict, 'ok'>>>): Verdict => (result.ok ? 'ok' : result.failure.code);

function answerAt(place: Place, well: boolean): Record<string, unknown> {
  if (place === 'implement') return { implementationResult: well ? 'done' : 'failed' };
  if (place === 'back-out') return { backoutResult: well ? 'restored' : 'not-restored' };
  if (place === 'review') return { outcome: well ? 'successful' : 'unsuccessful' };
  if (place === 'revise') return { decision: well ? 'resubmit' : 'cancel' };
  return { decision: well ? 'approve' : 'reject', comment: 'Because' };
}

function variablesAt(place: Place, { failed, restored, type, people, board, outcome, reviewed }: ModelledChange, awaited: string | null): object {
  const policy: ApprovalPolicy = { approverGroup: 'change-manager', approvals: people, board, remindAfter: 'P1D', reason: 'Enough' };
  const review = failed || type === 'emergency';
  const all: Partial<Record<Place, object>> = {
    validate: { requiredPlans: PLANS },
    'record-risk': { riskAssessment: RISK, approvalPolicy: policy },
    begin: { plannedStart: awaited },
    'record-implementation': failed ? { backoutResult: restored ? 'restored' : 'not-restored' } : {},
    'plan-review': { reviewPolicy: { review, workingDays: 2, reason: 'So it is' } },
    close: { outcome: reviewed ?? outcome },
  };
  return all[place] ?? {};
}
