import fc from 'fast-check';
import { RELEASE_LIFECYCLE, RELEASE_STATES, type ReleaseState } from '#core/contracts';
import type { Actor } from '#platform/identity';
import { contentHash, aStep, openSteps } from './release-content.js';
import { mayDecideOn, stillStands } from './release-decisions.js';
import { Release } from './release.entity.js';
import { assertReleaseLifecycle, moveTo } from './release.lifecycle.js';

const aRelease = (change: Partial<Release> = {}) =>
  Object.assign(new Release(), { number: 'REL-1', state: 'draft', cancelledAt: null, managerId: 'rosa', plannedStart: null, plannedEnd: null, title: 'Claims', changes: ['CHG-1'], steps: [aStep('Stop', 'ines'), aStep('Start', 'ines')], ...change });
const person = (name: string): Actor => ({ personId: name, username: name, displayName: name, roles: ['service-manager'] });
const asked = (release: Release, actor: Actor, elementId: string, variables: Record<string, unknown>) => mayDecideOn(release, { userTaskKey: '1', recordNumber: 'REL-1', elementId, actor, variables, taskVariables: {} });

describe('The life of a release', () => {
  it('should lead everywhere', () => {
    expect(() => assertReleaseLifecycle()).not.toThrow();
  });

  it('should never leave its table, whatever is asked in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...RELEASE_STATES), { maxLength: 40 }), (wanted) => {
        const release = aRelease();
        for (const state of wanted) {
          const before = release.state;
          const allowed = state === before || (RELEASE_LIFECYCLE[before] as readonly ReleaseState[]).includes(state);
          expect(moveTo(release, state).ok).toBe(allowed);
          expect(release.state).toBe(allowed ? state : before);
        }
      }),
    );
  });

  it('should never get from the window back to where nothing is deployed', () => {
    const after = new Set<ReleaseState>(['deploying']);
    for (const state of after) RELEASE_LIFECYCLE[state].forEach((next) => after.add(next));
    expect([...after].sort()).toEqual(['closed', 'deploying', 'early-life-support', 'rollback-decision', 'rolled-back', 'rolling-back', 'verifying']);
  });
});

describe('The go of a release', () => {
  const inQuestion = aRelease({ state: 'go-no-go' });
  const go = (actor: Actor) => asked(inQuestion, actor, 'DecideGoNoGo', { decision: 'go' });

  it('should not come from its manager, whoever they act as or stand in for', () => {
    for (const actor of [person('rosa'), { ...person('sam'), administrator: person('rosa') }, { ...person('sam'), deputyFor: person('rosa') }]) {
      expect(go(actor)).toMatchObject({ ok: false, failure: { code: 'separation-of-duties' } });
    }
    expect(go(person('sam'))).toMatchObject({ ok: true });
  });

  it('should hold for what was decided on only', () => {
    const decision = { decisionId: '1', recordNumber: 'REL-1', elementId: 'DecideGoNoGo', personId: 'sam', contentHash: contentHash(inQuestion), variables: {}, taskVariables: {} };
    expect(stillStands(inQuestion, decision)).toMatchObject({ ok: true });
    for (const change of [{ changes: ['CHG-1', 'CHG-2'] }, { steps: [aStep('Stop', 'ines')] }, { plannedStart: new Date(0) }, { managerId: 'ben' }] satisfies Partial<Release>[]) {
      expect(stillStands(aRelease({ state: 'go-no-go', ...change }), decision)).toMatchObject({ ok: false, failure: { code: 'conflict' } });
    }
  });

  it('should not be bound to how the steps went', () => {
    const [first, second] = inQuestion.steps;
    expect(contentHash(aRelease({ steps: [{ ...first!, state: 'done', note: 'Fine' }, second!] }))).toBe(contentHash(inQuestion));
  });
});

describe('What is said with an answer', () => {
  it.each([
    ['DecideGoNoGo', 'go-no-go', { decision: 'no-go', comment: ' ' }, 'comment'],
    ['PrepareRelease', 'preparing', { decision: 'give-up' }, 'comment'],
    ['DeployStep', 'deploying', { stepResult: 'failed' }, 'stepNote'],
    ['VerifyRelease', 'verifying', { verification: 'failed', verificationNote: '' }, 'verificationNote'],
  ] as const)('should not be nothing when it is a bad one: %s', (elementId, state, variables, field) => {
    expect(asked(aRelease({ state }), person('sam'), elementId, variables)).toMatchObject({ ok: false, failure: { code: 'validation-failed', at: field } });
    expect(asked(aRelease({ state }), person('sam'), elementId, { ...variables, [field]: 'Because' })).toMatchObject({ ok: true });
  });

  it('should be refused out of its time', () => {
    expect(asked(aRelease({ state: 'verifying' }), person('sam'), 'DeployStep', { stepResult: 'done' })).toMatchObject({ ok: false, failure: { code: 'illegal-transition' } });
  });
});

it('should know which steps are left, by their positions', () => {
  const steps = [{ ...aStep('Stop', 'ines'), state: 'done' as const }, { ...aStep('Copy', 'ines'), state: 'failed' as const }, aStep('Start', 'ines')];
  expect(openSteps({ steps }).map(({ position, title }) => [position, title])).toEqual([[2, 'Copy'], [3, 'Start']]);
});
