import { randomUUID } from 'node:crypto';
import { PROJECT_ACTIONS, type GateOutcome, type GateState, type ProjectAction, type ProjectState } from '#core/contracts';
import { systemClock } from '#core/kernel';
import { People } from '#platform/identity';
import { Watchers } from '#platform/notifications';
import { GateRecords } from '../../../libs/practices/project-gates/src/application/gate-records.js';
import { GateReviews } from '../../../libs/practices/project-gates/src/application/gate-reviews.js';
import { GateSets } from '../../../libs/practices/project-gates/src/application/gate-sets.js';
import { Gates } from '../../../libs/practices/project-gates/src/application/gates.js';
import { ProjectEnd } from '../../../libs/practices/project-gates/src/application/project-end.js';
import { ProjectPlan } from '../../../libs/practices/project-gates/src/application/project-plan.js';
import { ProjectRecords } from '../../../libs/practices/project-gates/src/application/project-records.js';
import { Projects } from '../../../libs/practices/project-gates/src/application/projects.js';
import { AssembleDossierJob } from '../../../libs/practices/project-gates/src/jobs/assemble-dossier.job.js';
import { BeginStageJob } from '../../../libs/practices/project-gates/src/jobs/begin-stage.job.js';
import { CloseProjectJob } from '../../../libs/practices/project-gates/src/jobs/close.job.js';
import { ConfirmConditionsJob } from '../../../libs/practices/project-gates/src/jobs/confirm-conditions.job.js';
import { DecideGateJob } from '../../../libs/practices/project-gates/src/jobs/decide.job.js';
import { LapseConditionJob } from '../../../libs/practices/project-gates/src/jobs/lapse-condition.job.js';
import { OpenInitiationJob } from '../../../libs/practices/project-gates/src/jobs/open-initiation.job.js';
import { OpenVoteJob } from '../../../libs/practices/project-gates/src/jobs/open-vote.job.js';
import { RecordInitiationJob } from '../../../libs/practices/project-gates/src/jobs/record-initiation.job.js';
import { StopProjectJob } from '../../../libs/practices/project-gates/src/jobs/stop.job.js';
import type { Modelled, ModelledAction, ModelledTask, Verdict, WalkedLifecycle } from './lifecycle-walk.js';
import type { PersonName, World } from './world.js';

interface ModelledGate {
  number: string;
  state: GateState;
  round: number;
  judged: boolean | null;
  votes: Partial<Record<PersonName, GateOutcome>>;
  proposed: number;
  open: number;
  /** The stage before it is over: the gate was passed once. */
  over: boolean;
}

/** A project of two stages and the gates at their ends; the gate that the process is at is the last of those that have begun. */
interface ModelledProject extends Modelled {
  state: ProjectState;
  at: 0 | 1;
  gates: [ModelledGate, ModelledGate];
  submitted: boolean;
  approved: boolean;
}

const [MANAGER, SPONSOR, BUSINESS, SERVICE]: readonly PersonName[] = ['carl', 'abel', 'cora', 'ines'];
const GATEKEEPERS: readonly PersonName[] = [SPONSOR!, BUSINESS!];
const DAY_MS = 24 * 3_600_000;
const STATE_AFTER = { go: 'passed', 'conditional-go': 'conditional', hold: 'held', recycle: 'recycled', kill: 'killed' } as const satisfies Record<GateOutcome, GateState>;
const STOPS = ['hold', 'recycle', 'kill'] as const;
const gateOf = ({ gates, at }: ModelledProject): ModelledGate => gates[at];
const ended = ({ state }: ModelledProject) => state === 'closed' || state === 'stopped';

function mayOnProject(what: ProjectAction, project: ModelledProject, who: PersonName): Verdict {
  if (who !== MANAGER && who !== 'cora') return 'not-permitted'; // both are change managers
  const allowed = { edit: !ended(project), submit: project.state === 'draft' && !project.submitted, 'move-stage': !ended(project), stop: project.state === 'running' || project.state === 'held' };
  return allowed[what] ? 'ok' : 'illegal-transition';
}

const byKeeper = (project: ModelledProject, who: PersonName, state: GateState): Verdict => (!GATEKEEPERS.includes(who) ? 'not-permitted' : gateOf(project).state === state ? 'ok' : 'illegal-transition');

/** What stands in the way of going on: the only criterion, which is mandatory. */
const blocked = ({ judged, proposed }: ModelledGate, outcome: GateOutcome) => (outcome === 'go' ? judged !== true : outcome === 'conditional-go' ? judged !== true && proposed === 0 : false);

