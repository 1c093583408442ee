import type { JsonText, Key, Millis } from './values.js';

export interface EvaluatedInput {
  readonly inputId: string;
  readonly inputName: string;
  readonly inputValue: JsonText;
}

export interface MatchedRule {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly evaluatedOutputs: readonly { readonly outputId: string; readonly outputName: string; readonly outputValue: JsonText; readonly ruleId: string; readonly ruleIndex: number }[];
}

export interface DecisionInstanceRow {
  /** `<decisionEvaluationKey>-<1, 2, …>` in the order of evaluation. */
  readonly decisionEvaluationInstanceKey: string;
  readonly decisionEvaluationKey: Key;
  readonly decisionDefinitionId: string;
  readonly decisionDefinitionKey: Key;
  readonly decisionDefinitionName: string;
  readonly decisionDefinitionType: 'DECISION_TABLE' | 'LITERAL_EXPRESSION' | 'UNKNOWN';
  readonly decisionDefinitionVersion: number;
  readonly rootDecisionDefinitionKey: Key;
  readonly decisionRequirementsKey: Key;
  readonly decisionRequirementsId: string;
  readonly evaluationDate: Millis;
  readonly evaluationFailure: string | null;
  readonly result: JsonText;
  readonly state: 'EVALUATED' | 'FAILED';
  readonly evaluatedInputs: readonly EvaluatedInput[];
  readonly matchedRules: readonly MatchedRule[];
  /** null when evaluated over the API. */
  readonly elementInstanceKey: Key | null;
  readonly processDefinitionKey: Key | null;
  readonly processDefinitionId: string | null;
  readonly processInstanceKey: Key | null;
  readonly rootProcessInstanceKey: Key | null;
}
