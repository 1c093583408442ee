import { hasBrokenText, isDeeperThan } from './values.js';

describe('values that somebody sent', () => {
  const nested = (levels: number) => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as unknown;

  it.each([
    ['a text', 'x', 0, false],
    ['an object', { a: 1 }, 1, false],
    ['an object in a list', [{ a: 1 }], 1, true],
    ['three levels where three are allowed', nested(3), 3, false],
    ['four levels where three are allowed', nested(4), 3, true],
    ['100,000 levels', nested(100_000), 64, true],
  ])('should tell of %s how deep it is', (_what, value, levels, deeper) => {
    expect(isDeeperThan(value, levels)).toBe(deeper);
  });

  it.each([
    ['whole characters', { title: 'Zürich 🏔' }, false],
    ['half a character', { title: 'a\ud800b' }, true],
    ['half a character in a list', { rows: [{ text: '\udc00' }] }, true],
    ['half a character in a name', { '\ud800': 1 }, true],
  ])('should find %s', (_what, value, broken) => {
    expect(hasBrokenText(value)).toBe(broken);
  });
});
