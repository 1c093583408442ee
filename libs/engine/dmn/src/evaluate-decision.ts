import type { DecisionEvaluation, DecisionOutcome, MatchedRule, VariableReader } from '#engine/engine';
import { feelContext, feelFromJson, feelToJson, isList, jsonScope, layeredScope, valueScope, type CompiledFeel, type FeelScope, type FeelValue } from '#engine/feel';
import { DecisionFault, type Decision, type DecisionModel, type DecisionTable, type LiteralExpression, type Rule } from './decision-model.js';
import { combineHits, type Hit } from './hit-policy.js';

/** A decision that failed, named once, where it happened. */
class DecisionFailed extends Error {
  constructor(readonly decisionId: string, message: string) {
    super(message);
  }
}

/** One evaluation of a decision and of what it requires. */
class Evaluation {
  readonly done = new Map<string, DecisionEvaluation>();

  constructor(private readonly model: DecisionModel, private readonly variables: FeelScope, private readonly now: number) {}

  decide(id: string): FeelValue {
    const known = this.done.get(id);
    if (known) return feelFromJson(known.output);
    const decision = this.model.decisions.find((one) => one.id === id);
    if (!decision) throw new DecisionFailed(id, `no decision found for id '${id}'`);
    const scope = this.scopeOf(decision);
    try {
      return decision.logic.kind === 'DECISION_TABLE' ? this.table(id, decision.logic, scope) : this.literal(id, decision.logic, scope);
    } catch (fault) {
      throw fault instanceof DecisionFault ? new DecisionFailed(id, `failed to evaluate decision '${id}': ${fault.message}`) : fault;
    }
  }

  /** The results of required decisions stand before the variables. */
  private scopeOf(decision: Decision): FeelScope {
    const required = decision.requires.map((id): [string, FeelValue] => [this.model.decisions.find((one) => one.id === id)?.variable ?? id, this.decide(id)]);
    return required.length === 0 ? this.variables : layeredScope(valueScope(new Map(required)), this.variables);
  }

  private value(feel: CompiledFeel, scope: FeelScope, input?: FeelValue): FeelValue {
    const outcome = feel.evaluate(scope, { clock: { now: () => this.now }, ...(input === undefined ? {} : { input }) });
    if (outcome.ok) return outcome.value;
    throw new DecisionFault(`failed to evaluate expression '${feel.text}': ${outcome.failure.message}`);
  }

  private literal(decisionId: string, { expression }: LiteralExpression, scope: FeelScope): FeelValue {
    this.record({ decisionId, type: 'LITERAL_EXPRESSION', inputs: [], matchedRules: [], output: 'null' });
    return this.finish(decisionId, this.value(expression, scope));
  }

  private table(decisionId: string, table: DecisionTable, scope: FeelScope): FeelValue {
    const values = table.inputs.map((input) => this.value(input.expression, scope));
    const inputs = table.inputs.map(({ id, name }, column) => ({ inputId: id, inputName: name, inputValue: feelToJson(values[column] ?? null) }));
    const matching = this.matching(table, values, scope);
    const hits = matching.map((index) => table.rules[index]!.outputs.map((output) => this.value(output, scope)));
    const matchedRules = matching.map((index, place) => matchedRule(table, index, hits[place]!));
    this.record({ decisionId, type: 'DECISION_TABLE', inputs, matchedRules, output: 'null' });
    return this.finish(decisionId, this.combined(table, hits, scope));
  }

  private combined(table: DecisionTable, hits: readonly Hit[], scope: FeelScope): FeelValue {
    const rowValue = (hit: Hit): FeelValue => (table.outputs.length === 1 ? (hit[0] ?? null) : feelContext(Object.fromEntries(table.outputs.map(({ name }, column) => [name, hit[column] ?? null]))));
    if (hits.length === 0 && table.outputs.some((output) => output.standard)) return rowValue(table.outputs.map(({ standard }) => (standard ? this.value(standard, scope) : null)));
    const importance = table.outputs.map(({ order }) => {
      const values = order ? this.value(order, scope) : null;
      return isList(values) ? values : null;
    });
    return combineHits(table, hits, { rowValue, importance });
  }

  private matching(table: DecisionTable, values: readonly FeelValue[], scope: FeelScope): number[] {
    const matches = ({ tests }: Rule): boolean => tests.every((test, column) => test === null || this.value(test, scope, values[column] ?? null) === true);
    if (table.hitPolicy === 'FIRST') return [table.rules.findIndex(matches)].filter((index) => index >= 0);
    return table.rules.flatMap((rule, index) => (matches(rule) ? [index] : []));
  }

  private record(evaluation: DecisionEvaluation): void {
    this.done.set(evaluation.decisionId, evaluation);
  }

  private finish(decisionId: string, value: FeelValue): FeelValue {
    const evaluation = this.done.get(decisionId);
    if (evaluation) this.record({ ...evaluation, output: feelToJson(value) });
    return value;
  }
}

function matchedRule(table: DecisionTable, index: number, hit: Hit): MatchedRule {
  const { id: ruleId } = table.rules[index]!;
  const ruleIndex = index + 1;
  const evaluatedOutputs = table.outputs.map(({ id, name }, column) => ({ outputId: id, outputName: name, outputValue: feelToJson(hit[column] ?? null), ruleId, ruleIndex }));
  return { ruleId, ruleIndex, evaluatedOutputs };
}

/** Evaluates a decision with everything it requires, required ones first. Never throws: a failure is part of the outcome. */
export function evaluateDecision(model: DecisionModel, decisionId: string, variables: VariableReader, now: number): DecisionOutcome {
  const evaluation = new Evaluation(model, jsonScope((name) => variables.get(name), () => variables.names()), now);
  try {
    const output = feelToJson(evaluation.decide(decisionId));
    return { output, evaluated: [...evaluation.done.values()], failure: null };
  } catch (fault) {
    if (!(fault instanceof DecisionFailed)) throw fault;
    return { output: 'null', evaluated: [...evaluation.done.values()], failure: { decisionId: fault.decisionId, message: fault.message } };
  }
}
