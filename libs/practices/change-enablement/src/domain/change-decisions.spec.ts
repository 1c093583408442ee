import type { Actor } from '#platform/identity';
import { EMPTY_CONTENT } from './change-content.js';
import { mayDecideOn } from './change-decisions.js';
import { Change } from './change.entity.js';

const person = (name: string): Actor => ({ personId: name, username: name, displayName: name, roles: ['change-manager'] });
const change = Object.assign(new Change(), EMPTY_CONTENT, { number: 'CHG-1', type: 'normal', state: 'authorize', requesterId: 'rita', withdrawnAt: null } as const);
const authorize = (actor: Actor) => mayDecideOn(change, { userTaskKey: '1', recordNumber: 'CHG-1', elementId: 'AuthorizeChange', taskVariables: {}, variables: { decision: 'approve' }, actor });

describe('Who may approve a change', () => {
  it('should be somebody other than the requester', () => {
    expect(authorize(person('cora'))).toMatchObject({ ok: true });
    expect(authorize(person('rita'))).toMatchObject({ ok: false, failure: { code: 'separation-of-duties' } });
  });

  it('should not be the requester acting as somebody else, either', () => {
    expect(authorize({ ...person('cora'), administrator: person('root') })).toMatchObject({ ok: true });
    expect(authorize({ ...person('cora'), administrator: person('rita') })).toMatchObject({ ok: false, failure: { code: 'separation-of-duties' } });
  });
});
