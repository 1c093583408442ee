import { differenceOf } from './difference.js';

const snapshot = (items: Record<string, string>) => new Map(Object.entries(items).map(([key, state]) => [key, { key, state }]));

it('should tell what came, went and changed between two looks, and nothing else', () => {
  // when
  const different = differenceOf(snapshot({ stays: 'a', changes: 'a', goes: 'a' }), snapshot({ stays: 'a', changes: 'b', comes: 'a' }), ({ state }) => state);
  // then
  expect(different.map(({ key, state }) => `${key} ${state}`).sort()).toEqual(['changes b', 'comes a', 'goes a']);
});