/** What a gatekeeper in good or bad spirits votes; always something that the gate permits. */
function voteAt({ judged, proposed, round, over }: ModelledGate, well: boolean): GateOutcome {
  if (well) return proposed > 0 ? 'conditional-go' : judged === true ? 'go' : 'hold';
  const ill = (['hold', 'recycle', 'hold', 'kill'] as const)[round % 4]!;
  return ill === 'recycle' && over ? 'hold' : ill;
}

function decided({ votes, ...gate }: ModelledGate): GateOutcome | null {
  const cast = Object.values(votes);
  if (cast.length < GATEKEEPERS.length) return null;
  const going = cast.filter((vote) => vote === 'go' || vote === 'conditional-go');
  const counted = going.length * 2 >= cast.length ? (going.includes('conditional-go') ? 'conditional-go' : 'go') : [...STOPS].sort((one, other) => cast.filter((vote) => vote === other).length - cast.filter((vote) => vote === one).length)[0]!;
  return blocked({ votes, ...gate }, counted) ? 'hold' : counted;
}

const nextVoter = ({ votes }: ModelledGate): string => (!votes[SPONSOR!] ? 'vote-of-sponsor' : !votes[BUSINESS!] ? 'vote-of-business' : 'decide');

const vote = (gatekeeper: PersonName): ModelledTask<ModelledProject> => ({
  element: 'CastVote', by: () => gatekeeper, record: (project) => gateOf(project).number, variables: (project, well) => ({ vote: voteAt(gateOf(project), well), comment: 'Because' }),
  may: (project, who) => (who === MANAGER || gateOf(project).votes[who] ? 'separation-of-duties' : gateOf(project).state !== 'voting' ? 'illegal-transition' : GATEKEEPERS.includes(who) ? 'ok' : 'not-permitted'),
  then: (project, well, who) => ((gateOf(project).votes[who] = voteAt(gateOf(project), well)), nextVoter(gateOf(project))),
});

const TASKS: Record<string, ModelledTask<ModelledProject>> = {
  initiate: {
    element: 'DecideInitiation', by: () => SPONSOR!, variables: (_, well) => ({ decision: well ? 'approve' : 'reject', comment: 'Because' }),
    may: ({ state }, who) => (state !== 'initiation' ? 'illegal-transition' : who === MANAGER ? 'separation-of-duties' : 'ok'),
    then: (project, well) => ((project.approved = well), 'record-initiation'),
  },
  'run-stage': { element: 'RunStage', by: () => MANAGER!, may: ({ state }) => (state === 'running' ? 'ok' : 'illegal-transition'), variables: () => ({ comment: 'Ready' }), then: () => 'assemble' },
  evidence: {
    element: 'CollectEvidence', by: () => SERVICE!, record: (project) => gateOf(project).number, taskVariables: () => ({ request: { criterion: 'plan' } }), variables: () => ({ claim: 'met', evidence: 'Seen' }),
    may: (project, who) => (gateOf(project).state !== 'evidence' ? 'illegal-transition' : who === SERVICE ? 'ok' : 'not-permitted'), then: () => 'open-vote',
  },
  'vote-of-sponsor': vote(SPONSOR!),
  'vote-of-business': vote(BUSINESS!),
  resume: { element: 'ResumeAfterHold', by: () => MANAGER!, may: () => 'ok', variables: () => ({ comment: 'It is there' }), then: () => 'assemble' },
};

/** What the decision makes of gate, stage and project. */
function afterDecision(project: ModelledProject): string {
  const gate = gateOf(project);
  const outcome = decided(gate);
  if (outcome === null) return 'open-vote';
  Object.assign(gate, { state: STATE_AFTER[outcome], open: outcome === 'conditional-go' ? gate.proposed : 0, proposed: 0, over: gate.over || outcome === 'go' || outcome === 'conditional-go' });
  if (outcome === 'hold') project.state = 'held';
  return outcome === 'go' ? onwards(project) : { 'conditional-go': 'watch', hold: 'resume', recycle: 'begin-stage', kill: 'stop' }[outcome];
}

function onwards(project: ModelledProject): string {
  if (project.at === 1) return 'close';
  project.at = 1;
  return 'begin-stage';
}

