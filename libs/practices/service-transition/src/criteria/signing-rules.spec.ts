import type { Role } from '#core/contracts';
import type { Actor } from '#platform/identity';
import { maySign, signatureStands, type Signers } from './signing-rules.js';

const actor = (personId: string, roles: Role[] = [], administrator?: Actor): Actor => ({ personId, username: personId, displayName: personId, roles, ...(administrator ? { administrator } : {}) });
const SIGNERS: Signers = { number: 'SAC-1', serviceOwners: ['olga'], excluded: new Map([['mara', 'You hand this over.'], ['olaf', 'You own "Monitoring".']]) };

describe('who signs for operations', () => {
  it('should be the owner of the service or a service manager', () => {
    expect(maySign(SIGNERS, actor('olga'))).toMatchObject({ ok: true });
    expect(maySign(SIGNERS, actor('sam', ['service-manager']))).toMatchObject({ ok: true });
    for (const roles of [['change-manager'], ['admin'], ['process-owner']] as Role[][]) expect(maySign(SIGNERS, actor('carl', roles))).toMatchObject({ failure: { code: 'not-permitted' } });
  });

  it('should be nobody who hands over or owns a criterion, whatever roles they hold and whoever they act as', () => {
    for (const person of ['mara', 'olaf']) {
      expect(maySign(SIGNERS, actor(person, ['service-manager']))).toMatchObject({ failure: { code: 'separation-of-duties' } });
      expect(maySign(SIGNERS, actor('olga', [], actor(person, ['admin'])))).toMatchObject({ failure: { code: 'separation-of-duties' } });
      expect(signatureStands(SIGNERS, person)).toMatchObject({ failure: { code: 'separation-of-duties' } });
    }
    expect(signatureStands(SIGNERS, 'olga')).toMatchObject({ ok: true });
  });
});
