import fc from 'fast-check';
import { elementsOf, entriesOf, objectOf, withoutBlanks } from './json-text.js';

describe('JSON text', () => {
  it('should split an object without touching its values', () => {
    const entries = entriesOf('{ "a" : 1.50, "b\\"c": [ {"x": "}, \\" ]"} ], "d": {}, "e": "", "a": 12345678901234567890 }');
    expect([...entries]).toEqual([['a', '12345678901234567890'], ['b"c', '[{"x":"}, \\" ]"}]'], ['d', '{}'], ['e', '""']]);
  });

  it('should split and join any object, and drop only the blanks between', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom(0, 1, 4), (object, indent) => {
        const text = JSON.stringify(object, null, indent);
        expect(withoutBlanks(text)).toBe(JSON.stringify(object));
        expect(objectOf(entriesOf(text))).toBe(JSON.stringify(object));
        for (const [name, value] of entriesOf(text)) expect(JSON.parse(value)).toEqual(JSON.parse(JSON.stringify(object[name])));
      }),
    );
  });

  it('should split any array', () => {
    fc.assert(fc.property(fc.array(fc.jsonValue()), (array) => expect([...elementsOf(JSON.stringify(array))]).toEqual(array.map((value) => JSON.stringify(value)))));
  });
});
