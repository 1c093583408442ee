import type { FieldChange } from './audit-entry.js';

/** Writes those of `fields` that `content` gives into the entity; returns what is different now, for the audit. Dates are told in ISO 8601. */
export function writeFields<E extends object>(entity: E, content: Partial<E>, fields: readonly (keyof E & string)[]): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const field of fields) {
    const after = content[field];
    if (after === undefined || same(entity[field], after)) continue;
    changes.push({ field, before: plain(entity[field]), after: plain(after) });
    entity[field] = after;
  }
  return changes;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const plain = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : (value ?? null));
