import fc from 'fast-check';
import { compact, elementTexts, memberTexts } from './json-text.js';

const valuesOf = (text: string): Record<string, unknown> =>
  Object.fromEntries([...memberTexts(text)].map(([name, value]) => [name, JSON.parse(value) as unknown]));

describe('JSON kept as text', () => {
  it('should keep every digit of a long integer', () => {
    expect(memberTexts('{"id": 9223372036854775807, "half":0.50}')).toEqual(
      new Map([['id', '9223372036854775807'], ['half', '0.50']]),
    );
  });

  it('should let the last of two equal names win', () => {
    expect(memberTexts('{"a":1,"a":[ 2, {"b" : "x y"} ]}').get('a')).toBe('[2,{"b":"x y"}]');
  });

  it('should read names and texts with escapes and braces in them', () => {
    expect(memberTexts('{"q\\"}":"}{\\\\","n":null}')).toEqual(new Map([['q"}', '"}{\\\\"'], ['n', 'null']]));
  });

  it('should split any array, however it is spaced', () => {
    fc.assert(fc.property(fc.array(fc.jsonValue()), fc.nat(4), (array, indent) => {
      const text = JSON.stringify(array, null, indent);
      expect(elementTexts(text).map((one) => JSON.parse(one) as unknown)).toEqual(JSON.parse(text));
    }), { numRuns: 100 });
  });

  it('should agree with JSON.parse for every object, however it is spaced', () => {
    const json = fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true });
    fc.assert(fc.property(json, fc.nat(4), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(valuesOf(text)).toEqual(JSON.parse(text));
      expect(compact(text)).toBe(JSON.stringify(JSON.parse(text)));
    }), { numRuns: 300 });
  });
});
