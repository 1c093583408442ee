import type { Step, Walk } from '../walker.js';

export const FOLDER = 'change';

/** The paths of `bpmn/change/change-emergency.bpmn`. */

const CONTENT = {
  title: 'Close the hole in the gateway', type: 'emergency', services: ['SVC-1'], impact: 'high', urgency: 'high', size: 'small', novelty: 'familiar', backoutTested: false,
  questionnaire: {}, plannedStart: { inHours: 1 }, plannedEnd: { inHours: 5 },
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

const assessed: Step[] = [job('change.take-up', CONTENT), job('change.validate', { valid: true, problems: [] }), job('change.record-risk')];
const approve = decided('AuthorizeEmergency', { decision: 'approve', comment: 'Go' });
const SCHEDULED = job('change.record-authorization', { authorization: 'approved' });
const APPROVED = [...assessed, ...approve, SCHEDULED];
const REJECTED = [...assessed, ...decided('AuthorizeEmergency', { decision: 'reject', comment: 'It can wait' }), job('change.record-authorization', { authorization: 'rejected' })];
const RESUBMITTED = decided('ReviseChange', { decision: 'resubmit', comment: 'It cannot wait' });
const EDITED = publish('change-content-edited');

const BEGUN: Step[] = [wait(1.5), job('change.begin-implementation', { implementer: 'ines' })];
const IMPLEMENTED = decided('ImplementChange', { implementationResult: 'done', implementationNote: 'As planned' });
const RECORDED = [job('change.record-implementation', { outcome: 'successful' }), job('change.plan-review', { reviewDue: { inHours: 150 } })];
const VERIFIED = [...BEGUN, ...IMPLEMENTED, job('change.verify', { verified: true }), ...RECORDED];
const REVIEWED = [...decided('ReviewChange', { outcome: 'successful', reviewNote: 'Nothing to add' }), job('change.close')];
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
  'approved, implemented and reviewed': { steps: [...APPROVED, ...VERIFIED, ...REVIEWED] },
  'rejected, resubmitted and approved': { steps: [...REJECTED, ...RESUBMITTED, ...APPROVED, ...BEGUN] },
  'rejected and given up': { steps: [...REJECTED, ...decided('ReviseChange', { decision: 'cancel', comment: 'It waits' }), job('change.cancel')] },
  'incomplete, corrected and submitted again': { steps: [job('change.take-up', CONTENT), job('change.validate', { valid: false, problems: ['Write the backout plan.'] }), ...RESUBMITTED, ...assessed] },
  'nobody approves, reminded twice': { steps: [...assessed, wait(0.5), job('change.remind-approvers'), wait(0.5), job('change.remind-approvers'), ...approve, SCHEDULED] },
  'edited while it waits for its approval': { steps: [...assessed, EDITED, ...APPROVED] },
  'edited after its approval': { steps: [...APPROVED, EDITED, ...APPROVED, ...BEGUN] },
  'edited at the very moment of its start': { steps: [...APPROVED, wait(1.5), { do: 'throw-error', type: 'change.begin-implementation', code: 'CHANGE_EDITED' }, ...APPROVED, wait(0.1), job('change.begin-implementation')] },
  'withdrawn while it waits for its approval': { steps: [...assessed, publish('change-withdrawn', { withdrawalReason: 'False alarm' }), job('change.withdraw')] },
  'withdrawn while it waits for its start': { steps: [...APPROVED, publish('change-withdrawn', { withdrawalReason: 'Not needed' }), job('change.withdraw')] },
  'withdrawn at the very moment of its start': { steps: [...APPROVED, wait(1.5), { do: 'throw-error', type: 'change.begin-implementation', code: 'CHANGE_WITHDRAWN' }] },
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
  'reminded before the window ends': { steps: [...APPROVED, ...BEGUN, wait(3.25), job('change.remind-implementer'), ...IMPLEMENTED] },
  'nobody reviews in time': { steps: [...APPROVED, ...VERIFIED, wait(150), job('change.remind-reviewer'), ...REVIEWED] },
  'a decision that is not permitted': {
    steps: [...assessed, { do: 'complete-task', element: 'AuthorizeEmergency', variables: { decision: 'approve' } }, { do: 'deny', type: 'work.check-decision' }, ...approve],
  },
};

export const WALKS: readonly Walk[] = Object.entries(PATHS).map(([name, path], index) => {
  const recordNumber = `CHG-1${index + 1}`;
  const variables = { ...CONTENT, recordNumber, requester: 'ada' };
  return { name, processId: 'change-emergency', recordNumber, variables, steps: path.steps };
});
