import type { Step, Walk } from '../walker.js';

export const FOLDER = 'change';

/** The paths of `bpmn/change/change-normal.bpmn`. */

const CONTENT = {
  title: 'Patch the payment gateway', services: ['SVC-1'], impact: 'medium', urgency: 'high', size: 'small', novelty: 'familiar', backoutTested: true,
  plannedStart: { inHours: 24 }, plannedEnd: { inHours: 28 },
};
const HIGH_RISK = { ...CONTENT, impact: 'high', novelty: 'new' };

const job = (type: string, variables: Record<string, unknown> = {}): Step => ({ do: 'complete-job', type, variables });
const decided = (element: string, variables: Record<string, unknown>): Step[] => [
  { do: 'complete-task', element, variables },
  { do: 'permit', type: 'work.check-decision' },
];

const VALID = job('change.validate', { valid: true, problems: [], ...CONTENT });
const ASSESSED = [VALID, job('change.record-risk', { risk: 'moderate' })];
const APPROVED = [
  ...ASSESSED,
  ...decided('AuthorizeChange', { decision: 'approve', comment: 'Fine' }),
  job('change.record-authorization', { authorization: 'approved' }),
];
const REJECTED = [
  ...ASSESSED,
  ...decided('AuthorizeChange', { decision: 'reject', comment: 'Wrong week' }),
  job('change.record-authorization', { authorization: 'rejected' }),
];
const BEGUN: Step[] = [{ do: 'wait', hours: 25 }, job('change.begin-implementation')];
const IMPLEMENTED = decided('ImplementChange', { implementationResult: 'done', implementationNote: 'As planned' });
const RECORDED = [job('change.record-implementation')];
const CLOSED = [...decided('ReviewChange', { outcome: 'successful', reviewNote: 'Nothing to add' }), job('change.close')];
const DONE = [...BEGUN, ...IMPLEMENTED, job('change.verify', { verified: true }), ...RECORDED, ...CLOSED];

const PATHS: Record<string, { steps: Step[]; content?: Record<string, unknown> }> = {
  'approved with moderate risk': { steps: [...APPROVED, ...DONE] },
  'approved by the board with high risk': {
    content: HIGH_RISK,
    steps: [
      job('change.validate', { valid: true, problems: [], ...HIGH_RISK }),
      job('change.record-risk', { risk: 'high' }),
      ...decided('CabDecision', { decision: 'approve', comment: 'The board agrees' }),
      job('change.record-authorization', { authorization: 'approved' }),
      ...DONE,
    ],
  },
  'incomplete, corrected and submitted again': {
    steps: [
      job('change.validate', { valid: false, problems: ['The backout plan is missing.'] }),
      ...decided('ReviseChange', { decision: 'resubmit', comment: 'Added' }),
      ...ASSESSED,
    ],
  },
  'rejected, revised and approved': {
    steps: [...REJECTED, ...decided('ReviseChange', { decision: 'resubmit', comment: 'Another week' }), ...APPROVED, ...BEGUN],
  },
  'rejected and given up': {
    steps: [...REJECTED, ...decided('ReviseChange', { decision: 'cancel', comment: 'Not needed any more' }), job('change.cancel')],
  },
  'withdrawn while it waits for its authorization': {
    steps: [...ASSESSED, { do: 'publish', message: 'change-withdrawn', variables: { withdrawalReason: 'Not needed' } }, job('change.withdraw')],
  },
  'withdrawn while it waits for its start': {
    steps: [...APPROVED, { do: 'publish', message: 'change-withdrawn', variables: { withdrawalReason: 'Not needed' } }, job('change.withdraw')],
  },
  'withdrawn at the very moment of its start': {
    steps: [...APPROVED, { do: 'wait', hours: 25 }, { do: 'throw-error', type: 'change.begin-implementation', code: 'CHANGE_WITHDRAWN' }],
  },
  'start moved to a later day': {
    steps: [
      ...APPROVED,
      { do: 'publish', message: 'change-start-moved', variables: { plannedStart: { inHours: 72 }, plannedEnd: { inHours: 76 } } },
      { do: 'wait', hours: 25 },
      { do: 'wait', hours: 48 },
      job('change.begin-implementation'),
    ],
  },
  'verification failed and backed out': {
    steps: [
      ...APPROVED,
      ...BEGUN,
      ...decided('ImplementChange', { implementationResult: 'failed', implementationNote: 'Node B did not start' }),
      { do: 'throw-error', type: 'change.verify', code: 'VERIFICATION_FAILED' },
      ...decided('BackOutChange', { backoutResult: 'restored', backoutNote: 'Rolled back' }),
      ...RECORDED,
      ...decided('ReviewChange', { outcome: 'backed-out', reviewNote: 'Test on node B first' }),
      job('change.close'),
    ],
  },
  'reminded before the window ends': {
    steps: [...APPROVED, ...BEGUN, { do: 'wait', hours: 2.75 }, job('change.remind-implementer'), ...IMPLEMENTED],
  },
  'a decision that is not permitted': {
    steps: [
      ...ASSESSED,
      { do: 'complete-task', element: 'AuthorizeChange', variables: { decision: 'approve' } },
      { do: 'deny', type: 'work.check-decision' },
      ...decided('AuthorizeChange', { decision: 'approve', comment: 'By somebody else' }),
    ],
  },
  'a job without retries left': { steps: [{ do: 'fail-job', type: 'change.validate', retries: 0, message: 'Database unreachable' }] },
};

export const WALKS: readonly Walk[] = Object.entries(PATHS).map(([name, path], index) => {
  const recordNumber = `CHG-${index + 1}`;
  const variables = { ...CONTENT, ...path.content, recordNumber, requester: 'ada' };
  return { name, processId: 'change-normal', recordNumber, variables, steps: path.steps };
});
