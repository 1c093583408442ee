import { dayOf, rangeOf, step, textOf } from './range.js';

describe('the time a calendar shows', () => {
  const wednesday = dayOf('2026-12-16');
  const days = (view: Parameters<typeof rangeOf>[0]): string[] => Object.values(rangeOf(view, wednesday)).map((iso) => textOf(new Date(iso)));

  it('should be the week from Monday, four weeks from Monday, the month, or the month with the weeks at its edges', () => {
    expect(days('week')).toEqual(['2026-12-14', '2026-12-21']);
    expect(days('timeline')).toEqual(['2026-12-14', '2027-01-11']);
    expect(days('list')).toEqual(['2026-12-01', '2027-01-01']);
    expect(days('month')).toEqual(['2026-11-30', '2027-01-04']);
  });

  it('should go on by what is shown, from the 31st to a shorter month too', () => {
    expect(textOf(step('week', wednesday, 1))).toBe('2026-12-23');
    expect(textOf(step('month', dayOf('2027-01-31'), 1))).toBe('2027-02-01');
    expect(textOf(step('timeline', wednesday, -1))).toBe('2026-11-18');
  });

  it('should take anything that is no day for today', () => {
    expect(textOf(dayOf('soon'))).toBe(textOf(new Date()));
  });
});
