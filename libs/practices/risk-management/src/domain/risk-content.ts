import { createHash } from 'node:crypto';
import type { RiskContent } from '#core/contracts';
import type { Risk } from './risk.entity.js';

export const CONTENT_FIELDS = ['title', 'description', 'probability', 'impact', 'category'] as const satisfies readonly (keyof RiskContent & keyof Risk)[];

/** Fields that the rating, and with it everything behind it, hangs on. */
export const RATED_FIELDS: readonly string[] = ['probability', 'impact', 'category'] satisfies (keyof RiskContent)[];

const HASHED = [...CONTENT_FIELDS, 'ownerId', 'record', 'response', 'responsePlan'] as const satisfies readonly (keyof Risk)[];

/** SHA-256 (hex) of what somebody who decides on a risk decides about. */
export function contentHash(risk: Risk): string {
  return createHash('sha256').update(JSON.stringify(HASHED.map((field) => [field, risk[field]]))).digest('hex');
}
