import type { Step, Walk } from '../walker.js';

export const FOLDER = 'transition';

/** The paths of `bpmn/transition/early-life-support.bpmn`, begun by itself as it is begun by a release. */

const job = (type: string, variables: Record<string, unknown> = {}): Step => ({ do: 'complete-job', type, variables });
const decided = (element: string, variables: Record<string, unknown>): Step[] => [
  { do: 'complete-task', element, variables },
  { do: 'permit', type: 'work.check-decision' },
];
const wait = (hours: number): Step => ({ do: 'wait', hours });
const inWorkingTime = (moments: Record<string, unknown>): Step => job('work.working-time', { moments });
const DUE = inWorkingTime({ dueAt: { inHours: 2000 }, lookAt: { inHours: 1900 } });
const ask = (criterion: string) => ({ record: 'ELS-1', criterion, question: `Is there ${criterion}?`, owner: 'ada' });

const read = (...entryRequests: unknown[]): Step[] => [
  job('early-life.read', { title: 'Payments', manager: 'ada', desk: 'dot', urgency: 'medium', extensions: 0, supported: ['service:SVC-1'], entryRequests }),
  inWorkingTime({ entryDue: { inHours: 48 } }),
];
const entered = (inHours: number): Step => job('early-life.check-entry', { entered: true, plannedEnd: { inHours } });
const HELD = job('early-life.check-entry', { entered: false, plannedEnd: null });
const day = (begins: number, ...levels: string[]): Step =>
  job('early-life.plan-day', { anotherDay: true, day: '2026-12-01', dayBegins: { inHours: begins }, dayEnds: { inHours: begins + 8 }, levelRequests: levels.map((level) => ({ level, day: '2026-12-01' })) });
const NO_OTHER_DAY = job('early-life.plan-day', { anotherDay: false, day: '2026-12-02', dayBegins: { inHours: 900 }, dayEnds: { inHours: 908 }, levelRequests: [] });
const measured = (value: number): Step[] => decided('MeasureLevel', { value, note: '' });
const CLOSED = job('early-life.close-day');
const CANCELLED: Step[] = [{ do: 'publish', message: 'early-life-cancelled', variables: {} }, job('early-life.cancel')];
const DECISION_ASKED: Step = { do: 'publish', message: 'early-life-decision-asked', variables: {} };

const opened = (...exitRequests: unknown[]): Step[] => [job('early-life.open-decision', { exitRequests, signers: ['sue'] }), inWorkingTime({ exitDue: { inHours: 1000 } })];
const OPENED = [...opened(), DUE];
const ended = (decision: string, decisionOutcome: string, more: Record<string, unknown> = {}): Step[] => [
  ...decided('DecideSupport', { decision, comment: 'Seen' }),
  job('early-life.record-decision', { decisionOutcome, earlyLifeOutcome: null, extensions: 0, plannedEnd: { inHours: 24 }, ...more }),
];
const ACCEPTED = ended('accept', 'accepted', { earlyLifeOutcome: 'accepted' });
const ROLLED_BACK = ended('roll-back', 'rolled-back', { earlyLifeOutcome: 'rolled-back' });

const PATHS: Record<string, Step[]> = {
  'entered, measured each day, and accepted at the planned end': [
    ...read(ask('watch-agreed')),
    ...decided('CollectEntryEvidence', { readiness: 'green', evidence: 'Agreed' }),
    entered(60),
    day(1, 'incidents', 'calls'),
    wait(1),
    ...measured(1),
    ...measured(12),
    wait(8),
    CLOSED,
    day(25, 'incidents'),
    wait(16),
    ...measured(0),
    wait(8),
    CLOSED,
    NO_OTHER_DAY,
    wait(28),
    ...opened(ask('no-major-incident')),
    ...decided('CollectExitEvidence', { readiness: 'green', evidence: 'None' }),
    DUE,
    ...ACCEPTED,
  ],
  'held at the entry until it is cleared': [
    ...read(ask('watch-agreed')),
    wait(49),
    HELD,
    DUE,
    ...decided('ClearEntry', { note: 'The service desk is briefed' }),
    HELD,
    DUE,
    ...decided('ClearEntry', { note: 'The acceptance is signed' }),
    entered(100),
  ],
  'a day on which nobody measured one of the levels': [...read(), entered(60), day(1, 'incidents', 'calls'), wait(1), ...measured(1), wait(8), CLOSED, NO_OTHER_DAY, wait(52), ...OPENED],
  'a day without levels by hand': [...read(), entered(60), day(1), wait(1), wait(8), CLOSED],
  'rolled back before the planned end': [...read(), entered(60), day(1, 'incidents'), wait(1), DECISION_ASKED, ...OPENED, ...ROLLED_BACK],
  'rolled back while nothing is measured': [...read(), entered(60), day(24), DECISION_ASKED, ...opened(ask('no-major-incident')), wait(1001), DUE, ...ROLLED_BACK],
  'cancelled while its entry is held': [...read(ask('watch-agreed')), wait(49), HELD, DUE, ...CANCELLED],
  'cancelled while a level is measured': [...read(), entered(60), day(1, 'incidents'), wait(1), ...CANCELLED],
  'cancelled while it is to be decided': [...read(), entered(60), day(1), DECISION_ASKED, ...OPENED, ...CANCELLED],
  'extended, and accepted then': [
    ...read(),
    entered(12),
    day(1),
    wait(1),
    wait(8),
    CLOSED,
    NO_OTHER_DAY,
    wait(4),
    ...OPENED,
    ...ended('extend', 'extended', { extensions: 1, plannedEnd: { inHours: 48 } }),
    day(24),
    wait(12),
    wait(8),
    CLOSED,
    NO_OTHER_DAY,
    wait(16),
    ...OPENED,
    ...ACCEPTED,
  ],
  'a decision that the records no longer allow': [...read(), entered(60), day(24), DECISION_ASKED, ...OPENED, ...ended('accept', 'returned'), ...OPENED, ...ACCEPTED],
  'a decision that is not permitted': [
    ...read(),
    entered(60),
    day(24),
    DECISION_ASKED,
    ...OPENED,
    { do: 'complete-task', element: 'DecideSupport', variables: { decision: 'accept' } },
    { do: 'deny', type: 'work.check-decision' },
    ...ACCEPTED,
  ],
  'a job without retries left': [...read(), { do: 'fail-job', type: 'early-life.check-entry', retries: 0, message: 'Database unreachable' }],
};

export const WALKS: readonly Walk[] = Object.entries(PATHS).map(([name, steps], index) => {
  const recordNumber = `ELS-${index + 1}`;
  return { name, processId: 'early-life-support', recordNumber, variables: { recordNumber, title: 'Payments' }, steps };
});
