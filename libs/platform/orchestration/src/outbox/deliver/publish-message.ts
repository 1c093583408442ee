import { retry } from './delivery.js';
import type { DelivererTable } from './delivery.js';

/** The message's id is the effect's: a second publication while it is buffered is a conflict, and means delivered. */
export const publishMessage: DelivererTable['publish-message'] = async (effect, { id }, { engine, gateways }) => {
  const { name, correlationKey, variables, timeToLive, recordNumber, kind } = effect;
  const published = await engine.publishMessage({ name, correlationKey, variables, timeToLive, messageId: id });
  if (published.ok || published.failure.code === 'conflict') return { kind: 'delivered' };
  if (published.failure.code !== 'engine-refused') return retry(published.failure);
  const reason = published.failure.message;
  return {
    kind: 'refused',
    reason,
    settle: async (tx) => gateways.forNumber(recordNumber)?.effectRefused(recordNumber, kind, reason, tx),
  };
};
