import type { Step, Walk } from '../walker.js';

export const FOLDER = 'transition';

/** The paths of `bpmn/transition/service-acceptance.bpmn`. */

const job = (type: string, variables: Record<string, unknown> = {}): Step => ({ do: 'complete-job', type, variables });
const decided = (element: string, variables: Record<string, unknown>): Step[] => [
  { do: 'complete-task', element, variables },
  { do: 'permit', type: 'work.check-decision' },
];
const inWorkingTime = (moments: Record<string, unknown>): Step => job('work.working-time', { moments });
const ask = (criterion: string, owner: string) => ({ record: 'SAC-1', criterion, question: `Is there ${criterion}?`, owner });
const brought = (readiness: string): Step[] => decided('CollectEvidence', { readiness, evidence: 'See the manual' });

const round = (inHours: number, ...evidenceRequests: unknown[]): Step[] => [job('acceptance.open', { title: 'Accept Payments', service: 'SVC-1', evidenceRequests }), inWorkingTime({ evidenceDue: { inHours } })];
const opened = (...requests: unknown[]): Step[] => round(120, ...requests);
const OPENED = opened(ask('monitoring', 'ada'), ask('contacts', 'ben'));
const TO_BE_SIGNED = [job('acceptance.open-signing', { signers: ['sue'] }), inWorkingTime({ dueAt: { inHours: 200 }, lookAt: { inHours: 150 } })];
const signed = (decision: string, signature: string): Step[] => [...decided('SignAcceptance', { decision, comment: 'Seen' }), job('acceptance.record-signature', { signature })];
const withdrawn: Step[] = [{ do: 'publish', message: 'acceptance-withdrawn', variables: {} }, job('acceptance.withdraw')];

const CHANGED: Step[] = [{ do: 'publish', message: 'acceptance-criteria-changed', variables: {} }];

const PATHS: Record<string, Step[]> = {
  'evidence and signature': [...OPENED, ...brought('green'), ...brought('amber'), ...TO_BE_SIGNED, ...signed('accept', 'accepted')],
  'nothing to bring': [...opened(), ...TO_BE_SIGNED, ...signed('accept', 'accepted')],
  'evidence that does not come, rejected, and brought again': [
    ...OPENED,
    ...brought('red'),
    { do: 'wait', hours: 121 },
    ...TO_BE_SIGNED,
    ...signed('reject', 'returned'),
    ...round(400, ask('contacts', 'ben')),
    ...brought('green'),
    ...TO_BE_SIGNED,
    ...signed('accept', 'accepted'),
  ],
  'a signature that is not permitted': [
    ...opened(),
    ...TO_BE_SIGNED,
    { do: 'complete-task', element: 'SignAcceptance', variables: { decision: 'accept' } },
    { do: 'deny', type: 'work.check-decision' },
    ...signed('accept', 'accepted'),
  ],
  'a criterion with a later date of its own': [
    job('acceptance.open', { title: 'Accept Payments', service: 'SVC-1', evidenceRequests: [{ ...ask('monitoring', 'ada'), due: { inHours: 300 } }, { ...ask('contacts', 'ben'), due: null }], latestDue: { inHours: 300 } }),
    inWorkingTime({ evidenceDue: { inHours: 120 } }),
    { do: 'wait', hours: 121 },
    ...brought('green'),
    { do: 'wait', hours: 180 },
    ...TO_BE_SIGNED,
  ],
  'criteria changed while evidence is brought': [...OPENED, ...brought('green'), ...CHANGED, ...OPENED, ...brought('green'), ...brought('green'), ...TO_BE_SIGNED, ...signed('accept', 'accepted')],
  'criteria changed while it is to be signed': [...opened(), ...TO_BE_SIGNED, ...CHANGED, ...opened(ask('training', 'ben')), ...brought('green'), ...TO_BE_SIGNED, ...signed('accept', 'accepted')],
  'withdrawn while evidence is brought': [...OPENED, ...brought('green'), ...withdrawn],
  'withdrawn while it is to be signed': [...opened(), ...TO_BE_SIGNED, ...withdrawn],
  'a job without retries left': [{ do: 'fail-job', type: 'acceptance.open', retries: 0, message: 'Database unreachable' }],
};

export const WALKS: readonly Walk[] = Object.entries(PATHS).map(([name, steps], index) => {
  const recordNumber = `SAC-${index + 1}`;
  return { name, processId: 'service-acceptance', recordNumber, variables: { recordNumber, title: 'Accept Payments' }, steps };
});
