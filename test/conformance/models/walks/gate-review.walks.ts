import type { Step, Walk } from '../walker.js';

export const FOLDER = 'project';

/** The paths of `bpmn/project/gate-review.bpmn`, begun by itself as it is begun by a project. */

const job = (type: string, variables: Record<string, unknown> = {}): Step => ({ do: 'complete-job', type, variables });
const decided = (element: string, variables: Record<string, unknown>): Step[] => [
  { do: 'complete-task', element, variables },
  { do: 'permit', type: 'work.check-decision' },
];

const ASSEMBLED = job('gate.assemble-dossier', {
  title: 'Concept approved · Claims',
  evidenceRequests: [{ criterion: 'business-case', question: 'Does it hold?', owner: 'bea' }, { criterion: 'support-model', question: 'Who supports it?', owner: 'sam' }],
  evidenceDue: { inHours: 120 },
});
const ASKED_FOR_NOTHING = job('gate.assemble-dossier', { title: 'Closed · Claims', evidenceRequests: [], evidenceDue: { inHours: 120 } });
const EVIDENCE = [...decided('CollectEvidence', { claim: 'met', evidence: 'Minutes of Monday' }), ...decided('CollectEvidence', { claim: 'met', evidence: 'The rota' })];
const OPENED = job('gate.open-vote', { gatekeepers: ['sue', 'bea'], gatekeeperCount: 2, voteDue: { inHours: 192 } });
const VOTES = [...decided('CastVote', { vote: 'go', comment: '' }), ...decided('CastVote', { vote: 'go', comment: '' })];
const outcome = (name: string, conditions: unknown[] = []): Step => job('gate.decide', { quorate: true, outcome: name, conditions });
const UNDER_CONDITION = outcome('conditional-go', [{ id: 'c1', due: { inHours: 1000 } }]);

const PATHS: Record<string, { steps: Step[]; variables?: Record<string, unknown> }> = {
  'evidence, votes and go': { steps: [ASSEMBLED, ...EVIDENCE, OPENED, ...VOTES, outcome('go')] },
  'go under a condition': { steps: [ASSEMBLED, ...EVIDENCE, OPENED, ...VOTES, UNDER_CONDITION] },
  'nothing to bring': { steps: [ASKED_FOR_NOTHING, OPENED, ...VOTES, outcome('go')], variables: { projectClass: 'waterfall', lastStage: true } },
  'evidence that does not come': {
    steps: [ASSEMBLED, ...decided('CollectEvidence', { claim: 'not-met', evidence: 'Not agreed' }), { do: 'wait', hours: 121 }, OPENED, ...VOTES, outcome('recycle')],
    variables: { projectClass: 'agile' },
  },
  'too few votes, then enough': {
    steps: [
      ASSEMBLED,
      ...EVIDENCE,
      OPENED,
      ...decided('CastVote', { vote: 'hold', comment: 'Later' }),
      { do: 'wait', hours: 193 },
      job('gate.decide', { quorate: false, outcome: null, conditions: [] }),
      job('gate.open-vote', { gatekeepers: ['bea'], gatekeeperCount: 2, voteDue: { inHours: 300 } }),
      ...decided('CastVote', { vote: 'hold', comment: 'Not yet' }),
      outcome('hold'),
    ],
  },
  'a vote that is not permitted': {
    steps: [
      ASKED_FOR_NOTHING,
      OPENED,
      { do: 'complete-task', element: 'CastVote', variables: { vote: 'go' } },
      { do: 'deny', type: 'work.check-decision' },
      ...VOTES,
      outcome('kill'),
    ],
  },
  'a job without retries left': { steps: [{ do: 'fail-job', type: 'gate.assemble-dossier', retries: 0, message: 'Database unreachable' }] },
};

export const WALKS: readonly Walk[] = Object.entries(PATHS).map(([name, path], index) => {
  const recordNumber = `GATE-${index + 1}`;
  const variables = { projectClass: 'hybrid', lastStage: false, projectNumber: 'PRJ-1', ...path.variables, recordNumber };
  return { name, processId: 'gate-review', recordNumber, variables, steps: path.steps };
});
