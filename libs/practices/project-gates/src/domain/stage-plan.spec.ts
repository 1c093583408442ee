import fc from 'fast-check';
import { dayAfter, WorkingDays, type WorkingTime } from '#platform/calendar';
import { planned, withLength } from './stage-plan.js';

const HOURS: WorkingTime = {
  week: { timeZone: 'Europe/Berlin', hours: ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, from: '09:00', to: '17:00' })) },
  holidays: new Set(['2026-12-25', '2027-01-01']),
  absences: [],
};
const OFFICE = new WorkingDays(HOURS);
const stages = (...lengths: number[]) => lengths.map((workingDays, index) => ({ ordinal: index + 1, workingDays, starts: '', ends: '' }));

describe('the plan of stages', () => {
  it('should lay them one behind the other on working days', () => {
    // when
    const [first, second] = planned(stages(10, 5), '2026-12-12', OFFICE);
    // then: from Monday 14 December on, without Christmas Day
    expect(first).toMatchObject({ starts: '2026-12-14', ends: '2026-12-28' });
    expect(second).toMatchObject({ starts: '2026-12-29', ends: '2027-01-05' });
  });

  it('should move the successors of a stage that takes longer, and leave what lies before', () => {
    // given
    const plan = planned(stages(5, 5, 5), '2026-11-30', OFFICE);
    // when
    const moved = withLength(plan, 2, 8, OFFICE);
    // then
    expect(moved[0]).toEqual(plan[0]);
    expect(moved.map(({ starts, ends }) => [starts, ends])).toEqual([['2026-11-30', '2026-12-04'], ['2026-12-07', '2026-12-16'], ['2026-12-17', '2026-12-23']]);
  });

  it('should never leave a gap or an overlap, whatever is moved by how much', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(lengths, fc.array(fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 40 })), { maxLength: 4 }), (first, moves) => {
        const begun = planned(stages(...first), '2026-11-28', OFFICE);
        const plan = moves.reduce((stand, [at, days]) => (at < stand.length ? withLength(stand, at + 1, days, OFFICE) : stand), begun);
        plan.forEach((stage, index) => {
          expect(OFFICE.between(stage.starts, stage.ends)).toBe(stage.workingDays);
          const before = plan[index - 1];
          if (before) expect(stage.starts).toBe(OFFICE.from(dayAfter(before.ends)));
        });
      }),
    );
  });

  it('should refuse to plan with a calendar in which nobody works', () => {
    expect(() => planned(stages(1), '2026-12-01', new WorkingDays({ ...HOURS, week: { timeZone: 'UTC', hours: [] } }))).toThrow(RangeError);
  });

  it('should know when a day ends where the calendar lies, and what so many working days later is', () => {
    expect(OFFICE.endOf('2026-12-01')).toBe('2026-12-01T22:59:59Z');
    expect(OFFICE.after('2026-12-24', 1)).toBe('2026-12-28');
  });
});
