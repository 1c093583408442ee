import { readFileSync } from 'node:fs';
import { checkForm } from './index.js';

/** Of this spec's own: the product's goes on changing. */
const AUTHORIZE = readFileSync(new URL('../../../../test/fixtures/checked-authorize.form', import.meta.url), 'utf8');

const form = (...components: object[]): string => JSON.stringify({ type: 'default', id: 'f', schemaVersion: 19, components });

describe('checking a form', () => {
  it('should have nothing to say about a sound one', () => {
    expect(checkForm(AUTHORIZE)).toEqual([]);
  });

  it.each([
    ['text that is not JSON', '{', 'error readable', 'cannot be read'],
    ['JSON that is not a form', '[]', 'error readable', 'not a form'],
    ['a form without an id', JSON.stringify({ type: 'default', components: [{ type: 'text', text: 'x' }] }), 'error identified', 'has no id'],
    ['an empty form', form(), 'error fields-required', 'is empty'],
    ['an unknown field', form({ type: 'hologram', label: 'Seen' }), 'error known-field', '"Seen" is of an unknown type'],
    ['a field without a key', form({ type: 'textfield', label: 'Reason' }), 'error keyed', '"Reason" has no key'],
    ['two fields with one key', form({ type: 'textfield', key: 'a' }, { type: 'group', components: [{ type: 'textarea', key: 'a' }] }), 'warning key-unique', 'overwrite each other'],
    ['two fields with one id', form({ type: 'group', id: 'a', components: [{ type: 'textarea', id: 'a', key: 'b' }] }), 'error id-unique', 'cannot be shown'],
    ['a choice without values', form({ type: 'radio', key: 'a', label: 'Choose', values: [] }), 'error choices-required', 'nothing to choose'],
    ['a form of a newer editor', JSON.stringify({ type: 'default', id: 'f', schemaVersion: 99, components: [{ type: 'text' }] }), 'warning schema-version', 'newer editor'],
  ])('should point out %s', (_, content, rule, words) => {
    const [problem] = checkForm(content);
    expect(`${problem?.severity} ${problem?.rule}`).toBe(rule);
    expect(problem?.message).toContain(words);
  });
});
