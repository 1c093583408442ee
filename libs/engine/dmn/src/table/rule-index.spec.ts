import fc from 'fast-check';
import { answer } from '../testing/ask.js';
import { decision, model, table } from '../testing/models.js';

const SEED = 20260801;
const TESTS = ['-', '"a"', '"b", "c"', '1', '2, 3', '1, "a"', 'true', '< 2', '<= 2', '> 1', '>= 1.5', '[1..2]', '(1..3)', '[2..3)', '"a", 2, false'];
const INPUTS = ['a', 'b', 'z', 0, 1, 1.5, 2, 3, true, false, null];

const rules = fc.array(fc.tuple(fc.constantFrom(...TESTS), fc.constantFrom(...TESTS)), { minLength: 20, maxLength: 60 });
const inputs = fc.tuple(fc.constantFrom(...INPUTS), fc.constantFrom(...INPUTS));

/** The places of the rules that match; the hidden column keeps all columns after it out of the index. */
function matching(cells: readonly (readonly [string, string])[], [x, y]: readonly [unknown, unknown], hidden: boolean): unknown {
  const guard = hidden ? '? = null' : '-';
  const rows = cells.map(([first, second], index) => [guard, first, second, String(index)]);
  const xml = model(decision('d', table({ attributes: 'hitPolicy="COLLECT"', inputs: ['null', 'x', 'y'], outputs: [''], rules: rows })));
  return answer(xml, { x, y });
}

describe('the index of a decision table', () => {
  it(`should find the same rules in the same order as trying them all (seed ${SEED})`, () => {
    fc.assert(
      fc.property(rules, inputs, (cells, given) => {
        expect(matching(cells, given, false)).toEqual(matching(cells, given, true));
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  it('should let a failure of a cell come up before the columns after it', () => {
    const rows = Array.from({ length: 30 }, (_, index) => ['modulo(1, 0)', `"k${index}"`, String(index)]);
    const xml = model(decision('d', table({ attributes: '', inputs: ['x', 'y'], outputs: [''], rules: rows })));
    expect(answer(xml, { x: 1, y: 'none' })).toContain('modulo(1, 0)');
  });

  it('should decide a table of 2,000 rules within the budget of an expression of a few steps', () => {
    const rows = Array.from({ length: 2000 }, (_, index) => [`"k${index}"`, String(index)]);
    const xml = model(decision('d', table({ attributes: '', inputs: ['x'], outputs: [''], rules: rows })));
    expect(answer(xml, { x: 'k1999' })).toBe(1999);
  });
});
