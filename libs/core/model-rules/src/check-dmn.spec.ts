import { readFileSync } from 'node:fs';
import { checkDmn } from './index.js';

/** Of this spec's own: the product's goes on changing. */
const RISK = readFileSync(new URL('../../../../test/fixtures/checked-risk.dmn', import.meta.url), 'utf8');

const model = (inside: string, id = ' id="m"'): string =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"${id} name="M" namespace="m">${inside}</definitions>`;
const EXPRESSION = '<literalExpression id="e"><text>1</text></literalExpression>';

describe('checking a decision model', () => {
  it('should have nothing to say about a sound one', async () => {
    expect(await checkDmn(RISK)).toEqual([]);
  });

  it.each([
    ['text that is not XML', 'hello', 'error readable'],
    ['a document type', `<!DOCTYPE x>${RISK}`, 'error readable'],
    ['a model without decisions', model(''), 'error decision-required'],
    ['a model without an id', model(`<decision id="d" name="D">${EXPRESSION}</decision>`, ''), 'error identified'],
    ['a decision without a name', model(`<decision id="d">${EXPRESSION}</decision>`), 'error named'],
    ['a decision without logic', model('<decision id="d" name="D" />'), 'error logic-required'],
    ['a table without rows', model('<decision id="d" name="D"><decisionTable id="t"><output id="o" name="o" /></decisionTable></decision>'), 'warning row-required'],
    ['a row that does not fit', RISK.replace(/<inputEntry id="rule_3_size">[\s\S]*?<\/inputEntry>/, ''), 'error row-fits'],
  ])('should point out %s', async (_, xml, expected) => {
    expect((await checkDmn(xml)).map(({ severity, rule }) => `${severity} ${rule}`)).toContain(expected);
  });
});
