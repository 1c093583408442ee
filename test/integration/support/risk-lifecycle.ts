import { RISK_ACTIONS, type RiskAction, type RiskState } from '#core/contracts';
import { systemClock } from '#core/kernel';
import { People } from '#platform/identity';
import { RiskRecords } from '../../../libs/practices/risk-management/src/application/risk-records.js';
import { RiskViews } from '../../../libs/practices/risk-management/src/application/risk-views.js';
import { Risks } from '../../../libs/practices/risk-management/src/application/risks.js';
import { BeginMonitoringJob } from '../../../libs/practices/risk-management/src/jobs/begin-monitoring.job.js';
import { CloseRiskJob } from '../../../libs/practices/risk-management/src/jobs/close.job.js';
import { ProposeOwnerJob } from '../../../libs/practices/risk-management/src/jobs/propose-owner.job.js';
import { ReadRiskJob } from '../../../libs/practices/risk-management/src/jobs/read.job.js';
import { RecordApprovalJob } from '../../../libs/practices/risk-management/src/jobs/record-approval.job.js';
import { RecordOwnershipJob } from '../../../libs/practices/risk-management/src/jobs/record-ownership.job.js';
import { RecordRatingJob } from '../../../libs/practices/risk-management/src/jobs/record-rating.job.js';
import { RecordResponseJob } from '../../../libs/practices/risk-management/src/jobs/record-response.job.js';
import { RecordReviewJob } from '../../../libs/practices/risk-management/src/jobs/record-review.job.js';
import type { Modelled, ModelledAction, ModelledTask, Verdict, WalkedLifecycle } from './lifecycle-walk.js';
import type { PersonName, World } from './world.js';

/** A risk and its process. Probability 1 lies within the appetite, 5 above it. */
interface ModelledRisk extends Modelled {
  state: RiskState;
  probability: 1 | 5;
  rated: 1 | 5 | null;
  owner: PersonName | null;
  accepted: boolean;
  record: string;
  response: 'accept' | 'reduce' | null;
  settled: boolean;
  closing: boolean;
  /** Of the process: who was asked and what they said, who was named, what the owner chose, what was approved, what the review found. */
  asked: PersonName | null;
  answer: 'accept' | 'decline';
  named: PersonName;
  chosen: 'accept' | 'reduce';
  approved: boolean;
  kept: boolean;
  found: 1 | 5;
}

const RAISER: PersonName = 'rita';
const MANAGER: PersonName = 'sam';
const over = ({ state, closing }: ModelledRisk) => state === 'closed' || closing;

function mayActOn(what: RiskAction, risk: ModelledRisk, who: PersonName): Verdict {
  const owns = risk.accepted && risk.owner === who;
  const raised = !risk.accepted && who === RAISER;
  const permitted = { edit: owns || raised || who === MANAGER, 'hand-over': owns || raised || who === MANAGER, carry: owns || who === MANAGER || who === 'carl' || who === 'cora', close: owns || who === MANAGER };
  if (!permitted[what]) return 'not-permitted';
  if (risk.state === 'closed') return 'illegal-transition';
  return risk.closing ? 'conflict' : 'ok';
}

const inState = (risk: ModelledRisk, state: RiskState): Verdict => (over(risk) ? 'conflict' : risk.state === state ? 'ok' : 'illegal-transition');
const byOwner = (risk: ModelledRisk, state: RiskState, who: PersonName): Verdict => (inState(risk, state) !== 'ok' ? inState(risk, state) : risk.owner === who ? 'ok' : 'not-permitted');
const ownerOf = ({ owner }: ModelledRisk): PersonName => owner ?? MANAGER;

