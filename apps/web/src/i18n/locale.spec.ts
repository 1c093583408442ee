import { varietyOf } from './locale.js';

describe("the reader's variety of English", () => {
  it.each([
    ['the first that they prefer', ['de-DE', 'en-GB', 'en-US'], 'en-GB'],
    ['plain English when they prefer none', ['de-DE'], 'en'],
    ['never what is no language tag', ['en-US@posix', 'en-IE'], 'en-IE'],
    ['plain English when all they say is no tag', ['en-US@posix'], 'en'],
  ])('should be %s', (_what, preferred, expected) => {
    expect(varietyOf('en', preferred)).toBe(expected);
  });
});
