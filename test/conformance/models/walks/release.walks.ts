import type { Step, Walk } from '../walker.js';

export const FOLDER = 'release';

/** Of the early-life support that it calls. */
export const ALSO = ['transition'];

/** The paths of `bpmn/release/release.bpmn`. The early-life support, which it calls, is taken by the shortest way. */

const job = (type: string, variables: Record<string, unknown> = {}): Step => ({ do: 'complete-job', type, variables });
const decided = (element: string, variables: Record<string, unknown>): Step[] => [
  { do: 'complete-task', element, variables },
  { do: 'permit', type: 'work.check-decision' },
];
const wait = (hours: number): Step => ({ do: 'wait', hours });

const WORKING_TIME = job('work.working-time', { moments: { dueAt: { inHours: 30 }, lookAt: { inHours: 20 } } });
const takeUp = (variables: Record<string, unknown> = {}): Step =>
  job('release.take-up', { title: 'Claims 4.2', releaseType: 'minor', urgency: 'high', manager: 'rosa', plannedStart: { inHours: 48 }, plannedEnd: { inHours: 52 }, ...variables });
const checked = (ready: boolean): Step => job('release.check-readiness', { ready });
const ASKED: Step[] = [checked(true), WORKING_TIME, job('release.open-go-no-go')];
const GO = decided('DecideGoNoGo', { decision: 'go', comment: '' });
const NO_GO = decided('DecideGoNoGo', { decision: 'no-go', comment: 'Not this week' });
const outcome = (goNoGo: string): Step => job('release.record-go-no-go', { goNoGo });
const SCHEDULED: Step[] = [takeUp(), ...ASKED, ...GO, outcome('go')];
const STEPS = [{ position: 1, title: 'Stop the queue', owner: 'ines' }, { position: 2, title: 'Roll out', owner: 'ines' }];
const begun = (openSteps: object[] = STEPS): Step => job('release.begin-deployment', { openSteps });
const BEGUN: Step[] = [...SCHEDULED, wait(49), begun()];
const STEP_DONE: Step[] = [...decided('DeployStep', { stepResult: 'done', stepNote: '' }), job('release.record-step')];
const STEP_FAILED: Step[] = [...decided('DeployStep', { stepResult: 'failed', stepNote: 'No space left' }), { do: 'throw-error', type: 'release.record-step', code: 'STEP_FAILED' }];
const VERIFIED: Step[] = [job('release.begin-verification'), ...decided('VerifyRelease', { verification: 'verified', verificationNote: '' }), job('release.record-verification')];
const NOT_VERIFIED: Step[] = [
  job('release.begin-verification'),
  ...decided('VerifyRelease', { verification: 'failed', verificationNote: 'Payments are slow' }),
  { do: 'throw-error', type: 'release.record-verification', code: 'VERIFICATION_FAILED' },
];
const DEPLOYED: Step[] = [...BEGUN, ...STEP_DONE, ...STEP_DONE];
const until = (hours: number): Step => job('release.open-rollback-decision', { rollbackDue: { inHours: hours } });
const ROLLED_BACK: Step[] = [job('release.begin-rollback'), ...decided('RollBackRelease', { rollbackNote: 'The old version runs again' }), job('release.record-rollback')];
const ROLL_BACK: Step[] = [...decided('DecideRollback', { decision: 'roll-back', comment: 'We cannot repair it' }), ...ROLLED_BACK];

const earlyLife = (decision: string, earlyLifeOutcome: string): Step[] => [
  job('transition.open-early-life-support', { earlyLifeSupport: 'ELS-1' }),
  job('release.begin-early-life'),
  job('early-life.read', { title: 'Claims', manager: 'rosa', desk: 'dot', urgency: 'medium', extensions: 0, supported: ['service:SVC-1'], entryRequests: [] }),
  job('work.working-time', { moments: { entryDue: { inHours: 100 } } }),
  job('early-life.check-entry', { entered: true, plannedEnd: { inHours: 60 } }),
  job('early-life.plan-day', { anotherDay: false, day: '2026-12-02', dayBegins: { inHours: 900 }, dayEnds: { inHours: 908 }, levelRequests: [] }),
  wait(12),
  job('early-life.open-decision', { exitRequests: [], signers: ['sue'] }),
  job('work.working-time', { moments: { exitDue: { inHours: 1000 } } }),
  job('work.working-time', { moments: { dueAt: { inHours: 2000 }, lookAt: { inHours: 1900 } } }),
  ...decided('DecideSupport', { decision, comment: 'Seen' }),
  job('early-life.record-decision', { decisionOutcome: earlyLifeOutcome, earlyLifeOutcome, extensions: 0, plannedEnd: { inHours: 60 } }),
];

