import type { Transaction } from '#platform/persistence';
import type { TaskDecisions } from '../../decisions/task-decisions.js';
import type { EngineRefusal } from '../../engine/engine-call.js';
import type { ProcessEngine } from '../../engine/process-engine.js';
import type { RecordGateways } from '../../records/record-gateways.js';
import type { OutgoingEffect, OutgoingEffectKind } from '../effects.js';
import type { Mailer } from '../mailer.js';

/** `settle` runs in the transaction that settles the outbox row: what the engine's answer means for the record. */
export type DeliveryOutcome =
  | { kind: 'delivered'; settle?: (tx: Transaction) => Promise<void> }
  | { kind: 'refused'; reason: string; settle?: (tx: Transaction) => Promise<void> }
  | { kind: 'retry'; reason: string };

export interface DeliveryTools {
  engine: ProcessEngine;
  gateways: RecordGateways;
  decisions: TaskDecisions;
  /** undefined: nothing here sends mail. */
  mailer: Mailer | undefined;
}

/** `attempt` counts from 1; from the second on, an earlier one may have had its effect. */
export interface DeliveryAttempt {
  id: string;
  attempt: number;
}

export type DelivererTable = {
  [K in OutgoingEffectKind]: (
    effect: Extract<OutgoingEffect, { kind: K }>,
    attempt: DeliveryAttempt,
    tools: DeliveryTools,
  ) => Promise<DeliveryOutcome>;
};

export function retry({ message }: EngineRefusal): DeliveryOutcome {
  return { kind: 'retry', reason: message };
}
