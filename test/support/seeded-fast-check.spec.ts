import { jest } from '@jest/globals';
import fc from 'fast-check';

describe('the seed of a test run', () => {
  it('should decide what properties are tried with', () => {
    expect(fc.readConfigureGlobal()).toEqual({ seed: jest.getSeed() });
    const drawn = (): number[] => {
      const values: number[] = [];
      fc.assert(fc.property(fc.integer(), (value) => void values.push(value)), { numRuns: 5 });
      return values;
    };
    expect(drawn()).toEqual(drawn());
  });
});
