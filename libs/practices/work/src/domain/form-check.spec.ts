import { checkForm } from './form-check.js';
import type { FormComponent } from './form-schema.js';

const NOTHING = { data: {}, evaluated: new Map<string, unknown>() };

function check(components: FormComponent[], sent: Record<string, unknown>, context = NOTHING) {
  const checked = checkForm({ components }, sent, context);
  return checked.ok ? checked.value : Object.fromEntries(checked.failure.map(({ field, message }) => [field, message]));
}

const field = (type: string, more: Partial<FormComponent> = {}): FormComponent => ({ type, key: 'f', ...more });
const CHOICES = [{ value: 'a' }, { value: 'b' }];

describe('What a form sends', () => {
  it.each<[string, FormComponent, unknown]>([
    ['text', field('textfield', { validate: { minLength: 2, maxLength: 5, pattern: '^x' } }), 'xyz'],
    ['a number', field('number', { validate: { min: 0, max: 10 }, decimalDigits: 1 }), 9.5],
    ['a number as text', field('number', { serializeToString: true }), '12345678901234567890'],
    ['a tick', field('checkbox', { validate: { required: true } }), true],
    ['a choice', field('radio', { values: CHOICES }), 'a'],
    ['several choices', field('checklist', { values: CHOICES }), ['b', 'a']],
    ['a date', field('datetime', { subtype: 'date' }), '2028-02-29'],
    ['a time', field('datetime', { subtype: 'time' }), '17:30'],
    ['a date and time', field('datetime', { subtype: 'datetime' }), '2026-12-01T17:30:00Z'],
    ['nothing where nothing is needed', field('textfield', { validate: { minLength: 2 } }), ''],
  ])('should take %s', (_what, component, value) => {
    expect(check([component], { f: value })).toEqual({ f: value });
  });

  it.each<[string, FormComponent, unknown, RegExp]>([
    ['nothing where something is needed', field('textarea', { validate: { required: true } }), null, /is needed/],
    ['another type', field('textfield'), { $ne: 1 }, /must be text/],
    ['text that is too short', field('textarea', { validate: { minLength: 3 } }), ' a ', /at least 3/],
    ['text that is too long', field('textarea', { validate: { maxLength: 3 } }), 'abcd', /at most 3/],
    ['text of another pattern', field('textfield', { validate: { pattern: '^[0-9]+$' } }), '12a', /must match/],
    ['no address', field('textfield', { validate: { validationType: 'email' } }), 'nobody', /e-mail/],
    ['a number that is too small', field('number', { validate: { min: 1 } }), 0, /at least 1/],
    ['a number that is too large', field('number', { validate: { max: 1 } }), 2, /at most 1/],
    ['no number', field('number'), 'NaN', /must be a number/],
    ['too many digits', field('number', { decimalDigits: 0 }), 1.5, /at most 0 decimal/],
    ['no tick where one is needed', field('checkbox', { validate: { required: true } }), false, /must be ticked/],
    ['a choice not offered', field('select', { values: CHOICES }), 'c', /one of the choices/],
    ['a choice twice', field('taglist', { values: CHOICES }), ['a', 'a'], /twice/],
    ['a day that does not exist', field('datetime', { subtype: 'date' }), '2026-02-29', /must be a date/],
    ['a time of no day', field('datetime', { subtype: 'datetime' }), 'T10:00', /date and time/],
  ])('should refuse %s at its field', (_what, component, value, message) => {
    expect(check([component], { f: value })).toEqual({ f: expect.stringMatching(message) });
  });

  it('should refuse keys the form does not know', () => {
    expect(check([field('textfield')], { f: 'x', approvedBy: 'me', __proto__: {} })).toEqual({ approvedBy: 'is not a field of this form' });
    expect(check([field('textfield')], JSON.parse('{"__proto__": {"polluted": true}}') as Record<string, unknown>)).toEqual({ ['__proto__']: 'is not a field of this form' });
  });

  it('should leave out what is read-only, disabled or hidden, whatever was sent for it', () => {
    const components = [
      field('textfield', { key: 'title', readonly: true }),
      field('textfield', { key: 'locked', disabled: true, validate: { required: true } }),
      field('textarea', { key: 'reason', conditional: { hide: '=decision = "approve"' }, validate: { required: true } }),
      field('radio', { key: 'decision', values: [{ value: 'approve' }, { value: 'reject' }] }),
    ];
    const sent = { title: 'Forged', locked: 'x', reason: 'y', decision: 'approve' };
    const hidden = { data: {}, evaluated: new Map([['=decision = "approve"', true]]) };
    expect(check(components, sent, hidden)).toEqual({ decision: 'approve' });
    const shown = { data: {}, evaluated: new Map([['=decision = "approve"', false]]) };
    expect(check(components, { decision: 'reject' }, shown)).toEqual({ reason: 'is needed' });
  });

  it('should follow groups, paths and rows', () => {
    const amount = field('number', { key: 'amount', validate: { required: true, min: 1 } });
    const components: FormComponent[] = [
      { type: 'group', components: [field('textfield', { key: 'plain' })] },
      { type: 'group', path: 'order', components: [field('textfield', { key: 'customer.name' })] },
      { type: 'dynamiclist', path: 'items', components: [amount] },
    ];
    const sent = { plain: 'p', order: { customer: { name: 'n' }, extra: 1 }, items: [{ amount: 1 }, { amount: 2 }] };
    expect(check(components, sent)).toEqual({ plain: 'p', order: { customer: { name: 'n' } }, items: [{ amount: 1 }, { amount: 2 }] });
    expect(check(components, { items: [{ amount: 1 }, { amount: 0 }] })).toEqual({ 'items[1].amount': 'must be at least 1' });
    expect(check(components, { items: 'all' })).toEqual({ items: 'must be a list of rows' });
  });

  it('should take choices from the form data and from expressions', () => {
    const fromData = field('select', { valuesKey: 'offers' });
    expect(check([fromData], { f: 2 }, { data: { offers: [{ label: 'Two', value: 2 }] }, evaluated: new Map() })).toEqual({ f: 2 });
    const computed = field('select', { valuesExpression: '=offers' });
    expect(check([computed], { f: 3 }, { data: {}, evaluated: new Map([['=offers', [1, 2]]]) })).toEqual({ f: 'must be one of the choices' });
  });

  it('should not be held up by a pattern made to hold it up', () => {
    const evil = field('textfield', { validate: { pattern: '^(a+)+$' } });
    const started = performance.now();
    expect(check([evil], { f: `${'a'.repeat(5000)}!` })).toEqual({ f: expect.stringContaining('must match') });
    expect(performance.now() - started).toBeLessThan(500);
  });
});
