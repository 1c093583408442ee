import type { Step, Walk } from '../walker.js';

export const FOLDER = 'change';

/** The paths of `bpmn/change/change-standard.bpmn`. */

const CONTENT = {
  title: 'Renew a certificate', type: 'standard', services: ['SVC-1'], impact: 'low', urgency: 'high', size: 'small', novelty: 'routine', backoutTested: true,
  questionnaire: {}, plannedStart: { inHours: 24 }, plannedEnd: { inHours: 28 },
};

const job = (type: string, variables: Record<string, unknown> = {}): Step => ({ do: 'complete-job', type, variables });
/** What the start listener answers of a task, or of what is around it, whose dates are reckoned in working time; far away where no walk waits for them. */
const dates = (hours: Record<string, number> = {}): Step => {
  const moments = Object.entries({ dueAt: FAR_H, lookAt: FAR_H, remindAt: FAR_H, ...hours }).map(([name, inHours]) => [name, { inHours }]);
  return job('work.working-time', { moments: Object.fromEntries(moments) });
};
const FAR_H = 24 * 1_000;
const DATED = ['ReviseChange'];
const given = (element: string, variables: Record<string, unknown>): Step[] => [
  { do: 'complete-task', element, variables },
  { do: 'permit', type: 'work.check-decision' },
];
const decided = (element: string, variables: Record<string, unknown>): Step[] => [...(DATED.includes(element) ? [dates()] : []), ...given(element, variables)];
const wait = (hours: number): Step => ({ do: 'wait', hours });
const publish = (message: string, variables: Record<string, unknown> = {}): Step => ({ do: 'publish', message, variables });

const APPROVED: Step[] = [job('change.take-up', CONTENT), job('change.validate', { valid: true, problems: [] }), job('change.schedule')];
const REFUSED: Step[] = [job('change.take-up', CONTENT), job('change.validate', { valid: false, problems: ['The template is retired.'] })];

const BEGUN: Step[] = [wait(25), job('change.begin-implementation', { implementer: 'ines' })];
const IMPLEMENTED = decided('ImplementChange', { implementationResult: 'done', implementationNote: 'As planned' });
const RECORDED = [job('change.record-implementation', { outcome: 'successful' }), job('change.plan-review', { reviewDue: { inHours: 150 } })];
const VERIFIED = [...BEGUN, ...IMPLEMENTED, job('change.verify', { verified: true }), ...RECORDED];
const BACKED_OUT: Step[] = [
  ...BEGUN,
  ...decided('ImplementChange', { implementationResult: 'failed', implementationNote: 'Node B did not start' }),
  { do: 'throw-error', type: 'change.verify', code: 'VERIFICATION_FAILED' },
  ...decided('BackOutChange', { backoutResult: 'restored', backoutNote: 'Rolled back' }),
  job('change.record-implementation', { outcome: 'backed-out' }),
  job('change.plan-review', { reviewDue: { inHours: 150 } }),
  ...decided('ReviewChange', { outcome: 'backed-out', reviewNote: 'Test on node B first' }),
  job('change.close'),
];

const PATHS: Record<string, { steps: Step[] }> = {
  'implemented as its template says, without review': { steps: [...APPROVED, ...VERIFIED, job('change.close')] },
  'not permitted by its template, corrected and submitted again': { steps: [...REFUSED, ...decided('ReviseChange', { decision: 'resubmit', comment: 'Shorter' }), ...APPROVED] },
  'not permitted by its template and given up': { steps: [...REFUSED, ...decided('ReviseChange', { decision: 'cancel', comment: 'As a normal change then' }), job('change.cancel')] },
  'withdrawn while it waits for its start': { steps: [...APPROVED, publish('change-withdrawn', { withdrawalReason: 'Not needed' }), job('change.withdraw')] },
  'withdrawn at the very moment of its start': { steps: [...APPROVED, wait(25), { do: 'throw-error', type: 'change.begin-implementation', code: 'CHANGE_WITHDRAWN' }] },
  'start moved to a later day': {
    steps: [
      ...APPROVED,
      publish('change-start-moved', { plannedStart: { inHours: 72 }, plannedEnd: { inHours: 76 } }),
      wait(25),
      wait(48),
      job('change.begin-implementation'),
    ],
  },
  'verification failed and backed out': { steps: [...APPROVED, ...BACKED_OUT] },
  'reminded before the window ends': { steps: [...APPROVED, ...BEGUN, wait(2.75), job('change.remind-implementer'), ...IMPLEMENTED] },
  'nobody reviews in time': { steps: [...APPROVED, ...BACKED_OUT.slice(0, -3), wait(126), job('change.remind-reviewer'), ...BACKED_OUT.slice(-3)] },
};

export const WALKS: readonly Walk[] = Object.entries(PATHS).map(([name, path], index) => {
  const recordNumber = `CHG-2${index + 1}`;
  const variables = { ...CONTENT, recordNumber, requester: 'ada' };
  return { name, processId: 'change-standard', recordNumber, variables, steps: path.steps };
});
