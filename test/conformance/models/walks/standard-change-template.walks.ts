import type { Step, Walk } from '../walker.js';

export const FOLDER = 'change';

/** The paths of `bpmn/change/standard-change-template.bpmn`. */

const YEAR_H = 365 * 24;

const job = (type: string, variables: Record<string, unknown> = {}): Step => ({ do: 'complete-job', type, variables });
/** The listener of a task that is due in working time. */
const PLANNED = job('work.working-time', { moments: { dueAt: { inHours: 96 }, lookAt: { inHours: 48 } } });
const decided = (element: string, variables: Record<string, unknown>): Step[] => [
  ...(element === 'ReviseTemplate' ? [PLANNED] : []),
  { do: 'complete-task', element, variables },
  { do: 'permit', type: 'work.check-decision' },
];

const VALID = job('template.validate', { valid: true, problems: [], title: 'Renew a certificate' });
const APPROVED = [VALID, PLANNED, ...decided('DecideOnTemplate', { decision: 'approve', comment: 'Fine' }), job('template.record-decision', { approval: 'approved' })];
const REJECTED = [VALID, PLANNED, ...decided('DecideOnTemplate', { decision: 'reject', comment: 'Too wide' }), job('template.record-decision', { approval: 'rejected' })];
const DEMOTED: Step[] = [{ do: 'publish', message: 'template-demoted', variables: { demotionReason: 'Two of three failed.' } }, job('template.demote')];
const RETIRED: Step[] = [{ do: 'publish', message: 'template-retired', variables: { retirementReason: 'Nobody needs it.' } }, job('template.retire')];

const PATHS: Record<string, Step[]> = {
  'approved, used, retired by hand': [...APPROVED, ...RETIRED],
  'incomplete, corrected and proposed again': [
    job('template.validate', { valid: false, problems: ['Write the backout plan.'], title: 'Renew a certificate' }),
    ...decided('ReviseTemplate', { decision: 'resubmit', comment: 'Added' }),
    ...APPROVED,
  ],
  'rejected, improved and approved': [...REJECTED, ...decided('ReviseTemplate', { decision: 'resubmit', comment: 'Narrower' }), ...APPROVED],
  'rejected and given up': [...REJECTED, ...decided('ReviseTemplate', { decision: 'cancel', comment: 'Never mind' }), job('template.retire')],
  'demoted, reviewed and renewed, demoted again and not kept': [
    ...APPROVED,
    ...DEMOTED,
    PLANNED,
    ...decided('ReviewTemplate', { decision: 'renew', comment: 'The cause is mended' }),
    job('template.renew'),
    ...DEMOTED,
    PLANNED,
    ...decided('ReviewTemplate', { decision: 'retire', comment: 'Not again' }),
    job('template.retire'),
  ],
  'reminded every year while it is in use': [...APPROVED, { do: 'wait', hours: YEAR_H + 1 }, job('template.remind-review'), { do: 'wait', hours: YEAR_H }, job('template.remind-review'), ...DEMOTED],
  'retired while somebody has to decide on it': [VALID, PLANNED, ...RETIRED],
  'a decision that Tollgate does not know': [VALID, PLANNED, { do: 'complete-task', element: 'DecideOnTemplate', variables: { decision: 'approve' } }, { do: 'deny', type: 'work.check-decision' }],
};

export const WALKS: readonly Walk[] = Object.entries(PATHS).map(([name, steps], index) => ({
  name,
  processId: 'standard-change-template',
  recordNumber: `TPL-${index + 1}`,
  variables: { recordNumber: `TPL-${index + 1}`, title: 'Renew a certificate', proposer: 'ada' },
  steps,
}));
