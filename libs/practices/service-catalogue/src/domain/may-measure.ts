import type { ProblemCode } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import type { Actor } from '#platform/identity';
import type { CatalogueEntry } from './catalogue-entry.js';

/** Whoever answers for a figure reports it; service managers and administrators do it for others. */
export function mayMeasure({ ownerId, number }: CatalogueEntry, { personId, roles }: Actor): Result<void, Refusal<ProblemCode>> {
  if (ownerId === personId || roles.includes('admin') || roles.includes('service-manager')) return ok();
  return refuse('not-permitted', `Only the owner of ${number}, service managers and administrators report its measurements.`);
}
