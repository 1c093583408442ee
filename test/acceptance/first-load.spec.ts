import { BUDGET_KILOBYTES, measureFirstLoad } from '#test/first-load';

const DIST = 'dist/web';

describe('The first load of the web app', () => {
  it('should stay within its budget of script and style', () => {
    expect(measureFirstLoad(DIST).kilobytes).toBeLessThanOrEqual(BUDGET_KILOBYTES);
  });

  it('should leave the editors to chunks of their own', () => {
    const names = measureFirstLoad(DIST).files.map(({ file }) => file);
    expect(names.filter((name) => /editor|diagram|form-panel|linting/.test(name))).toEqual([]);
  });
});
