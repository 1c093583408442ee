import { retry } from './delivery.js';
import type { DelivererTable, DeliveryOutcome, DeliveryTools } from './delivery.js';
import type { StartProcess } from '../effects.js';

/** Starts once per business id: before a repeated start, and when the engine says it exists, the running one is looked up. */
export const startProcess: DelivererTable['start-process'] = async (effect, { attempt }, tools) => {
  if (attempt > 1) {
    const found = await findStarted(effect, tools);
    if (found) return found;
  }
  const { processDefinitionId, recordNumber, variables } = effect;
  const started = await tools.engine.startProcess({
    processDefinitionId,
    businessId: recordNumber,
    variables: { ...variables, recordNumber },
  });
  if (started.ok) return startedAs(effect, started.value.processInstanceKey, tools);
  if (started.failure.code === 'engine-refused') return refused(effect, started.failure.message, tools);
  if (started.failure.code === 'conflict') return (await findStarted(effect, tools)) ?? retry(started.failure);
  return retry(started.failure);
};

async function findStarted(effect: StartProcess, tools: DeliveryTools): Promise<DeliveryOutcome | undefined> {
  const { processDefinitionId, recordNumber: businessId } = effect;
  const found = await tools.engine.searchInstances({ processDefinitionId, businessId }, { limit: 1 });
  if (!found.ok) return retry(found.failure);
  const instance = found.value.items[0];
  return instance && startedAs(effect, instance.processInstanceKey, tools);
}

function startedAs({ recordNumber }: StartProcess, processInstanceKey: string, { gateways }: DeliveryTools): DeliveryOutcome {
  return {
    kind: 'delivered',
    settle: async (tx) => gateways.forNumber(recordNumber)?.processStarted(recordNumber, processInstanceKey, tx),
  };
}

function refused({ recordNumber, kind }: StartProcess, reason: string, { gateways }: DeliveryTools): DeliveryOutcome {
  return {
    kind: 'refused',
    reason,
    settle: async (tx) => gateways.forNumber(recordNumber)?.effectRefused(recordNumber, kind, reason, tx),
  };
}
