import { answer } from '../testing/ask.js';
import { decision, model } from '../testing/models.js';

const definition = (name: string, inner: string, attributes = ''): string => `<itemDefinition name="${name}" ${attributes}>${inner}</itemDefinition>`;
const component = (name: string, type: string): string => `<itemComponent name="${name}"><typeRef>${type}</typeRef></itemComponent>`;

const TYPES = [
  definition('tRisk', '<typeRef>string</typeRef><allowedValues><text>"low", "high"</text></allowedValues>'),
  definition('tRisks', '<typeRef>tRisk</typeRef>', 'isCollection="true"'),
  definition('tPerson', `${component('name', 'string')}${component('born', 'date')}`),
  definition('tFew', '<typeRef>number</typeRef><typeConstraint><text>count(?) &lt; 3</text></typeConstraint>', 'isCollection="true"'),
];
const typed = (type: string): string => model(...TYPES, `<inputData id="i" name="x"><variable name="x" typeRef="${type}"/></inputData>`, decision('d', 'x', { inputs: ['i'] }));

describe('item definitions in the dialect of the standard', () => {
  it.each([
    ['an allowed value', 'tRisk', 'low', 'low'],
    ['a value that is not allowed', 'tRisk', 'medium', null],
    ['a collection', 'tRisks', ['low', 'high'], ['low', 'high']],
    ['a collection with a value that is not allowed', 'tRisks', ['low', 'medium'], null],
    ['one value for a collection', 'tRisks', 'low', ['low']],
    ['a list of one for a value', 'tRisk', ['low'], 'low'],
    ['a context', 'tPerson', { name: 'Ada', born: '1815-12-10' }, { name: 'Ada', born: '1815-12-10' }],
    ['a context without an entry', 'tPerson', { name: 'Ada' }, null],
    ['a context with an entry of another type', 'tPerson', { name: 'Ada', born: 'long ago' }, null],
    ['a collection within its constraint', 'tFew', [1, 2], [1, 2]],
    ['a collection beyond its constraint', 'tFew', [1, 2, 3], null],
    ['a number for a text', 'string', 5, null],
  ])('should take or refuse %s', (_, type, value, expected) => {
    expect(answer(typed(type), { x: value }, { dialect: 'standard' })).toEqual(expected);
  });

  it('should read texts as the dates that they are declared to be', () => {
    const xml = model('<inputData id="i" name="x"><variable name="x" typeRef="date"/></inputData>', decision('d', 'x.year', { inputs: ['i'] }));
    expect(answer(xml, { x: '2026-02-03' }, { dialect: 'standard' })).toBe(2026);
  });
});

describe('item definitions in the dialect of Camunda', () => {
  it.each([
    ['a value that is not allowed', 'tRisk', 'medium'],
    ['a context without an entry', 'tPerson', { name: 'Ada' }],
    ['a number for a text', 'string', 5],
  ])('should take inputs as they come: %s', (_, type, value) => {
    expect(answer(typed(type), { x: value })).toEqual(value);
  });
});
