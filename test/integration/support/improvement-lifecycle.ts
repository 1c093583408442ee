import { IMPROVEMENT_ACTIONS, type ImprovementAction, type ImprovementState } from '#core/contracts';
import { systemClock } from '#core/kernel';
import { People } from '#platform/identity';
import { RecordLinks } from '#platform/collaboration';
import { DraftSources, ObjectiveDirectory } from '#platform/orchestration';
import { ImprovementRecords } from '../../../libs/practices/continual-improvement/src/application/improvement-records.js';
import { ImprovementViews } from '../../../libs/practices/continual-improvement/src/application/improvement-views.js';
import { Improvements } from '../../../libs/practices/continual-improvement/src/application/improvements.js';
import { CloseImprovementJob } from '../../../libs/practices/continual-improvement/src/jobs/close.job.js';
import { RaiseActionJob } from '../../../libs/practices/continual-improvement/src/jobs/raise-action.job.js';
import { ReadImprovementJob } from '../../../libs/practices/continual-improvement/src/jobs/read.job.js';
import { RecordActionJob } from '../../../libs/practices/continual-improvement/src/jobs/record-action.job.js';
import { RecordImprovementApprovalJob } from '../../../libs/practices/continual-improvement/src/jobs/record-approval.job.js';
import { RecordAssessmentJob } from '../../../libs/practices/continual-improvement/src/jobs/record-assessment.job.js';
import { RecordMeasurementJob } from '../../../libs/practices/continual-improvement/src/jobs/record-measurement.job.js';
import { RecordVisionJob } from '../../../libs/practices/continual-improvement/src/jobs/record-vision.job.js';
import { RejectImprovementJob } from '../../../libs/practices/continual-improvement/src/jobs/reject.job.js';
import { ReopenImprovementJob } from '../../../libs/practices/continual-improvement/src/jobs/reopen.job.js';
import { WithdrawImprovementJob } from '../../../libs/practices/continual-improvement/src/jobs/withdraw.job.js';
import type { Modelled, ModelledTask, Verdict, WalkedLifecycle } from './lifecycle-walk.js';
import type { PersonName, World } from './world.js';

/** An improvement and its process. */
interface ModelledImprovement extends Modelled {
  state: ImprovementState;
  objective: boolean;
  round: number;
  withdrawn: boolean;
  /** Of the process: whether it serves an objective, is approved, and has helped. */
  linked: boolean;
  approved: boolean;
  helped: boolean;
}

const [PROPOSER, OWNER, MANAGER]: readonly PersonName[] = ['rita', 'carl', 'sam'];
const BASELINE = 40;
const TARGET = 10;
const ended = ({ state }: ModelledImprovement) => state === 'achieved' || state === 'rejected';

function mayActOn(what: ImprovementAction, improvement: ModelledImprovement, who: PersonName): Verdict {
  if (who !== PROPOSER && who !== OWNER && who !== MANAGER) return 'not-permitted';
  if (ended(improvement)) return 'illegal-transition';
  if (improvement.withdrawn) return 'conflict';
  return what === 'withdraw' || improvement.state === 'proposed' || improvement.state === 'assess' ? 'ok' : 'illegal-transition';
}

function inState(improvement: ModelledImprovement, state: ImprovementState): Verdict {
  return improvement.withdrawn || ended(improvement) ? 'conflict' : improvement.state === state ? 'ok' : 'illegal-transition';
}

/** A task of the owner in one state; the process goes on to its job. */
const ownersTask = (element: string, state: ImprovementState, next: string, variables: (well: boolean) => Record<string, unknown> = () => ({})): ModelledTask<ModelledImprovement> => ({
  element, by: () => OWNER!, variables: (_, well) => variables(well), then: () => next,
  may: (improvement, who) => (inState(improvement, state) !== 'ok' ? inState(improvement, state) : who === OWNER ? 'ok' : 'not-permitted'),
});

const TASKS: Record<string, ModelledTask<ModelledImprovement>> = {
  link: {
    element: 'LinkObjective', by: () => MANAGER!, may: (improvement) => inState(improvement, 'proposed'), variables: (_, well) => ({ decision: well ? 'link' : 'reject', objective: 'OBJ-1', comment: 'Because' }),
    then: (improvement, well) => (Object.assign(improvement, { linked: well }), 'record-vision'),
  },
  assess: ownersTask('AssessImprovement', 'assess', 'record-assessment'),
  approve: {
    element: 'ApproveImprovement', by: () => MANAGER!, variables: (_, well) => ({ decision: well ? 'approve' : 'return', comment: 'Because' }),
    may: (improvement, who) => (inState(improvement, 'approve') !== 'ok' ? inState(improvement, 'approve') : who === OWNER || who === PROPOSER ? 'separation-of-duties' : 'ok'),
    then: (improvement, well) => (Object.assign(improvement, { approved: well }), 'record-approval'),
  },
  plan: ownersTask('PlanImprovement', 'plan', 'raise-action'),
  act: ownersTask('TakeAction', 'act', 'record-action'),
  measure: { ...ownersTask('MeasureBenefit', 'measure', 'record-measurement'), then: (improvement, well) => (Object.assign(improvement, { helped: well }), 'record-measurement') },
};

