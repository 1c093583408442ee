import type { Step, Walk } from '../walker.js';

export const FOLDER = 'risk';

/** The paths of `bpmn/risk/risk-review.bpmn`. */

const RISK = { title: 'The supplier may not deliver', probability: 2, impact: 3, category: 'delivery', owner: 'ada', ownerAccepted: true, responseDecided: false };
const GRAVE = { ...RISK, probability: 4, impact: 4 };
const REVIEW_AT = { reviewAt: { inHours: 240 } };

const job = (type: string, variables: Record<string, unknown> = {}): Step => ({ do: 'complete-job', type, variables });
/** What the start listener answers of a task, or of what is around it, whose dates are reckoned in working time; far away where no walk waits for them. */
const dates = (hours: Record<string, number> = {}): Step => {
  const moments = Object.entries({ dueAt: FAR_H, lookAt: FAR_H, remindAt: FAR_H, ...hours }).map(([name, inHours]) => [name, { inHours }]);
  return job('work.working-time', { moments: Object.fromEntries(moments) });
};
const FAR_H = 24 * 1_000;
const DATED = ['AcceptRisk', 'NameOwner', 'DecideResponse', 'ApproveResponse', 'ReviewRisk'];
const given = (element: string, variables: Record<string, unknown>): Step[] => [
  { do: 'complete-task', element, variables },
  { do: 'permit', type: 'work.check-decision' },
];
const decided = (element: string, variables: Record<string, unknown>): Step[] => [...(DATED.includes(element) ? [dates()] : []), ...given(element, variables)];
const wait = (hours: number): Step => ({ do: 'wait', hours });
const changed: Step = { do: 'publish', message: 'risk-changed', variables: {} };

const rated = (content: Record<string, unknown> = {}): Step[] => {
  const { ownerAccepted, owner, responseDecided, ...facts } = { ...RISK, ...content };
  return [job('risk.read', { ...facts, owner, ownerAccepted }), job('risk.record-rating', { responseDecided })];
};
const RESPONDED = [...decided('DecideResponse', { response: 'reduce', responsePlan: 'A second supplier' }), job('risk.record-response')];
const MONITORED = [...rated(), ...RESPONDED, job('risk.begin-monitoring', REVIEW_AT)];
const reviewed = (reviewOutcome: string, take = decided): Step[] => [
  ...take('ReviewRisk', { reviewOutcome, newProbability: 2, newImpact: 2, reviewNote: 'As before' }),
  job('risk.record-review'),
];
const remindedAt = (hours: number): Step[] => [dates({ remindAt: hours }), wait(72), job('risk.remind')];
const ACCEPTED_ABOVE = [...rated(GRAVE), ...decided('DecideResponse', { response: 'accept', responsePlan: 'We live with it' }), job('risk.record-response')];

const PATHS: Record<string, { steps: Step[]; content?: Record<string, unknown> }> = {
  'owned, treated, reviewed and kept, reviewed and closed': {
    steps: [...MONITORED, wait(240), ...reviewed('keep'), ...rated({ responseDecided: true }), job('risk.begin-monitoring', { reviewAt: { inHours: 480 } }), wait(240), ...reviewed('close'), job('risk.close')],
  },
  'accepted by the proposed owner': {
    steps: [...rated({ ownerAccepted: false }), ...decided('AcceptRisk', { decision: 'accept' }), job('risk.record-ownership'), ...RESPONDED],
  },
  'declined by the proposed owner, and another one named': {
    steps: [
      ...rated({ ownerAccepted: false }),
      dates({ remindAt: 40 }),
      wait(48),
      job('risk.remind'),
      dates({ remindAt: 88 }),
      wait(48),
      job('risk.remind'),
      ...given('AcceptRisk', { decision: 'decline', comment: 'Not mine' }),
      job('risk.record-ownership', { owner: null }),
      ...decided('NameOwner', { newOwner: 'ben' }),
      job('risk.propose-owner'),
      ...decided('AcceptRisk', { decision: 'accept' }),
      job('risk.record-ownership'),
    ],
  },
  'without an owner': { steps: [...rated({ owner: null, ownerAccepted: false }), ...decided('NameOwner', { newOwner: 'ada' }), job('risk.propose-owner')] },
  'accepted above the appetite with approval': {
    steps: [...ACCEPTED_ABOVE, ...decided('ApproveResponse', { decision: 'approve' }), job('risk.record-approval'), job('risk.begin-monitoring', REVIEW_AT)],
  },
  'accepted above the appetite without approval': {
    steps: [...ACCEPTED_ABOVE, ...decided('ApproveResponse', { decision: 'reject', comment: 'Too much' }), job('risk.record-approval'), ...RESPONDED, job('risk.begin-monitoring', REVIEW_AT)],
  },
  'handed to another owner while it is watched': {
    steps: [...MONITORED, changed, ...rated({ owner: 'ben', ownerAccepted: false, responseDecided: true }), ...decided('AcceptRisk', { decision: 'accept' }), job('risk.record-ownership'), job('risk.begin-monitoring', REVIEW_AT)],
  },
  'changed while a task is open': { steps: [...rated(), dates(), changed, ...rated(GRAVE), dates()] },
  'closed while it is watched': { steps: [...MONITORED, { do: 'publish', message: 'risk-closed', variables: {} }, job('risk.close')] },
  'reminded of the review': { steps: [...MONITORED, wait(240), ...remindedAt(312), ...remindedAt(384), dates({ remindAt: 456 }), ...reviewed('close', given), job('risk.close')] },
  'reminded of the review three times, and no more': { steps: [...MONITORED, wait(240), ...remindedAt(312), ...remindedAt(384), ...remindedAt(456), wait(720), ...reviewed('keep', given)] },
  'a decision that is not permitted': {
    steps: [
      ...ACCEPTED_ABOVE,
      dates(),
      { do: 'complete-task', element: 'ApproveResponse', variables: { decision: 'approve' } },
      { do: 'deny', type: 'work.check-decision' },
      ...given('ApproveResponse', { decision: 'approve' }),
    ],
  },
};

export const WALKS: readonly Walk[] = Object.entries(PATHS).map(([name, path], index) => {
  const recordNumber = `RSK-${index + 1}`;
  return { name, processId: 'risk-review', recordNumber, variables: { recordNumber, title: RISK.title }, steps: path.steps };
});
