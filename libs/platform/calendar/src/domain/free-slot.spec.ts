import { nextFreeSlot } from './free-slot.js';

describe('the next free slot', () => {
  it('should be the first one that is long enough, inside an allowed window and free', () => {
    // given two windows, the first of them partly taken
    const allowed = [{ start: 10, end: 20 }, { start: 30, end: 40 }];
    const obstacles = [{ start: 12, end: 18, because: 'CHG-7 works on Payments.' }];
    // then
    expect(nextFreeSlot({ duration: 5, within: { start: 0, end: 100 }, allowed, obstacles })).toEqual({ found: true, slot: { start: 30, end: 35 } });
    expect(nextFreeSlot({ duration: 2, within: { start: 0, end: 100 }, allowed, obstacles })).toEqual({ found: true, slot: { start: 10, end: 12 } });
  });

  it('should begin at once when nothing is in the way and any time is allowed', () => {
    expect(nextFreeSlot({ duration: 5, within: { start: 7, end: 100 }, allowed: null, obstacles: [] })).toEqual({ found: true, slot: { start: 7, end: 12 } });
  });

  it('should say what stands in the way, the greatest obstacle first', () => {
    // given
    const obstacles = [
      { start: 0, end: 30, because: 'Year-end closing is a hard freeze.' },
      { start: 28, end: 100, because: 'The implementer is away.' },
      { start: 500, end: 900, because: 'This is far away.' },
    ];
    // then
    expect(nextFreeSlot({ duration: 5, within: { start: 0, end: 100 }, allowed: null, obstacles })).toEqual({
      found: false,
      reasons: ['The implementer is away.', 'Year-end closing is a hard freeze.'],
    });
  });

  it('should say when no allowed window is long enough', () => {
    const search = { duration: 50, within: { start: 0, end: 100 }, allowed: [{ start: 0, end: 20 }], obstacles: [] };
    expect(nextFreeSlot(search)).toEqual({ found: false, reasons: ['No allowed window is long enough.'] });
  });
});
