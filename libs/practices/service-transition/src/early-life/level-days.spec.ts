import type { LevelDay } from '#core/contracts';
import { lastDays, missedOn, targetInWords, unstable } from './level-days.js';

const day = (name: string, met = true): LevelDay => ({ day: name, value: met ? 1 : null, met, note: '', by: null });
const level = (name: string, ...days: LevelDay[]) => ({ name, days });

describe('the levels of the last days', () => {
  const calls = level('Calls', day('2026-12-01', false), day('2026-12-02'), day('2026-12-03'));
  const incidents = level('Incidents', day('2026-12-01'), day('2026-12-02', false), day('2026-12-03'));

  it('should hold when none of them missed its target on the days that count', () => {
    expect(unstable([calls], '2026-12-03', 2)).toEqual([]);
    expect(unstable([calls, incidents], '2026-12-03', 2)).toEqual(['"Incidents" missed its target in the last 2 days.']);
    expect(unstable([calls, incidents], '2026-12-03', 3)).toHaveLength(2);
  });

  it('should not hold before they are measured for so many days', () => {
    expect(unstable([calls], '2026-12-02', 3)).toEqual(['The levels are measured for 2 of the 3 days that they have to hold.']);
    expect(unstable([calls], null, 1)).toEqual(['The levels are measured for 0 of the 1 days that they have to hold.']);
  });

  it('should not stand in the way where there are none', () => {
    expect(unstable([], null, 5)).toEqual([]);
  });

  it('should count closed days only, newest first', () => {
    expect(lastDays([calls], '2026-12-02', 5)).toEqual(['2026-12-02', '2026-12-01']);
    expect(missedOn([calls, incidents], ['2026-12-02']).map(({ name }) => name)).toEqual(['Incidents']);
  });

  it('should be told with what is wanted of them', () => {
    expect(targetInWords({ direction: 'decrease', target: 3, unit: 'a day' })).toBe('at most 3 a day');
    expect(targetInWords({ direction: 'increase', target: 99.5, unit: '%' })).toBe('at least 99.5 %');
  });
});