export function improvementLifecycle(world: World): WalkedLifecycle<ModelledImprovement> {
  const { app } = world;
  const [improvements, records, views, people] = [app.get(Improvements), app.get(ImprovementRecords), app.get(ImprovementViews), app.get(People)];
  const raise = new RaiseActionJob(records, people, app.get(ObjectiveDirectory), app.get(DraftSources), app.get(RecordLinks));
  const assessment = { benefit: 'high', effort: 'small', indicator: 'Calls', unit: 'a day', baseline: BASELINE, target: TARGET, priority: { priority: 'high', reason: 'By the table' } };
  let edits = 0;
  const moved = (state: ImprovementState, place: string) => (improvement: ModelledImprovement) => (Object.assign(improvement, { state }), place);
  return {
    people: [PROPOSER!, OWNER!, MANAGER!, 'cora'],
    async begin(actors, turn) {
      const objective = turn % 2 === 0 ? null : 'OBJ-1';
      const proposed = await improvements.propose({ title: `Improvement ${turn}`, description: '', objective, services: [], owner: OWNER! }, actors.get(PROPOSER!)!);
      if (!proposed.ok) throw new Error(proposed.failure.message);
      const model: ModelledImprovement = { state: 'proposed', place: 'read', objective: objective !== null, round: 1, withdrawn: false, linked: true, approved: true, helped: true };
      return { number: proposed.value.number, model };
    },
    tasks: TASKS,
    waits: { 'time-to-measure': 'measure' },
    actions: {
      edit: {
        run: (number, version, actor) => improvements.edit(number, version, { description: `Edit ${(edits += 1)}` }, actor),
        versioned: true, may: (improvement, who) => mayActOn('edit', improvement, who), then: () => undefined,
      },
      withdraw: {
        run: (number, _version, actor) => improvements.withdraw(number, 'Done elsewhere', actor),
        versioned: false, ends: true, may: (improvement, who) => mayActOn('withdraw', improvement, who), then: (improvement) => void Object.assign(improvement, { withdrawn: true, place: 'withdraw' }),
      },
    },
    jobs: {
      read: { handler: new ReadImprovementJob(records, people), then: (improvement) => (improvement.objective ? moved('assess', 'assess')(improvement) : 'link') },
      'record-vision': {
        handler: new RecordVisionJob(records), variables: ({ linked }) => ({ vision: linked ? 'link' : 'reject', objective: 'OBJ-1' }),
        then: (improvement) => (improvement.linked ? (Object.assign(improvement, { objective: true }), moved('assess', 'assess')(improvement)) : 'reject'),
      },
      'record-assessment': { handler: new RecordAssessmentJob(records), variables: () => assessment, then: moved('approve', 'approve') },
      'record-approval': { handler: new RecordImprovementApprovalJob(records), then: (improvement) => (improvement.approved ? moved('plan', 'plan') : moved('assess', 'assess'))(improvement) },
      'raise-action': { handler: raise, variables: () => ({ actionKind: 'none', plan: 'As planned', measureAfterDays: 0 }), then: moved('act', 'act') },
      'record-action': { handler: new RecordActionJob(records, systemClock), then: moved('measure', 'time-to-measure') },
      'record-measurement': { handler: new RecordMeasurementJob(records), variables: ({ helped }) => ({ measured: helped ? TARGET : BASELINE, lessons: 'Learned' }), then: ({ helped }) => (helped ? 'close' : 'reopen') },
      reopen: { handler: new ReopenImprovementJob(records), then: (improvement) => ((improvement.round += 1), moved('assess', 'assess')(improvement)) },
      close: { handler: new CloseImprovementJob(records), then: moved('achieved', 'ended'), last: true },
      reject: { handler: new RejectImprovementJob(records), then: moved('rejected', 'ended'), last: true },
      withdraw: { handler: new WithdrawImprovementJob(records), then: moved('rejected', 'ended'), last: true },
    },
    version: async (number) => (await world.database.query<{ version: number }[]>('select version from tollgate.improvement where number = $1', [number]))[0]!.version,
    seen: async (number, actor) => {
      const { state, objective, round, allowedActions } = (await views.byNumber(number, actor))!;
      return { state, objective: objective !== null, round, allowedActions };
    },
    told: (improvement, who) => {
      const { state, objective, round } = improvement;
      return { state, objective, round, allowedActions: IMPROVEMENT_ACTIONS.filter((action) => mayActOn(action, improvement, who) === 'ok') };
    },
  };
}
