import { mentionAt, withMention } from './mention.js';

describe('a mention that is being written', () => {
  it('should begin with an @ at the start or after a blank, and reach to the caret', () => {
    expect(mentionAt('@', 1)).toEqual({ at: 0, typed: '' });
    expect(mentionAt('Is it fine, @co', 15)).toEqual({ at: 12, typed: 'co' });
    expect(mentionAt('(@cora) and', 4)).toEqual({ at: 1, typed: 'co' });
  });

  it('should be none in an address, behind a finished name or without an @', () => {
    expect(mentionAt('mail@example', 12)).toBeNull();
    expect(mentionAt('@cora and', 9)).toBeNull();
    expect(mentionAt('cora', 4)).toBeNull();
  });

  it('should become the whole name, with a blank behind it and the caret there', () => {
    const begun = mentionAt('@co', 3)!;
    expect(withMention('@co', begun, 'cora')).toEqual({ text: '@cora ', caret: 6 });
    expect(withMention('@co is it fine?', begun, 'cora')).toEqual({ text: '@cora is it fine?', caret: 6 });
  });
});
