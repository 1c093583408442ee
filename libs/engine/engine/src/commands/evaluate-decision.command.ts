import { entriesOf } from '../rules/json-text.js';
import { evaluateDecision } from '../rules/decisions.js';
import type { DecisionSelector } from './commands.js';
import { done, reject, type CommandHandler } from './handler.js';

/** Evaluates a decision with everything it requires. A failed evaluation is an answer, too. */
export const evaluateDecisionCommand: CommandHandler<'evaluateDecision'> = (step, { decision, variables }) => {
  const row = step.state.definition('decisionDefinitions', 'decisionDefinitionKey' in decision ? { key: decision.decisionDefinitionKey } : { latest: decision.decisionDefinitionId });
  if (!row) return reject('NOT_FOUND', `Expected to evaluate decision '${nameOf(decision)}', but no decision found for ${nameOf(decision)}`);
  const entries = entriesOf(variables);
  const { outcome, rows } = evaluateDecision(step, row, { get: (name) => entries.get(name), names: () => entries.keys() }, null);
  return done({
    decisionEvaluationKey: rows[0]?.decisionEvaluationKey ?? step.newKey(),
    decisionDefinitionKey: row.decisionDefinitionKey,
    decisionDefinitionId: row.decisionDefinitionId,
    decisionDefinitionName: row.name,
    decisionDefinitionVersion: row.version,
    decisionRequirementsKey: row.decisionRequirementsKey,
    decisionRequirementsId: row.decisionRequirementsId,
    output: outcome.output,
    failedDecisionDefinitionId: outcome.failure?.decisionId ?? null,
    failureMessage: outcome.failure?.message ?? null,
    evaluatedDecisions: rows,
  });
};

const nameOf = (decision: DecisionSelector): string => ('decisionDefinitionKey' in decision ? decision.decisionDefinitionKey : decision.decisionDefinitionId);
