import type { Step, Walk } from '../walker.js';

export const FOLDER = 'improvement';

/** The paths of `bpmn/improvement/continual-improvement.bpmn`. */

const IMPROVEMENT = { title: 'Fewer calls about passwords', owner: 'ada', objective: 'OBJ-1', cause: 'idea' };

const job = (type: string, variables: Record<string, unknown> = {}): Step => ({ do: 'complete-job', type, variables });
/** What the start listener answers of a task, or of what is around it, whose dates are reckoned in working time; far away where no walk waits for them. */
const dates = (hours: Record<string, number> = {}): Step => {
  const moments = Object.entries({ dueAt: FAR_H, lookAt: FAR_H, remindAt: FAR_H, ...hours }).map(([name, inHours]) => [name, { inHours }]);
  return job('work.working-time', { moments: Object.fromEntries(moments) });
};
const FAR_H = 24 * 1_000;
const DATED = ['LinkObjective', 'AssessImprovement', 'ApproveImprovement', 'PlanImprovement', 'TakeAction', 'MeasureBenefit'];
const given = (element: string, variables: Record<string, unknown>): Step[] => [
  { do: 'complete-task', element, variables },
  { do: 'permit', type: 'work.check-decision' },
];
const decided = (element: string, variables: Record<string, unknown>): Step[] => [...(DATED.includes(element) ? [dates()] : []), ...given(element, variables)];
const wait = (hours: number): Step => ({ do: 'wait', hours });

const READ = job('improvement.read', IMPROVEMENT);
const UNLINKED = job('improvement.read', { ...IMPROVEMENT, objective: null, cause: 'missed-slo' });
const ASSESSMENT = { benefit: 'high', effort: 'small', indicator: 'Calls a day', unit: 'calls', baseline: 40, target: 10 };
const ASSESSED = [...decided('AssessImprovement', ASSESSMENT), job('improvement.record-assessment')];
const answered = (decision: string, take = decided): Step[] => [...take('ApproveImprovement', { decision, comment: 'Said why' }), job('improvement.record-approval')];
const PLANNED = [...decided('PlanImprovement', { actionKind: 'change', plan: 'Let people reset it', measureAfterDays: 30 }), job('improvement.raise-action', { action: 'CHG-1' })];
const ACTED = [...decided('TakeAction', { actionNote: 'Rolled out' }), job('improvement.record-action', { measureAt: { inHours: 720 } })];
const DONE = [...ASSESSED, ...answered('approve'), ...PLANNED, ...ACTED];
const measured = (figure: number, benefitReached: boolean, take = decided): Step[] => [
  ...take('MeasureBenefit', { measured: figure, lessons: 'Tell people earlier' }),
  job('improvement.record-measurement', { benefitReached }),
];
const remindedAt = (hours: number): Step[] => [dates({ remindAt: hours }), wait(72), job('improvement.remind')];

const PATHS: Record<string, Step[]> = {
  'through the seven steps': [READ, ...DONE, wait(720), ...measured(8, true), job('improvement.close')],
  'measured without benefit, and reopened': [READ, ...DONE, wait(720), ...measured(35, false), job('improvement.reopen'), ...ASSESSED],
  'linked to an objective': [UNLINKED, ...decided('LinkObjective', { decision: 'link', objective: 'OBJ-1' }), job('improvement.record-vision', { vision: 'link' }), ...ASSESSED],
  'rejected because it serves no objective': [UNLINKED, ...decided('LinkObjective', { decision: 'reject', comment: 'Nobody asked' }), job('improvement.record-vision'), job('improvement.reject')],
  'sent back and approved': [READ, ...ASSESSED, ...answered('return'), ...ASSESSED, ...answered('approve')],
  'rejected after its assessment': [READ, ...ASSESSED, ...answered('reject'), job('improvement.reject')],
  'withdrawn while it is planned': [READ, ...ASSESSED, ...answered('approve'), dates(), { do: 'publish', message: 'improvement-withdrawn', variables: {} }, job('improvement.withdraw')],
  'reminded of measuring': [READ, ...DONE, wait(720), ...remindedAt(792), dates({ remindAt: 864 }), ...measured(8, true, given), job('improvement.close')],
  'reminded of measuring three times, and no more': [READ, ...DONE, wait(720), ...remindedAt(792), ...remindedAt(864), ...remindedAt(936), wait(720), ...measured(8, true, given)],
  'a decision that is not permitted': [
    READ,
    ...ASSESSED,
    dates(),
    { do: 'complete-task', element: 'ApproveImprovement', variables: { decision: 'approve' } },
    { do: 'deny', type: 'work.check-decision' },
    ...answered('approve', given),
  ],
};

export const WALKS: readonly Walk[] = Object.entries(PATHS).map(([name, steps], index) => {
  const recordNumber = `IMP-${index + 1}`;
  return { name, processId: 'continual-improvement', recordNumber, variables: { recordNumber, title: IMPROVEMENT.title }, steps };
});
