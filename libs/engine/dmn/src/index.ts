import type { DecisionEngine } from '#engine/engine';
import type { DecisionModel } from './decision-model.js';
import { evaluateDecision } from './evaluate-decision.js';
import { readDecisionModel } from './read-decision-model.js';

export type { Decision, DecisionModel, DecisionTable, LiteralExpression } from './decision-model.js';
export { evaluateDecision } from './evaluate-decision.js';
export { readDecisionModel } from './read-decision-model.js';

/** DMN decision tables (all hit policies), literal expressions and requirement graphs over FEEL, as the engine needs them. */
export function createDecisionEngine(): DecisionEngine {
  return { parse: readDecisionModel, evaluate: (drg, id, variables, now) => evaluateDecision(drg as DecisionModel, id, variables, now) };
}
