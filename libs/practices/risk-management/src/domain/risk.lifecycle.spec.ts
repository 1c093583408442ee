import fc from 'fast-check';
import { RISK_LIFECYCLE, RISK_STATES, type Lifecycle, type RiskState } from '#core/contracts';
import type { Actor } from '#platform/identity';
import { mayDecideOn } from './risk-decisions.js';
import { Risk } from './risk.entity.js';
import { assertRiskLifecycle, moveTo } from './risk.lifecycle.js';

const aRisk = (state: RiskState = 'identified') => Object.assign(new Risk(), { number: 'RSK-1', state, closingRequestedAt: null, ownerId: 'ada' });
const person = (name: string): Actor => ({ personId: name, username: name, displayName: name, roles: ['service-manager'] });

describe('The life of a risk', () => {
  it('should lead everywhere', () => {
    expect(() => assertRiskLifecycle()).not.toThrow();
    const without: Lifecycle<RiskState> = { ...RISK_LIFECYCLE, assessed: ['closed'] };
    expect(() => assertRiskLifecycle(without)).toThrow('treated');
  });

  it('should never leave its table, whatever is asked in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...RISK_STATES), { maxLength: 40 }), (asked) => {
        const risk = aRisk();
        for (const state of asked) {
          const before = risk.state;
          const allowed = state === before || (RISK_LIFECYCLE[before] as readonly RiskState[]).includes(state);
          expect(moveTo(risk, state).ok).toBe(allowed);
          expect(risk.state).toBe(allowed ? state : before);
        }
      }),
    );
  });
});

describe('Who may let a risk be borne above the appetite', () => {
  const approve = (actor: Actor) => mayDecideOn(aRisk('assessed'), { userTaskKey: '1', recordNumber: 'RSK-1', elementId: 'ApproveResponse', actor, variables: { decision: 'approve' }, taskVariables: {} });

  it('should be somebody other than its owner, whoever they act as', () => {
    expect(approve(person('ben'))).toMatchObject({ ok: true });
    expect(approve(person('ada'))).toMatchObject({ ok: false, failure: { code: 'separation-of-duties' } });
    expect(approve({ ...person('ben'), administrator: person('ada') })).toMatchObject({ ok: false, failure: { code: 'separation-of-duties' } });
  });
});
