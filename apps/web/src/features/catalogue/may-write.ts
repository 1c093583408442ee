import type { Role } from '#core/contracts';
import { useHasRole } from '../session/session.js';
import type { CatalogueKind } from './catalogue.js';

const CATALOGUE: readonly Role[] = ['admin', 'change-manager', 'process-owner', 'service-manager'];
const PROJECTS: readonly Role[] = ['admin', 'change-manager', 'process-owner'];

/** Whether the reader may make and change entries of this kind. */
export function useMayWrite(kind: CatalogueKind): boolean {
  return useHasRole(...(kind === 'projects' ? PROJECTS : CATALOGUE));
}
