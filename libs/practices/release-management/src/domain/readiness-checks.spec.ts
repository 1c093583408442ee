import { RELEASE_CHECKS, type ReadinessRule, type ReleaseCheck } from '#core/contracts';
import type { AcceptanceFacts, ChangeFacts, ProjectFacts, RiskFacts } from '#platform/orchestration';
import { blockersOf, readinessLines, unverifiedChanges } from './readiness-checks.js';
import { aStep } from './release-content.js';
import { Release } from './release.entity.js';
import type { ReleaseStanding } from './release-standing.js';

const NOON = Date.parse('2027-03-05T12:00:00Z');
const HOUR_MS = 3_600_000;
const INES = { username: 'ines', displayName: 'Ines' };

const aChange = (facts: Partial<ChangeFacts> = {}): ChangeFacts => ({ number: 'CHG-1', title: 'A form', type: 'normal', state: 'scheduled', risk: 'low', window: null, outcome: null, services: ['SVC-1'], ...facts });
const aRisk = (facts: Partial<RiskFacts> = {}): RiskFacts => ({ number: 'RSK-1', title: 'Slow', state: 'treated', record: 'REL-1', owner: INES, level: 'low', aboveAppetite: false, ...facts });
const aProject = (facts: Partial<ProjectFacts> = {}): ProjectFacts => {
  return { number: 'PRJ-1', name: 'Claims', state: 'running', goal: 'GOAL-1', services: [], manager: INES, gate: { number: 'GATE-1', name: 'Concept', state: 'passed', open: true }, ...facts };
};
const anAcceptance = (facts: Partial<AcceptanceFacts> = {}): AcceptanceFacts => {
  return { number: 'SAC-1', title: 'Portal', service: 'SVC-1', release: 'REL-1', project: null, state: 'accepted', entered: true, redMandatory: [], ...facts };
};
const service = { number: 'SVC-1', name: 'Portal', urgency: 'high', owner: INES, supportHours: null, maintenanceWindows: [], state: 'live' } as const;
const freeze = { number: 'FRZ-1', name: 'Year end', kind: 'hard' } as ReleaseStanding['freezes'][number];

/** One that everything is there for. */
function standing(change: Partial<Release> = {}, facts: Partial<ReleaseStanding> = {}): ReleaseStanding {
  const release = Object.assign(new Release(), {
    number: 'REL-1', changes: ['CHG-1'], projects: ['PRJ-1'], services: ['SVC-1'], plannedStart: new Date(NOON + HOUR_MS), plannedEnd: new Date(NOON + 2 * HOUR_MS),
    steps: [aStep('Roll out', 'ines')], verificationPlan: 'Try it.', rollbackPlan: 'Undo it.', ...change,
  });
  return {
    release, now: NOON, changes: [aChange()], projects: [aProject()], services: [service], conflicts: [], busy: [], freezes: [], acceptances: [anAcceptance()], risks: [aRisk()], stepOwners: new Map([['ines', INES]]), ...facts,
  };
}

const rule = (check: ReleaseCheck, change: Partial<ReadinessRule> = {}): ReadinessRule => ({ check, weight: 'must', atMost: 0, reason: 'Because', ...change });
const asked = (check: ReleaseCheck, now: ReleaseStanding) => readinessLines([rule(check)], now)[0]!;

