import type { Step, Walk } from '../walker.js';

export const FOLDER = 'improvement';

/** The paths of `bpmn/improvement/continual-improvement.bpmn`. */

const IMPROVEMENT = { title: 'Fewer calls about passwords', owner: 'ada', objective: 'OBJ-1', cause: 'idea' };

const job = (type: string, variables: Record<string, unknown> = {}): Step => ({ do: 'complete-job', type, variables });
const decided = (element: string, variables: Record<string, unknown>): Step[] => [
  { do: 'complete-task', element, variables },
  { do: 'permit', type: 'work.check-decision' },
];
const wait = (hours: number): Step => ({ do: 'wait', hours });

const READ = job('improvement.read', IMPROVEMENT);
const UNLINKED = job('improvement.read', { ...IMPROVEMENT, objective: null, cause: 'missed-slo' });
const ASSESSMENT = { benefit: 'high', effort: 'small', indicator: 'Calls a day', unit: 'calls', baseline: 40, target: 10 };
const ASSESSED = [...decided('AssessImprovement', ASSESSMENT), job('improvement.record-assessment')];
const answered = (decision: string): Step[] => [...decided('ApproveImprovement', { decision, comment: 'Said why' }), job('improvement.record-approval')];
const PLANNED = [...decided('PlanImprovement', { actionKind: 'change', plan: 'Let people reset it', measureAfterDays: 30 }), job('improvement.raise-action', { action: 'CHG-1' })];
const ACTED = [...decided('TakeAction', { actionNote: 'Rolled out' }), job('improvement.record-action', { measureAt: { inHours: 720 } })];
const DONE = [...ASSESSED, ...answered('approve'), ...PLANNED, ...ACTED];
const measured = (figure: number, benefitReached: boolean): Step[] => [
  ...decided('MeasureBenefit', { measured: figure, lessons: 'Tell people earlier' }),
  job('improvement.record-measurement', { benefitReached }),
];

const PATHS: Record<string, Step[]> = {
  'through the seven steps': [READ, ...DONE, wait(720), ...measured(8, true), job('improvement.close')],
  'measured without benefit, and reopened': [READ, ...DONE, wait(720), ...measured(35, false), job('improvement.reopen'), ...ASSESSED],
  'linked to an objective': [UNLINKED, ...decided('LinkObjective', { decision: 'link', objective: 'OBJ-1' }), job('improvement.record-vision', { vision: 'link' }), ...ASSESSED],
  'rejected because it serves no objective': [UNLINKED, ...decided('LinkObjective', { decision: 'reject', comment: 'Nobody asked' }), job('improvement.record-vision'), job('improvement.reject')],
  'sent back and approved': [READ, ...ASSESSED, ...answered('return'), ...ASSESSED, ...answered('approve')],
  'rejected after its assessment': [READ, ...ASSESSED, ...answered('reject'), job('improvement.reject')],
  'withdrawn while it is planned': [READ, ...ASSESSED, ...answered('approve'), { do: 'publish', message: 'improvement-withdrawn', variables: {} }, job('improvement.withdraw')],
  'reminded of measuring': [READ, ...DONE, wait(720), wait(72), job('improvement.remind'), ...measured(8, true), job('improvement.close')],
  'a decision that is not permitted': [
    READ,
    ...ASSESSED,
    { do: 'complete-task', element: 'ApproveImprovement', variables: { decision: 'approve' } },
    { do: 'deny', type: 'work.check-decision' },
    ...answered('approve'),
  ],
};

export const WALKS: readonly Walk[] = Object.entries(PATHS).map(([name, steps], index) => {
  const recordNumber = `IMP-${index + 1}`;
  return { name, processId: 'continual-improvement', recordNumber, variables: { recordNumber, title: IMPROVEMENT.title }, steps };
});