const PATHS: Record<string, { steps: Step[]; urgency?: string }> = {
  'verified, and accepted after early-life support': { steps: [...DEPLOYED, ...VERIFIED, ...earlyLife('accept', 'accepted'), job('release.close')] },
  'verified, and rolled back in early-life support': { steps: [...DEPLOYED, ...VERIFIED, ...earlyLife('roll-back', 'rolled-back'), ...ROLLED_BACK] },
  'not ready, prepared and ready': { steps: [takeUp(), checked(false), WORKING_TIME, ...decided('PrepareRelease', { decision: 'check', comment: '' }), takeUp(), ...ASKED, ...GO, outcome('go')] },
  'given up': { steps: [takeUp(), checked(false), WORKING_TIME, ...decided('PrepareRelease', { decision: 'give-up', comment: 'No longer wanted' }), job('release.cancel')] },
  'a no-go leads back to the preparation': { steps: [takeUp(), ...ASKED, ...NO_GO, outcome('no-go'), WORKING_TIME, ...decided('PrepareRelease', { decision: 'check', comment: '' }), takeUp()] },
  'a major release is decided on by two': { steps: [takeUp({ releaseType: 'major' }), ...ASKED, ...GO, ...GO, outcome('go')] },
  'of two the first no-go ends the round': { steps: [takeUp({ releaseType: 'major' }), ...ASKED, ...NO_GO, outcome('no-go')] },
  'a decision that is not permitted': { steps: [takeUp(), ...ASKED, { do: 'complete-task', element: 'DecideGoNoGo', variables: { decision: 'go' } }, { do: 'deny', type: 'work.check-decision' }, ...GO] },
  'edited while it is decided on': { steps: [takeUp(), ...ASKED, { do: 'publish', message: 'release-edited', variables: {} }, takeUp(), ...ASKED, ...GO, outcome('go')] },
  'edited while it waits for its window': { steps: [...SCHEDULED, { do: 'publish', message: 'release-edited', variables: {} }, takeUp(), checked(false)] },
  'cancelled while it waits for its window': { steps: [...SCHEDULED, { do: 'publish', message: 'release-cancelled', variables: {} }, job('release.cancel')] },
  'not ready any more when the window opens': { steps: [...SCHEDULED, wait(49), { do: 'throw-error', type: 'release.begin-deployment', code: 'RELEASE_NOT_READY' }, takeUp()] },
  'a step that fails, and the release is rolled back': { steps: [...BEGUN, ...STEP_DONE, ...STEP_FAILED, until(51), ...ROLL_BACK] },
  'a step that fails, and the deployment goes on with what is left': {
    steps: [...BEGUN, ...STEP_FAILED, until(51), ...decided('DecideRollback', { decision: 'go-on', comment: 'Repaired' }), begun(STEPS.slice(1)), ...STEP_DONE, job('release.begin-verification')],
  },
  'a verification that fails, repaired and verified': {
    steps: [...DEPLOYED, ...NOT_VERIFIED, until(51), ...decided('DecideRollback', { decision: 'go-on', comment: 'Repaired' }), begun([]), ...VERIFIED],
  },
  'nobody decides, and it is rolled back by the policy': { steps: [...BEGUN, ...STEP_FAILED, until(51), wait(3), ...ROLLED_BACK] },
  'nobody decides after an earlier decision to go on': {
    steps: [...BEGUN, ...STEP_FAILED, until(51), ...decided('DecideRollback', { decision: 'go-on', comment: 'Repaired' }), begun(), ...STEP_FAILED, until(60), wait(12), job('release.begin-rollback')],
  },
  'nobody decides, others are asked and decide': {
    steps: [...BEGUN, ...STEP_FAILED, until(51), wait(3), job('release.escalate-rollback', { rollbackDue: { inHours: 60 } }), ...decided('DecideEscalatedRollback', { decision: 'go-on', comment: 'It holds' }), begun([])],
    urgency: 'low',
  },
  'nobody decides, nor those who are asked then': { steps: [...BEGUN, ...STEP_FAILED, until(51), wait(3), job('release.escalate-rollback', { rollbackDue: { inHours: 60 } }), wait(9), ...ROLLED_BACK], urgency: 'low' },
  'a job without retries left': { steps: [{ do: 'fail-job', type: 'release.take-up', retries: 0, message: 'Database unreachable' }] },
};

export const WALKS: readonly Walk[] = Object.entries(PATHS).map(([name, { steps, urgency }], index) => {
  const recordNumber = `REL-${index + 1}`;
  const own = steps.map((step) => (step.do === 'complete-job' && step.type === 'release.take-up' && urgency ? { ...step, variables: { ...step.variables, urgency } } : step));
  return { name, processId: 'release', recordNumber, variables: { recordNumber }, steps: own };
});
