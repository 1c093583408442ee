import { ok } from '#core/kernel';
import type { Element } from '../compile/executable.js';
import type { DecisionOutcome, VariableReader } from '../decisions.js';
import type { Step } from '../process/step.js';
import type { DecisionDefinitionRow, DecisionInstanceRow, DecisionRequirementsRow, JsonText } from '../state/rows.js';
import type { Instance } from '../state/state.js';
import { bind } from './binding.js';
import { evaluateString } from './expressions.js';
import { failure, type Attempt } from './failure.js';
import { visibleVariable, visibleVariables } from './variables.js';

export interface Evaluation {
  readonly decision: DecisionDefinitionRow;
  readonly outcome: DecisionOutcome;
  readonly rows: readonly DecisionInstanceRow[];
}

/** The decision of a business rule task, with the result as JSON text. The evaluation is recorded whether it fails or not. */
export function evaluateCalledDecision(step: Step, called: NonNullable<Element['decision']>, instance: Instance): Attempt<JsonText> {
  const id = evaluateString(step, called.id, instance.elementInstanceKey);
  if (!id.ok) return id;
  const decision = bind(step, 'decisionDefinitions', id.value, called.binding, instance);
  if (!decision) return failure('CALLED_DECISION_ERROR', `Expected to evaluate decision '${id.value}', but no decision found for id '${id.value}'`);
  const reader: VariableReader = {
    get: (name) => visibleVariable(step.state, instance.elementInstanceKey, name),
    names: () => visibleVariables(step.state, instance.elementInstanceKey).keys(),
  };
  const { outcome } = evaluateDecision(step, decision, reader, instance);
  if (!outcome.failure) return ok(outcome.output);
  return failure('DECISION_EVALUATION_ERROR', outcome.failure.message);
}

export function evaluateDecision(step: Step, decision: DecisionDefinitionRow, reader: VariableReader, instance: Instance | null): Evaluation {
  const requirements = step.state.definition('decisionRequirements', { key: decision.decisionRequirementsKey });
  if (!requirements) throw new Error(`decision requirements ${decision.decisionRequirementsKey} do not exist`);
  const drg = step.definitions.drg(step.state, decision.decisionRequirementsKey);
  const names = new Map(drg.decisions.map((one) => [one.id, one.name]));
  const outcome = saying(decision.decisionDefinitionId, step.decisions.evaluate(drg, decision.decisionDefinitionId, reader, step.clock));
  const rows = instanceRows(step, decision, requirements, outcome, names, instance);
  for (const row of rows) step.emit({ kind: 'DECISION_EVALUATED', row });
  return { decision, outcome, rows };
}

/** The failure as it is shown everywhere: with the decision that was asked. */
function saying(decisionId: string, outcome: DecisionOutcome): DecisionOutcome {
  if (!outcome.failure) return outcome;
  return { ...outcome, failure: { ...outcome.failure, message: `Expected to evaluate decision '${decisionId}', but ${outcome.failure.message}` } };
}

function instanceRows(
  step: Step, root: DecisionDefinitionRow, requirements: DecisionRequirementsRow, outcome: DecisionOutcome, names: ReadonlyMap<string, string>, instance: Instance | null,
): readonly DecisionInstanceRow[] {
  const decisionEvaluationKey = step.newKey();
  return outcome.evaluated.map((evaluated, index) => {
    const definition = definitionOf(step, root, evaluated.decisionId);
    const failed = outcome.failure?.decisionId === evaluated.decisionId;
    return {
      decisionEvaluationInstanceKey: `${decisionEvaluationKey}-${index + 1}`,
      decisionEvaluationKey,
      decisionDefinitionId: evaluated.decisionId,
      decisionDefinitionKey: definition?.decisionDefinitionKey ?? root.decisionDefinitionKey,
      decisionDefinitionName: names.get(evaluated.decisionId) ?? evaluated.decisionId,
      decisionDefinitionType: evaluated.type,
      decisionDefinitionVersion: definition?.version ?? root.version,
      rootDecisionDefinitionKey: root.decisionDefinitionKey,
      decisionRequirementsKey: requirements.decisionRequirementsKey,
      decisionRequirementsId: requirements.decisionRequirementsId,
      evaluationDate: step.now,
      evaluationFailure: failed ? (outcome.failure?.message ?? null) : null,
      result: evaluated.output,
      state: failed ? 'FAILED' : 'EVALUATED',
      evaluatedInputs: evaluated.inputs,
      matchedRules: evaluated.matchedRules,
      elementInstanceKey: instance?.elementInstanceKey ?? null,
      processDefinitionKey: instance?.processDefinitionKey ?? null,
      processDefinitionId: instance?.processDefinitionId ?? null,
      processInstanceKey: instance?.processInstanceKey ?? null,
      rootProcessInstanceKey: instance?.rootProcessInstanceKey ?? null,
    };
  });
}

function definitionOf(step: Step, root: DecisionDefinitionRow, id: string): DecisionDefinitionRow | undefined {
  return id === root.decisionDefinitionId ? root : step.state.definition('decisionDefinitions', { id, deploymentKey: root.deploymentKey });
}
