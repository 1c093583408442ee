import type { Step, Walk } from '../walker.js';

export const FOLDER = 'project';

/** The paths of `bpmn/project/project-lifecycle.bpmn`. The reviews of its gates, which it calls, are taken by the shortest way. */

const job = (type: string, variables: Record<string, unknown> = {}): Step => ({ do: 'complete-job', type, variables });
/** What the start listener answers of a task, or of what is around it, whose dates are reckoned in working time; far away where no walk waits for them. */
const dates = (hours: Record<string, number> = {}): Step => {
  const moments = Object.entries({ dueAt: FAR_H, lookAt: FAR_H, remindAt: FAR_H, ...hours }).map(([name, inHours]) => [name, { inHours }]);
  return job('work.working-time', { moments: Object.fromEntries(moments) });
};
const FAR_H = 24 * 1_000;
const DATED = ['DecideInitiation', 'ResumeAfterHold', 'ResumeReopened'];
const given = (element: string, variables: Record<string, unknown>): Step[] => [
  { do: 'complete-task', element, variables },
  { do: 'permit', type: 'work.check-decision' },
];
const decided = (element: string, variables: Record<string, unknown>): Step[] => [...(DATED.includes(element) ? [dates()] : []), ...given(element, variables)];

const REQUESTED = [job('project.open-initiation'), ...decided('DecideInitiation', { decision: 'approve', comment: 'Go ahead' })];
const STARTED = [...REQUESTED, job('project.record-initiation', { approved: true })];
const begin = (stageNumber: number, lastStage = false): Step =>
  job('project.begin-stage', { stageNumber, stageName: `Stage ${stageNumber}`, stageEnds: { inHours: 240 * stageNumber }, gateNumber: `GATE-${stageNumber}`, gateName: 'Gate', lastStage });
const REPORTED = decided('RunStage', { comment: 'All done' });
const review = (outcome: string, conditions: unknown[] = []): Step[] => [
  job('gate.assemble-dossier', { title: 'Gate', evidenceRequests: [], evidenceDue: { inHours: 120 } }),
  job('gate.open-vote', { gatekeepers: ['sue'], gatekeeperCount: 1, voteDue: { inHours: 24 * 400 } }),
  ...decided('CastVote', { vote: outcome, comment: 'As seen' }),
  job('gate.decide', { quorate: true, outcome, conditions }),
];
const stage = (ordinal: number, outcome: string, last = false): Step[] => [begin(ordinal, last), ...REPORTED, ...review(outcome)];
/** The id of its only condition is the number of the project, with which messages of a walk are correlated. */
const conditional = (index: number): Step[] => [begin(1), ...REPORTED, ...under(index, 100)];
const under = (index: number, days: number): Step[] => [
  ...review('conditional-go', [{ id: `PRJ-${index}`, due: { inHours: 24 * days } }]),
  dates({ remindAt: 24 * (days - 4) }),
];
const MET: Step = { do: 'publish', message: 'gate-condition-met', variables: {} };
const REMINDED: Step[] = [{ do: 'wait', hours: 24 * 97 }, job('gate.remind-of-condition')];
const OVERDUE: Step[] = [...REMINDED, { do: 'wait', hours: 24 * 4 }];
const LAPSED: Step[] = [...OVERDUE, job('gate.lapse-condition', { lapsed: true })];
const LAST = stage(2, 'go', true);

const PATHS: Record<string, (index: number) => Step[]> = {
  'from initiation through two gates to the end': () => [...STARTED, ...stage(1, 'go'), ...LAST, job('project.close')],
  'rejected by its sponsor': () => [job('project.open-initiation'), ...decided('DecideInitiation', { decision: 'reject', comment: 'Too dear' }), job('project.record-initiation', { approved: false })],
  'held by a gate, resumed and passed': () => [...STARTED, begin(1), ...REPORTED, ...review('hold'), ...decided('ResumeAfterHold', { comment: 'It is there' }), ...review('go'), begin(2, true)],
  'a stage that has to be done again': () => [...STARTED, ...stage(1, 'recycle'), ...stage(1, 'go'), begin(2, true)],
  'a stage that is moved while it runs': () => [...STARTED, begin(1), { do: 'publish', message: 'project-stage-moved', variables: {} }, begin(1), ...REPORTED, ...review('go'), begin(2, true)],
  'killed by a gate': () => [...STARTED, ...stage(1, 'kill'), job('project.stop')],
  'stopped by somebody': () => [...STARTED, begin(1), { do: 'publish', message: 'project-stopped', variables: { stopReason: 'No money' } }, job('project.stop')],
  'stopped in the middle of a review': () => [
    ...STARTED, begin(1), ...REPORTED, job('gate.assemble-dossier', { title: 'Gate', evidenceRequests: [], evidenceDue: { inHours: 120 } }),
    { do: 'publish', message: 'project-stopped', variables: { stopReason: 'No money' } }, job('project.stop'),
  ],
  'a condition that is met while the project goes on': (index) => [...STARTED, ...conditional(index), MET, job('gate.confirm-conditions'), ...LAST, job('project.close')],
  'a condition that is met after its owner was reminded': (index) => [...STARTED, ...conditional(index), ...REMINDED, MET, job('gate.confirm-conditions')],
  'the last gate is passed before a condition is met': (index) => [...STARTED, ...conditional(index), ...LAST, MET, job('gate.confirm-conditions'), job('project.close')],
  'a condition that is met at the moment it is due': (index) => [
    ...STARTED, ...conditional(index), ...OVERDUE, job('gate.lapse-condition', { lapsed: false }), job('gate.confirm-conditions'),
  ],
  'a condition that lapses opens the gate again': (index) => [...STARTED, ...conditional(index), ...LAPSED, ...review('go'), ...LAST, job('project.close')],
  'a gate that is opened again and passed under another condition': (index) => [
    ...STARTED, ...conditional(index), ...LAPSED, ...under(index, 500), MET, job('gate.confirm-conditions'),
  ],
  'a gate that is opened again and holds the project': (index) => [
    ...STARTED, ...conditional(index), ...LAPSED, ...review('hold'), ...decided('ResumeReopened', { comment: 'Done at last' }), ...review('go'),
  ],
  'a gate that is opened again and kills the project': (index) => [...STARTED, ...conditional(index), ...LAPSED, ...review('kill'), job('project.stop')],
};

export const WALKS: readonly Walk[] = Object.entries(PATHS).map(([name, steps], index) => {
  const recordNumber = `PRJ-${index + 1}`;
  const variables = { title: 'Claims in two days', projectClass: 'hybrid', manager: 'max', sponsor: 'sue', recordNumber };
  return { name, processId: 'project-lifecycle', recordNumber, variables, steps: steps(index + 1), beside: true };
});
