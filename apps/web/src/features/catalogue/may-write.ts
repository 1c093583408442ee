import type { Role } from '#core/contracts';
import { useHasRole } from '../session/session.js';

const CATALOGUE: readonly Role[] = ['admin', 'change-manager', 'process-owner', 'service-manager'];

/** Whether the reader may make and change entries of the catalogue. */
export function useMayWrite(): boolean {
  return useHasRole(...CATALOGUE);
}
