import type { FieldChange } from '#platform/audit';
import type { DecisionTaken } from '#platform/orchestration';
import type { Change } from './change.entity.js';

/** Tasks whose person is kept on the change, by the field. Who implements it again has it reviewed again. */
const KEPT = { ImplementChange: 'implementedById', ReviewChange: 'reviewedById' } as const;

/** Writes who completed the task where that is kept, planned for it or not, and returns what is different for the timeline. */
export function whoDidWhat(change: Change, { elementId, actor }: Pick<DecisionTaken, 'elementId' | 'actor'>): FieldChange[] {
  const field = fieldOf(elementId);
  if (!field) return [];
  change[field] = actor.personId;
  if (field !== 'implementedById') return [];
  change.reviewedById = null;
  return [{ field: 'implementedBy', before: null, after: actor.displayName }];
}

/** Nobody did it: the engine did not take it. False when nothing of the task is kept. */
export function forgetWho(change: Change, elementId: string): boolean {
  const field = fieldOf(elementId);
  if (field) change[field] = null;
  return field !== undefined;
}

function fieldOf(elementId: string): (typeof KEPT)[keyof typeof KEPT] | undefined {
  return Object.hasOwn(KEPT, elementId) ? KEPT[elementId as keyof typeof KEPT] : undefined;
}
