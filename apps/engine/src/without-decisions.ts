import { fail } from '#core/kernel';
import type { DecisionEngine } from '#engine/engine';

const REASON = 'This engine was built without a decision engine: decision models cannot be deployed';

/** Refuses every decision model. */
export const withoutDecisions: DecisionEngine = {
  parse: () => fail({ message: REASON }),
  evaluate: (_drg, decisionId) => ({ output: 'null', evaluated: [], failure: { decisionId, message: REASON } }),
};
