import type { Step, Walk } from '../walker.js';

export const FOLDER = 'change';

/** The paths of `bpmn/change/change-normal.bpmn`. */

const CONTENT = {
  title: 'Patch the payment gateway', type: 'normal', services: ['SVC-1'], impact: 'low', urgency: 'medium', size: 'small', novelty: 'familiar', backoutTested: true,
  questionnaire: { users: 'few', dependencies: 'none', hours: 'quiet', recovery: 'hours' }, plannedStart: { inHours: 24 }, plannedEnd: { inHours: 28 },
};

const job = (type: string, variables: Record<string, unknown> = {}): Step => ({ do: 'complete-job', type, variables });
/** What the start listener answers of a task, or of what is around it, whose dates are reckoned in working time; far away where no walk waits for them. */
const dates = (hours: Record<string, number> = {}): Step => {
  const moments = Object.entries({ dueAt: FAR_H, lookAt: FAR_H, remindAt: FAR_H, ...hours }).map(([name, inHours]) => [name, { inHours }]);
  return job('work.working-time', { moments: Object.fromEntries(moments) });
};
const FAR_H = 24 * 1_000;
const DATED = ['CabDecision', 'ReviseChange'];
const given = (element: string, variables: Record<string, unknown>): Step[] => [
  { do: 'complete-task', element, variables },
  { do: 'permit', type: 'work.check-decision' },
];
const decided = (element: string, variables: Record<string, unknown>): Step[] => [...(DATED.includes(element) ? [dates()] : []), ...given(element, variables)];
const wait = (hours: number): Step => ({ do: 'wait', hours });
const publish = (message: string, variables: Record<string, unknown> = {}): Step => ({ do: 'publish', message, variables });

const TWO_MANAGERS = { ...CONTENT, impact: 'medium', urgency: 'high' };
const MANAGER_AND_BOARD = { ...CONTENT, impact: 'high' };
const BOARD_ALONE = { ...CONTENT, impact: 'high', novelty: 'new' };
const RISKY_BY_ANSWERS = { ...CONTENT, questionnaire: { users: 'most', dependencies: 'many', hours: 'office', recovery: 'longer' } };

const assessed = (content: Record<string, unknown>, lookAt?: number): Step[] => [
  job('change.take-up', content), job('change.validate', { valid: true, problems: [] }), job('change.record-risk'), dates(lookAt === undefined ? {} : { lookAt }),
];
const approve = (element = 'AuthorizeChange'): Step[] => decided(element, { decision: 'approve', comment: 'Fine' });
const reject = (element = 'AuthorizeChange'): Step[] => decided(element, { decision: 'reject', comment: 'Wrong week' });
const SCHEDULED = job('change.record-authorization', { authorization: 'approved' });
const RETURNED = job('change.record-authorization', { authorization: 'rejected' });
const ASSESSED = assessed(CONTENT);
const APPROVED = [...ASSESSED, ...approve(), SCHEDULED];
const REJECTED = [...ASSESSED, ...reject(), RETURNED];
const RESUBMITTED = decided('ReviseChange', { decision: 'resubmit', comment: 'Another week' });
const EDITED = publish('change-content-edited');

const BEGUN: Step[] = [wait(25), job('change.begin-implementation', { implementer: 'ines' })];
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

const PATHS: Record<string, { steps: Step[]; content?: Record<string, unknown> }> = {
  'approved with low risk': { steps: [...APPROVED, ...VERIFIED, ...REVIEWED] },
  'approved by two change managers': { content: TWO_MANAGERS, steps: [...assessed(TWO_MANAGERS), ...approve(), ...approve(), SCHEDULED, ...BEGUN] },
  'approved by one of two and rejected by the other': { content: TWO_MANAGERS, steps: [...assessed(TWO_MANAGERS), ...approve(), ...reject(), RETURNED] },
  'rejected by the first of two': { content: TWO_MANAGERS, steps: [...assessed(TWO_MANAGERS), ...reject(), RETURNED] },
  'approved by a change manager and the board': { content: MANAGER_AND_BOARD, steps: [...assessed(MANAGER_AND_BOARD), ...approve(), ...approve('CabDecision'), SCHEDULED] },
  'rejected before the board': { content: MANAGER_AND_BOARD, steps: [...assessed(MANAGER_AND_BOARD), ...reject(), RETURNED] },
  'approved by the board alone with high risk': { content: BOARD_ALONE, steps: [...assessed(BOARD_ALONE), ...approve('CabDecision'), SCHEDULED, ...VERIFIED, ...REVIEWED] },
  'rejected by the board, whose risk only the questionnaire shows': { content: RISKY_BY_ANSWERS, steps: [...assessed(RISKY_BY_ANSWERS), ...reject('CabDecision'), RETURNED] },
  'incomplete, corrected and submitted again': {
    steps: [job('change.take-up', CONTENT), job('change.validate', { valid: false, problems: ['The backout plan is missing.'] }), ...RESUBMITTED, ...ASSESSED],
  },
  'rejected, revised and approved': { steps: [...REJECTED, ...RESUBMITTED, ...APPROVED, ...BEGUN] },
  'rejected and given up': { steps: [...REJECTED, ...decided('ReviseChange', { decision: 'cancel', comment: 'Not needed any more' }), job('change.cancel')] },
  'edited while it waits for its approval': { steps: [...ASSESSED, EDITED, ...APPROVED, ...BEGUN] },
  'edited after one of two approvals': { content: TWO_MANAGERS, steps: [...assessed(TWO_MANAGERS), ...approve(), EDITED, ...assessed(TWO_MANAGERS), ...approve(), ...approve(), SCHEDULED] },
  'edited while it waits for its start': { steps: [...APPROVED, EDITED, ...APPROVED, ...BEGUN] },
  'edited at the very moment of its start': { steps: [...APPROVED, wait(25), { do: 'throw-error', type: 'change.begin-implementation', code: 'CHANGE_EDITED' }, ...ASSESSED, EDITED, ...APPROVED, wait(0.1), job('change.begin-implementation')] },
  'edited so that it is incomplete': { steps: [...APPROVED, EDITED, job('change.take-up', CONTENT), job('change.validate', { valid: false, problems: ['Write the backout plan.'] }), dates()] },
  'nobody approves in time': { steps: [...assessed(CONTENT, 20), wait(20), job('change.remind-approvers'), ...approve(), SCHEDULED] },
  'withdrawn while it waits for its approval': { steps: [...ASSESSED, publish('change-withdrawn', { withdrawalReason: 'Not needed' }), job('change.withdraw')] },
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
  'nobody reviews in time': { steps: [...APPROVED, ...VERIFIED, wait(126), job('change.remind-reviewer'), ...REVIEWED] },
  'a decision that is not permitted': {
    steps: [...ASSESSED, { do: 'complete-task', element: 'AuthorizeChange', variables: { decision: 'approve' } }, { do: 'deny', type: 'work.check-decision' }, ...approve()],
  },
  'a job without retries left': { steps: [{ do: 'fail-job', type: 'change.take-up', retries: 0, message: 'Database unreachable' }] },
};

export const WALKS: readonly Walk[] = Object.entries(PATHS).map(([name, path], index) => {
  const recordNumber = `CHG-${index + 1}`;
  const variables = { ...CONTENT, ...path.content, recordNumber, requester: 'ada' };
  return { name, processId: 'change-normal', recordNumber, variables, steps: path.steps };
});
