import { commentIn, saysWhy } from './comments.js';

const ASKED = { reject: 'Say why you reject it.' };

describe('a comment to an answer', () => {
  it('should be what was said, without blanks around it, and none where nothing was', () => {
    expect(commentIn({ comment: ' Too wide \n' })).toBe('Too wide');
    for (const comment of [undefined, null, '', ' \n', 7]) expect(commentIn({ comment })).toBeNull();
  });

  it('should be asked for where the answer needs one, with the field named', () => {
    expect(saysWhy('reject', { comment: ' ' }, ASKED)).toEqual({ ok: false, failure: { code: 'validation-failed', message: 'Say why you reject it.', at: 'comment' } });
    expect(saysWhy('reject', { comment: 'Too wide' }, ASKED)).toMatchObject({ ok: true });
    for (const answer of ['approve', undefined, 'constructor', 7]) expect(saysWhy(answer, {}, ASKED)).toMatchObject({ ok: true });
  });
});