const TASKS: Record<string, ModelledTask<ModelledRisk>> = {
  accept: {
    element: 'AcceptRisk', by: ownerOf, may: (risk, who) => byOwner(risk, 'assessed', who), variables: (_, well) => ({ decision: well ? 'accept' : 'decline', comment: 'Because' }),
    then: (risk, well, who) => (Object.assign(risk, { answer: well ? 'accept' : 'decline', asked: who }), 'record-ownership'),
  },
  'name-owner': {
    element: 'NameOwner', by: () => MANAGER, may: (risk) => inState(risk, 'assessed'), variables: (_, well) => ({ newOwner: well ? 'carl' : 'cora' }),
    then: (risk, well) => (Object.assign(risk, { named: well ? 'carl' : 'cora' }), 'propose-owner'),
  },
  'decide-response': {
    element: 'DecideResponse', by: ownerOf, may: (risk, who) => byOwner(risk, 'assessed', who), variables: (_, well) => ({ response: well ? 'reduce' : 'accept', responsePlan: 'As planned' }),
    then: (risk, well) => (Object.assign(risk, { chosen: well ? 'reduce' : 'accept' }), 'record-response'),
  },
  approve: {
    element: 'ApproveResponse', by: () => MANAGER, variables: (_, well) => ({ decision: well ? 'approve' : 'reject', comment: 'Because' }),
    may: (risk, who) => (inState(risk, 'assessed') !== 'ok' ? inState(risk, 'assessed') : risk.owner === null ? 'conflict' : risk.owner === who ? 'separation-of-duties' : 'ok'),
    then: (risk, well) => (Object.assign(risk, { approved: well }), 'record-approval'),
  },
  review: {
    element: 'ReviewRisk', by: ownerOf, may: (risk, who) => byOwner(risk, 'treated', who), variables: () => ({ reviewNote: 'Looked at' }),
    then: (risk, well) => (Object.assign(risk, { kept: well, found: risk.probability }), 'record-review'),
  },
};

/** A risk that is said to be changed is rated again, wherever its process stands. */
const told = (risk: ModelledRisk, change: Partial<ModelledRisk>): void => void Object.assign(risk, change, { place: 'read' });

