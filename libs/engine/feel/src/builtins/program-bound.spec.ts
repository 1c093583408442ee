import { RE2JS } from 're2js';
import { programBound } from './program-bound.js';

describe('The bound of a pattern', () => {
  it.each([
    'abc', 'a{3}', 'a{2,5}b', '(ab){4}', '(a{3}b){5}', '[a-z{9}]{2}', '\\{{3}', '\\Qab{9}\\E{2}', '(?:x|y{3}){2,}', '((a{2}){3}){4}', '\\p{L}{5}', '[]a]{4}', '[^\\]]{3}', '(a|b)*c+d?', 'a{0}', '', '(a{2}',
  ])('should not be less than what is compiled: %s', (pattern) => {
    const size = ((): number => {
      try {
        return RE2JS.compile(pattern).programSize();
      } catch {
        return 0;
      }
    })();
    // Beginning and end of the program are two or three instructions more.
    expect(programBound(pattern) + 4).toBeGreaterThanOrEqual(size);
  });

  it('should multiply nested counts', () => {
    expect(programBound(`(${'a'.repeat(10)}){100}`)).toBeGreaterThanOrEqual(1000);
    expect(programBound('((a{10}){10}){10}')).toBeGreaterThanOrEqual(1000);
  });
});