export async function projectLifecycle(world: World): Promise<WalkedLifecycle<ModelledProject>> {
  const { app } = world;
  const [projects, gates, projectRecords, gateRecords] = [app.get(Projects), app.get(Gates), app.get(ProjectRecords), app.get(GateRecords)];
  const [plan, reviews, end, people] = [app.get(ProjectPlan), app.get(GateReviews), app.get(ProjectEnd), app.get(People)];
  await oneCriterionGates(world);
  let edits = 0;
  const openCondition = async ({ number }: ModelledGate) => (await world.database.query<{ id: string }[]>(`select id from tollgate.gate_condition where gate = $1 and state = 'open' order by created_at, id limit 1`, [number]))[0]?.id ?? randomUUID();
  const onGate = (project: ModelledProject) => ({ recordNumber: gateOf(project).number });
  const judge = (met: boolean): ModelledAction<ModelledProject> => ({
    run: (_number, _version, actor, project) => gates.judge(gateOf(project).number, 'plan', { met, note: '' }, actor),
    versioned: false, may: (project, who) => byKeeper(project, who, 'voting'), then: (project) => void (gateOf(project).judged = met),
  });
  return {
    people: [MANAGER!, SPONSOR!, BUSINESS!, SERVICE!, 'rita'],
    async begin(actors, turn) {
      const team = [['sponsor', SPONSOR], ['business-owner', BUSINESS], ['service-owner', SERVICE]] as const;
      const created = await projects.create({ name: `Walked ${turn}`, class: 'agile', goal: 'GOAL-1', manager: MANAGER!, businessCase: 'It pays', startsOn: '2026-12-01', team: team.map(([role, person]) => ({ role, person: person! })) }, actors.get(BUSINESS!)!);
      if (!created.ok) throw new Error(created.failure.message);
      const [one, other] = created.value.stages.map(({ gate }): ModelledGate => ({ number: gate.number, state: 'planned', round: 0, judged: null, votes: {}, proposed: 0, open: 0, over: false }));
      return { number: created.value.number, model: { state: 'draft', place: 'draft', at: 0, gates: [one!, other!], submitted: false, approved: true } };
    },
    tasks: TASKS,
    waits: { watch: 'lapse' },
    actions: {
      edit: { run: (number, version, actor) => projects.edit(number, version, { description: `Edit ${(edits += 1)}` }, actor), versioned: true, may: (project, who) => mayOnProject('edit', project, who), then: () => undefined },
      submit: { run: (number, version, actor) => projects.submit(number, version, actor), versioned: true, may: (project, who) => mayOnProject('submit', project, who), then: (project) => void Object.assign(project, { submitted: true, place: 'open-initiation' }) },
      'move-stage': {
        run: (number, version, actor) => projects.moveStage(number, version, { ordinal: 1, workingDays: 5 + ((edits += 1) % 20), reason: 'Late', despiteFreeze: false }, actor), versioned: true,
        may: (project, who) => (mayOnProject('move-stage', project, who) !== 'ok' ? mayOnProject('move-stage', project, who) : project.gates[0].over ? 'illegal-transition' : 'ok'), then: () => undefined,
      },
      stop: { run: (number, _version, actor) => projects.stop(number, 'No money', actor), versioned: false, ends: true, may: (project, who) => mayOnProject('stop', project, who), then: (project) => void (project.place = 'stop') },
      judge: judge(true),
      'judge-unmet': judge(false),
      propose: {
        run: (_number, _version, actor, project) => gates.propose(gateOf(project).number, { criterion: 'plan', text: 'Write it', owner: SERVICE!, due: new Date(Date.now() + DAY_MS).toISOString() }, actor),
        versioned: false, may: (project, who) => byKeeper(project, who, 'voting'), then: (project) => void (gateOf(project).proposed += 1),
      },
      confirm: {
        run: async (_number, _version, actor, project) => gates.confirm(gateOf(project).number, await openCondition(gateOf(project)), 'Seen', actor), versioned: false,
        may: (project, who) => (byKeeper(project, who, 'conditional') !== 'ok' ? byKeeper(project, who, 'conditional') : gateOf(project).open > 0 ? 'ok' : 'not-found'),
        then: (project) => { gateOf(project).open -= 1; if (gateOf(project).open === 0) project.place = 'confirm-conditions'; },
      },
      evidence: {
        run: (_number, _version, actor, project) => gates.giveEvidence(gateOf(project).number, 'plan', { text: `Evidence ${(edits += 1)}`, claim: true }, actor), versioned: false,
        may: (project, who) => (who !== SERVICE ? 'not-permitted' : ['planned', 'cancelled'].includes(gateOf(project).state) ? 'illegal-transition' : 'ok'),
        then: (project) => void Object.assign(gateOf(project), { judged: null, ...(gateOf(project).state === 'voting' ? { votes: {} } : {}) }),
      },
    },
    jobs: {
      'open-initiation': { handler: new OpenInitiationJob(projectRecords), then: (project) => ((project.state = 'initiation'), 'initiate') },
      'record-initiation': {
        handler: new RecordInitiationJob(projectRecords, end), variables: ({ approved }) => ({ initiation: approved ? 'approve' : 'reject' }),
        then: (project) => (Object.assign(project, project.approved ? { state: 'running' } : { state: 'draft', submitted: false }), project.approved ? 'begin-stage' : 'draft'),
      },
      'begin-stage': { handler: new BeginStageJob(projectRecords, plan), then: () => 'run-stage' },
      assemble: {
        handler: new AssembleDossierJob(projectRecords, gateRecords, plan, people, app.get(Watchers), systemClock), variables: (project) => ({ ...onGate(project), workingDays: 5 }),
        then: (project) => {
          Object.assign(gateOf(project), { state: 'evidence', round: gateOf(project).round + 1, judged: null, votes: {}, proposed: 0, open: 0 });
          project.state = 'running';
          return 'evidence';
        },
      },
      'open-vote': { handler: new OpenVoteJob(gateRecords, reviews, plan, people, systemClock), variables: (project) => ({ ...onGate(project), workingDays: 3 }), then: (project) => ((gateOf(project).state = 'voting'), nextVoter(gateOf(project))) },
      decide: { handler: new DecideGateJob(projectRecords, gateRecords, reviews, systemClock), variables: (project) => ({ ...onGate(project), quorum: { votesNeeded: 2, goShare: 0.5 } }), then: afterDecision },
      lapse: {
        handler: new LapseConditionJob(gateRecords), variables: async (project) => ({ gateNumber: gateOf(project).number, conditionId: await openCondition(gateOf(project)) }),
        then: (project) => (Object.assign(gateOf(project), { state: 'reopened', open: gateOf(project).open - 1 }), 'assemble'), last: true,
      },
      'confirm-conditions': { handler: new ConfirmConditionsJob(gateRecords), variables: (project) => ({ gateNumber: gateOf(project).number }), then: (project) => ((gateOf(project).state = 'passed'), onwards(project)) },
      close: { handler: new CloseProjectJob(projectRecords), then: (project) => ((project.state = 'closed'), 'ended'), last: true },
      stop: {
        handler: new StopProjectJob(projectRecords, end), variables: () => ({ stopReason: 'No money' }), last: true,
        then: (project) => {
          project.state = 'stopped';
          for (const gate of project.gates) if (gate.state !== 'passed' && gate.state !== 'killed') Object.assign(gate, { state: 'cancelled', open: 0, proposed: 0 });
          return 'ended';
        },
      },
    },
    version: async (number) => (await world.database.query<{ version: number }[]>('select version from tollgate.project where number = $1', [number]))[0]!.version,
    async seen(number, actor) {
      const project = await projects.byNumber(number, actor);
      if (!project.ok) throw new Error(project.failure.message);
      const { state, stages, allowedActions } = project.value;
      const shown = [];
      for (const { gate, state: stage } of stages) {
        const view = await gates.byNumber(gate.number, actor);
        if (!view.ok) throw new Error(view.failure.message);
        const { round, votes, criteria, conditions } = view.value;
        const count = (wanted: string) => conditions.filter((condition) => condition.state === wanted).length;
        shown.push({ state: view.value.state, round, judged: criteria[0]!.met, votes: votes.map(({ by, vote: cast }) => `${by.username} ${cast}`).sort(), proposed: count('proposed'), open: count('open'), over: stage === 'done' });
      }
      return { state, gates: shown, allowedActions };
    },
    told: (project, who) => ({
      state: project.state,
      gates: project.gates.map(({ state, round, judged, votes, proposed, open, over }) => ({ state, round, judged, votes: Object.entries(votes).map(([by, cast]) => `${by} ${cast}`).sort(), proposed, open, over })),
      allowedActions: PROJECT_ACTIONS.filter((action) => mayOnProject(action, project, who) === 'ok'),
    }),
  };
}

/** Agile projects have two stages here, and one mandatory criterion by hand at each gate. */
async function oneCriterionGates({ app }: World): Promise<void> {
  const sets = app.get(GateSets);
  const plan = { key: 'plan', text: 'There is a plan', weight: 'must', ownerRole: 'service-owner', live: null } as const;
  const stages = ['One', 'Other'].map((name) => ({ name, workingDays: 5, gate: { name: `Gate ${name}`, gatekeepers: ['sponsor' as const, 'business-owner' as const], criteria: [plan] } }));
  const cora = (await app.get(People).byUsername('cora'))!;
  const replaced = await sets.replace('agile', (await sets.of('agile')).version, stages, { personId: cora.id, username: 'cora', displayName: 'Cora', roles: cora.roles });
  if (!replaced.ok) throw new Error(replaced.failure.message);
}
