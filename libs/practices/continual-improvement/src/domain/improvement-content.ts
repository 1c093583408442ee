import { createHash } from 'node:crypto';
import type { ImprovementContent } from '#core/contracts';
import type { Improvement } from './improvement.entity.js';

export const CONTENT_FIELDS = ['title', 'description', 'objective', 'services'] as const satisfies readonly (keyof ImprovementContent & keyof Improvement)[];

export const ASSESSED_FIELDS = ['benefit', 'effort', 'indicator', 'unit', 'baseline', 'target'] as const satisfies readonly (keyof Improvement)[];

const HASHED = [...CONTENT_FIELDS, ...ASSESSED_FIELDS, 'ownerId', 'round'] as const satisfies readonly (keyof Improvement)[];

/** SHA-256 (hex) of what an approval binds. */
export function contentHash(improvement: Improvement): string {
  return createHash('sha256').update(JSON.stringify(HASHED.map((field) => [field, improvement[field]]))).digest('hex');
}

/** Whether the figure measured has got to the target, from whichever side it came. */
export function isReached({ baseline, target }: Pick<Improvement, 'baseline' | 'target'>, measured: number): boolean {
  if (baseline === null || target === null) return false;
  return target >= baseline ? measured >= target : measured <= target;
}
