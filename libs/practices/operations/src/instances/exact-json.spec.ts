import { exactJson } from './exact-json.js';

describe('a variable typed by an operator', () => {
  it.each(['9007199254740993', '1.10', '{"a":[1,2.50,"x",null,true],"big":123456789012345678901234567890}', '"2026-12-01T20:00:00Z"', '-0', '1e400'])(
    'should reach the engine digit by digit: %s',
    (text) => {
      const value = exactJson(text);
      expect(value.ok && JSON.stringify(value.value)).toBe(text);
    },
  );

  it.each(['2026-12-01', 'yes', '', '{a:1}', '01'])('should be refused when it is no JSON: %s', (text) => {
    expect(exactJson(text)).toMatchObject({ ok: false, failure: { code: 'validation-failed', at: 'value' } });
  });
});