describe('The readiness of a release', () => {
  it('should be there for each question when everything is there', () => {
    expect(readinessLines(RELEASE_CHECKS.map((check) => rule(check)), standing()).filter(({ ready }) => !ready)).toEqual([]);
  });

  it.each<[string, ReleaseCheck, ReleaseStanding, string[]]>([
    ['nothing to deliver', 'scope', standing({ changes: [], projects: [] }), []],
    ['no service to deliver to', 'scope', standing({ services: [] }), []],
    ['no window', 'window', standing({ plannedStart: null, plannedEnd: null }), []],
    ['a window that is over', 'window', standing({ plannedEnd: new Date(NOON) }), []],
    ['no steps', 'deployment-steps', standing({ steps: [] }), []],
    ['a step that nobody owns', 'deployment-steps', standing({ steps: [aStep('Roll out', 'gone')] }), []],
    ['no verification plan', 'verification-plan', standing({ verificationPlan: ' ' }), []],
    ['no rollback plan', 'rollback-plan', standing({ rollbackPlan: '' }), []],
    ['a change that is being authorized', 'changes-authorized', standing({}, { changes: [aChange({ state: 'authorize' })] }), ['CHG-1']],
    ['a change that was cancelled', 'changes-not-failed', standing({}, { changes: [aChange({ state: 'cancelled' })] }), ['CHG-1']],
    ['a change that was backed out', 'changes-not-failed', standing({}, { changes: [aChange({ state: 'closed', outcome: 'backed-out' })] }), ['CHG-1']],
    ['a conflict with a stranger', 'conflicts', standing({}, { conflicts: [{ change: 'CHG-1', what: 'CHG-9 is scheduled.', recordNumber: 'CHG-9' }] }), ['CHG-1']],
    ['another gate in the window', 'conflicts', standing({}, { busy: [{ kind: 'gate', recordNumber: 'GATE-9', title: 'Pilot', services: ['SVC-1'], start: NOON, end: NOON + HOUR_MS }] }), ['GATE-9']],
    ['a hard freeze', 'freezes', standing({}, { freezes: [freeze] }), ['FRZ-1']],
    ['a gate that holds a project', 'gates-passed', standing({}, { projects: [aProject({ gate: { number: 'GATE-1', name: 'Concept', state: 'held', open: false } })] }), ['GATE-1']],
    ['a project without a gate so far', 'gates-passed', standing({}, { projects: [aProject({ gate: null })] }), ['PRJ-1']],
    ['a service that nobody accepts', 'acceptance', standing({}, { acceptances: [] }), ['SVC-1']],
    ['an acceptance that is not signed', 'acceptance', standing({}, { acceptances: [anAcceptance({ entered: false })] }), ['SAC-1']],
    ['a red mandatory criterion', 'acceptance', standing({}, { acceptances: [anAcceptance({ redMandatory: ['Monitoring'] })] }), ['SAC-1']],
    ['a risk that nobody owns', 'risk-owners', standing({}, { risks: [aRisk({ owner: null })] }), ['RSK-1']],
    ['a risk above the appetite', 'risk-appetite', standing({}, { risks: [aRisk({ aboveAppetite: true })] }), ['RSK-1']],
  ])('should be missing with %s', (_, check, now, records) => {
    const line = asked(check, now);
    expect(line.ready).toBe(false);
    expect(line.answer.records.map(({ number }) => number)).toEqual(records);
  });

  it('should not mind changes of one release in the way of each other, nor a soft freeze', () => {
    expect(asked('conflicts', standing({ changes: ['CHG-1', 'CHG-2'] }, { conflicts: [{ change: 'CHG-1', what: 'CHG-2 is scheduled.', recordNumber: 'CHG-2' }] })).ready).toBe(true);
    expect(asked('freezes', standing({}, { freezes: [{ ...freeze, kind: 'soft' }] })).ready).toBe(true);
  });

  it('should be as lenient as its policy', () => {
    const now = standing({}, { risks: [aRisk({ aboveAppetite: true })] });
    expect(readinessLines([rule('risk-appetite', { atMost: 1 })], now)[0]!.ready).toBe(true);
    expect(blockersOf(readinessLines([rule('risk-appetite', { weight: 'should' })], now), now.risks)).toEqual([]);
  });

  it('should be blocked by a risk without an owner whatever its policy says, and say so once', () => {
    const now = standing({}, { risks: [aRisk({ owner: null })] });
    expect(blockersOf([], now.risks)).toEqual(['Risks without an owner: RSK-1.']);
    expect(blockersOf(readinessLines([rule('risk-owners')], now), now.risks)).toEqual(['Risks without an owner: RSK-1.']);
  });
});

describe('The changes of a release', () => {
  it.each<[string, Partial<ChangeFacts>, string[]]>([
    ['is closed with success', { state: 'closed', outcome: 'successful' }, []],
    ['is reviewed', { state: 'review' }, []],
    ['waits for its start', { state: 'scheduled' }, ['Changes that are not implemented yet: CHG-1.']],
    ['was backed out', { state: 'closed', outcome: 'backed-out' }, ['Changes that were cancelled, backed out or unsuccessful: CHG-1.']],
    ['was cancelled', { state: 'cancelled' }, ['Changes that were cancelled, backed out or unsuccessful: CHG-1.']],
  ])('should decide on its verification: one that %s', (_, facts, sentences) => {
    expect(unverifiedChanges([aChange(facts)])).toEqual(sentences);
  });
});
