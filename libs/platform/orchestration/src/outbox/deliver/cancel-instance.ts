import { retry } from './delivery.js';
import type { DelivererTable } from './delivery.js';

/** An instance that is gone needs no cancelling. */
export const cancelInstance: DelivererTable['cancel-instance'] = async ({ processInstanceKey }, _attempt, { engine }) => {
  const cancelled = await engine.cancelInstance(processInstanceKey);
  if (cancelled.ok || cancelled.failure.code === 'not-found') return { kind: 'delivered' };
  if (cancelled.failure.code === 'engine-unreachable') return retry(cancelled.failure);
  return { kind: 'refused', reason: cancelled.failure.message };
};
