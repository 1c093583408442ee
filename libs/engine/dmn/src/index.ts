export type { InputRecord, LogicType, RuleRecord } from './boxed/boxed.js';
export type { Dialect } from './boxed/site.js';
export {
  createDecisionEngine,
  type DecisionEngine,
  type DecisionEngineOptions,
  type DecisionEvaluation,
  type DecisionOutcome,
  type ParsedDrg,
  type VariableReader,
} from './decision-engine.js';
export type { RunOptions } from './evaluation/decision-run.js';
export type { Decision, DecisionModel, DecisionRecord, DecisionResult } from './model/decision-model.js';
export type { DecisionProblem, Place } from './model/problem.js';
export { parseDecisionModel, type ParseOptions } from './model/read-model.js';
