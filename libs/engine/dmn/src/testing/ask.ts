import { valueScope, feelFromJson, feelToJson, type FeelValue } from '#engine/feel';
import { parseDecisionModel, type DecisionModel, type DecisionResult, type ParseOptions } from '../index.js';

/** The model, which must be valid. */
export function parsed(xml: string, options: ParseOptions = {}): DecisionModel {
  const model = parseDecisionModel(xml, options);
  if (model.ok) return model.value;
  throw new Error(model.failure.map(({ message }) => message).join('\n'));
}

/** What a decision of a model makes of variables given as JSON values. */
export function result(xml: string, variables: Readonly<Record<string, unknown>> = {}, options: ParseOptions = {}, decisionId = 'd'): DecisionResult {
  const values = Object.entries(variables).map(([name, value]): [string, FeelValue] => [name, feelFromJson(JSON.stringify(value))]);
  return parsed(xml, options).evaluate(decisionId, valueScope(new Map(values)));
}

/** The same as JSON value, or the message of its failure. */
export function answer(xml: string, variables: Readonly<Record<string, unknown>> = {}, options: ParseOptions = {}, decisionId = 'd'): unknown {
  const { output, failure } = result(xml, variables, options, decisionId);
  return failure ? failure.message : (JSON.parse(feelToJson(output)) as unknown);
}
