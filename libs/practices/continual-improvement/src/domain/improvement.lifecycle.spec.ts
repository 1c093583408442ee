import fc from 'fast-check';
import { IMPROVEMENT_LIFECYCLE, IMPROVEMENT_STATES, type ImprovementState, type Lifecycle } from '#core/contracts';
import type { Actor } from '#platform/identity';
import { isReached } from './improvement-content.js';
import { mayDecideOn } from './improvement-decisions.js';
import { Improvement } from './improvement.entity.js';
import { assertImprovementLifecycle, moveTo } from './improvement.lifecycle.js';

const anImprovement = (state: ImprovementState = 'proposed') => Object.assign(new Improvement(), { number: 'IMP-1', state, withdrawnAt: null, ownerId: 'ada', proposedById: 'ben' });
const person = (name: string): Actor => ({ personId: name, username: name, displayName: name, roles: ['service-manager'] });

describe('The life of an improvement', () => {
  it('should lead everywhere', () => {
    expect(() => assertImprovementLifecycle()).not.toThrow();
    const without: Lifecycle<ImprovementState> = { ...IMPROVEMENT_LIFECYCLE, plan: ['rejected'] };
    expect(() => assertImprovementLifecycle(without)).toThrow('act, measure, achieved');
  });

  it('should never leave its table, whatever is asked in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...IMPROVEMENT_STATES), { maxLength: 40 }), (asked) => {
        const improvement = anImprovement();
        for (const state of asked) {
          const before = improvement.state;
          const allowed = state === before || (IMPROVEMENT_LIFECYCLE[before] as readonly ImprovementState[]).includes(state);
          expect(moveTo(improvement, state).ok).toBe(allowed);
          expect(improvement.state).toBe(allowed ? state : before);
        }
      }),
    );
  });
});

describe('Who may approve an improvement', () => {
  const approve = (actor: Actor) => mayDecideOn(anImprovement('approve'), { userTaskKey: '1', recordNumber: 'IMP-1', elementId: 'ApproveImprovement', actor, variables: { decision: 'approve' }, taskVariables: {} });

  it.each(['ada', 'ben'])('should not be %s, who owns or proposed it, whoever they act as', (name) => {
    expect(approve(person(name))).toMatchObject({ ok: false, failure: { code: 'separation-of-duties' } });
    expect(approve({ ...person('cora'), administrator: person(name) })).toMatchObject({ ok: false, failure: { code: 'separation-of-duties' } });
  });

  it('should be anybody else', () => {
    expect(approve(person('cora'))).toMatchObject({ ok: true });
  });
});

describe('Whether an improvement got there', () => {
  it.each([
    [{ baseline: 40, target: 10 }, 10, true],
    [{ baseline: 40, target: 10 }, 11, false],
    [{ baseline: 90, target: 99.5 }, 99.5, true],
    [{ baseline: 90, target: 99.5 }, 99.4, false],
    [{ baseline: null, target: 10 }, 10, false],
  ])('should be told from the side it came from: %j, measured %d', (figures, measured, reached) => {
    expect(isReached(figures, measured)).toBe(reached);
  });
});
