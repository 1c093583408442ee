import { mentionedIn } from './mentions.js';

describe('mentions', () => {
  it.each([
    ['@ruth.adeyemi please look, and (@Mei)', ['ruth.adeyemi', 'mei']],
    ['Thanks @oskar. Again: @oskar!', ['oskar']],
    ['write to mei@example.org', []],
    ['@ alone, @@double, @-dash', []],
  ])('should find in "%s" whom it names', (text, names) => {
    expect(mentionedIn(text)).toEqual(names);
  });
});