export function riskLifecycle(world: World): WalkedLifecycle<ModelledRisk> {
  const { app } = world;
  const [risks, records, views, people] = [app.get(Risks), app.get(RiskRecords), app.get(RiskViews), app.get(People)];
  let edits = 0;
  const edit = (probability: 1 | 5): ModelledAction<ModelledRisk> => ({
    run: (number, version, actor, risk) => risks.edit(number, version, { description: `Edit ${(edits += 1)}`, ...(probability === risk.probability ? {} : { probability }) }, actor),
    versioned: true, may: (risk, who) => mayActOn('edit', risk, who), then: (risk) => { if (risk.probability !== probability) told(risk, { probability }); },
  });
  const handOver = (owner: PersonName): ModelledAction<ModelledRisk> => ({
    run: (number, _version, actor) => risks.handOver(number, owner, 'They know it', actor), versioned: false,
    may: (risk, who) => (mayActOn('hand-over', risk, who) !== 'ok' ? mayActOn('hand-over', risk, who) : risk.owner === owner ? 'conflict' : 'ok'), then: (risk) => told(risk, { owner, accepted: false }),
  });
  const carry = (record: string): ModelledAction<ModelledRisk> => ({
    run: (number, _version, actor) => risks.carry(number, { record, owner: null, reason: 'It goes on' }, actor), versioned: false,
    may: (risk, who) => (mayActOn('carry', risk, who) !== 'ok' ? mayActOn('carry', risk, who) : risk.record === record ? 'conflict' : 'ok'), then: (risk) => told(risk, { record, owner: null, accepted: false }),
  });
  return {
    people: [RAISER, MANAGER, 'carl', 'cora'],
    async begin(actors, turn) {
      const owner = turn % 3 === 0 ? null : 'carl';
      const created = await risks.create({ title: `Risk ${turn}`, description: '', probability: 1, impact: 1, category: 'service', owner, record: 'SVC-1' }, actors.get(RAISER)!);
      if (!created.ok) throw new Error(created.failure.message);
      const model: ModelledRisk = { state: 'identified', place: 'read', probability: 1, rated: null, owner, accepted: false, record: 'SVC-1', response: null, settled: false, closing: false, asked: null, answer: 'accept', named: 'carl', chosen: 'reduce', approved: false, kept: true, found: 1 };
      return { number: created.value.number, model };
    },
    tasks: TASKS,
    waits: { watch: 'review' },
    actions: {
      grow: edit(5), shrink: edit(1), 'to-carl': handOver('carl'), 'to-cora': handOver('cora'), 'to-payments': carry('SVC-1'), 'to-portal': carry('SVC-2'),
      close: { run: (number, _version, actor) => risks.close(number, 'It is over', actor), versioned: false, ends: true, may: (risk, who) => mayActOn('close', risk, who), then: (risk) => void Object.assign(risk, { closing: true, place: 'close' }) },
    },
    jobs: {
      read: { handler: new ReadRiskJob(records, people), then: () => 'record-rating' },
      'record-rating': {
        handler: new RecordRatingJob(records),
        variables: ({ probability }) => ({ rating: { level: probability === 5 ? 'high' : 'low', withinAppetite: probability === 1, reviewDays: 30, reason: 'By the table' } }),
        then: (risk) => {
          Object.assign(risk, { state: 'assessed', settled: risk.settled && risk.rated === risk.probability, rated: risk.probability });
          return risk.accepted ? (risk.settled ? 'begin-monitoring' : 'decide-response') : risk.owner ? 'accept' : 'name-owner';
        },
      },
      'record-ownership': {
        handler: new RecordOwnershipJob(records, people, systemClock),
        variables: ({ answer, asked }) => ({ ownership: answer, owner: asked }),
        then: (risk) => {
          if (risk.owner === risk.asked) Object.assign(risk, risk.answer === 'accept' ? { accepted: true } : { owner: null });
          return risk.answer === 'decline' ? 'name-owner' : risk.settled ? 'begin-monitoring' : 'decide-response';
        },
      },
      'propose-owner': {
        handler: new ProposeOwnerJob(records, people), variables: ({ named }) => ({ owner: named }),
        then: (risk) => (Object.assign(risk, { owner: risk.named, accepted: false }), 'accept'),
      },
      'record-response': {
        handler: new RecordResponseJob(records), variables: ({ chosen }) => ({ response: chosen, responsePlan: 'As planned' }),
        then: (risk) => ((risk.response = risk.chosen), risk.chosen === 'accept' && risk.rated === 5 ? 'approve' : 'begin-monitoring'),
      },
      'record-approval': { handler: new RecordApprovalJob(records), then: ({ approved }) => (approved ? 'begin-monitoring' : 'decide-response') },
      'begin-monitoring': {
        handler: new BeginMonitoringJob(records, systemClock),
        then: (risk) => (Object.assign(risk, { state: 'treated', settled: true }), 'watch'),
      },
      'record-review': {
        handler: new RecordReviewJob(records),
        variables: ({ kept, found }) => ({ reviewOutcome: kept ? 'keep' : 'close', newProbability: found, newImpact: 1, reviewNote: 'Looked at' }),
        then: (risk) => ((risk.probability = risk.found), risk.kept ? 'read' : 'close'),
      },
      close: { handler: new CloseRiskJob(records), then: (risk) => (Object.assign(risk, { state: 'closed', closing: false }), 'ended'), last: true },
    },
    version: async (number) => (await world.database.query<{ version: number }[]>('select version from tollgate.risk where number = $1', [number]))[0]!.version,
    seen: async (number, actor) => {
      const { state, owner, ownerAccepted, record, response, probability, allowedActions } = (await views.byNumber(number, actor))!;
      return { state, owner: owner?.username ?? null, accepted: ownerAccepted, record, response, probability, allowedActions };
    },
    told: (risk, who) => ({
      state: risk.state, owner: risk.owner, accepted: risk.accepted, record: risk.record, response: risk.response, probability: risk.probability, allowedActions: RISK_ACTIONS.filter((action) => mayActOn(action, risk, who) === 'ok'),
    }),
  };
}
