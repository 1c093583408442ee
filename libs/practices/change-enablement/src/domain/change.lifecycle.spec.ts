import fc from 'fast-check';
import { CHANGE_STATES, CHANGE_TYPES } from '#core/contracts';
import type { ChangeState } from '#core/contracts';
import { contentHash, EMPTY_CONTENT, writeContent } from './change-content.js';
import { Change } from './change.entity.js';
import { assertLifecycles, CHANGE_LIFECYCLES, moveTo, type ChangeLifecycle } from './change.lifecycle.js';

const aChange = (state: ChangeState = 'new') => Object.assign(new Change(), EMPTY_CONTENT, { number: 'CHG-1', type: 'normal', state } as const);

describe('The life of a change', () => {
  it('should lead everywhere', () => {
    expect(assertLifecycles).not.toThrow();
  });

  it('should never leave its table, whatever is asked in whatever order', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CHANGE_TYPES), fc.array(fc.constantFrom(...CHANGE_STATES), { maxLength: 40 }), (type, asked) => {
        const change = Object.assign(aChange(), { type });
        for (const state of asked) {
          const before = change.state;
          const lifecycle: ChangeLifecycle = CHANGE_LIFECYCLES[type];
          const allowed = state === before || lifecycle[before]!.includes(state);
          expect(moveTo(change, state).ok).toBe(allowed);
          expect(change.state).toBe(allowed ? state : before);
        }
      }),
    );
  });

  it('should not stay open for revision when it ends', () => {
    const change = Object.assign(aChange('assess'), { revisionOpen: true });
    moveTo(change, 'cancelled');
    expect(change.revisionOpen).toBe(false);
  });

  it.each(['closed', 'cancelled'] as const)('should end in %s', (end) => {
    for (const state of CHANGE_STATES) if (state !== end) expect(moveTo(aChange(end), state)).toMatchObject({ ok: false, failure: { code: 'illegal-transition' } });
  });
});

describe('What an approval binds', () => {
  it.each([
    { title: 'Other' }, { description: 'x' }, { justification: 'x' }, { services: ['SVC-2'] }, { impact: 'high' }, { size: 'large' }, { novelty: 'new' },
    { type: 'emergency' }, { template: 'STD-1' }, { items: ['CI-1'] }, { questionnaire: { users: 'all' } }, { backoutTested: true }, { implementationPlan: 'x' }, { backoutPlan: 'x' }, { testPlan: 'x' },
  ] as const)('should be other content after %j', (content) => {
    const change = aChange();
    const before = contentHash(change);
    writeContent(change, { ...content } as object);
    expect(contentHash(change)).not.toBe(before);
  });

  it('should be the same content whatever the order of the answers', () => {
    const [one, other] = [aChange(), aChange()];
    writeContent(one, { questionnaire: { users: 'all', hours: 'night' } });
    writeContent(other, { questionnaire: { hours: 'night', users: 'all' } });
    expect(contentHash(one)).toBe(contentHash(other));
  });

  it('should be the window, not the start within it', () => {
    const change = aChange();
    expect(writeContent(change, { plannedStart: '2026-12-01T20:00:00Z', plannedEnd: '2026-12-01T23:00:00+01:00' })).toEqual([
      { field: 'plannedStart', before: null, after: '2026-12-01T20:00:00Z' },
      { field: 'plannedEnd', before: null, after: '2026-12-01T22:00:00Z' },
    ]);
    const approved = contentHash(change);
    Object.assign(change, { approvedStart: change.plannedStart, approvedEnd: change.plannedEnd });
    expect(contentHash(change)).toBe(approved);
    writeContent(change, { plannedStart: '2026-12-01T20:30:00Z', plannedEnd: '2026-12-01T21:30:00Z' });
    expect(contentHash(change)).toBe(approved);
    writeContent(change, { plannedEnd: '2026-12-01T22:00:01Z' });
    expect(contentHash(change)).not.toBe(approved);
  });

  it('should not be who does it, nor why then', () => {
    const change = aChange();
    const before = contentHash(change);
    writeContent(change, { scheduleReason: 'The freeze is for others.' });
    change.implementerId = 'ines';
    expect(contentHash(change)).toBe(before);
    expect(contentHash(aChange())).toBe(before);
  });
});
