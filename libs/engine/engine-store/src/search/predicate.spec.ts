import { likePattern, Parameters, predicate } from './predicate.js';
import { pageStatement } from './search.js';
import type { SearchView } from './search-view.js';

const view: SearchView = {
  name: 'things',
  from: 'engine.thing AS t',
  select: 't.*',
  key: 'thingKey',
  fields: {
    thingKey: { sql: 't.key', kind: 'key' },
    name: { sql: 't.name', kind: 'text', nullable: true },
    groups: { sql: 't.groups', kind: 'list' },
  },
};

describe('search translation', () => {
  it('should keep every value out of the text', () => {
    const hostile = `x'; DROP TABLE engine.thing; --`;
    const { text, values } = pageStatement(view, {
      where: [{ kind: 'own', condition: { field: 'name', operator: 'eq', value: hostile } }],
      sort: [{ field: 'name', order: 'DESC' }],
      page: { kind: 'after', cursor: [hostile, '7'], limit: 5 },
    });
    expect(text).not.toContain('DROP');
    expect(values).toEqual([hostile, hostile, hostile, '7', 5]);
  });

  it('should refuse fields and sorts that the view does not have', () => {
    const foreign = { kind: 'own', condition: { field: 'pg_sleep(1)', operator: 'eq', value: 1 } } as const;
    expect(() => predicate(view, [foreign], new Parameters())).toThrow('unknown field');
    expect(() => pageStatement(view, { where: [], sort: [{ field: 'x', order: 'ASC' }], page: { kind: 'offset', from: 0, limit: 1 } })).toThrow('unknown sort');
  });

  it.each([
    ['order-*', 'order-%'],
    ['a?c', 'a_c'],
    ['100%_', '100\\%\\_'],
    ['\\*\\?', '*?'],
    ['back\\\\slash', 'back\\\\slash'],
  ])('should read the pattern %s as %s', (pattern, expected) => {
    expect(likePattern(pattern)).toBe(expected);
  });

  it('should ask a list column for membership', () => {
    const parameters = new Parameters();
    const where = [{ kind: 'own', condition: { field: 'groups', operator: 'in', value: ['a', 'b'] } }] as const;
    expect(predicate(view, where, parameters)).toBe('t.groups && $1::text[]');
  });
});
