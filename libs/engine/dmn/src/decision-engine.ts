import { fail, ok, type Result, type ZonedClock } from '#core/kernel';
import { feelToJson, jsonScope, type FeelBudget, type FeelValue } from '#engine/feel';
import type { InputRecord, LogicType, RuleRecord } from './boxed/boxed.js';
import type { Dialect } from './boxed/site.js';
import type { DecisionModel, DecisionRecord } from './model/decision-model.js';
import { problemsText } from './model/problem.js';
import { parseDecisionModel } from './model/read-model.js';

type JsonText = string;

/** A decision requirements graph that was parsed. */
export interface ParsedDrg {
  readonly id: string;
  readonly name: string;
  readonly decisions: readonly { readonly id: string; readonly name: string; readonly versionTag: string | null }[];
}
interface EvaluatedInput {
  readonly inputId: string;
  readonly inputName: string;
  readonly inputValue: JsonText;
}
interface EvaluatedOutput {
  readonly outputId: string;
  readonly outputName: string;
  readonly outputValue: JsonText;
  readonly ruleId: string;
  readonly ruleIndex: number;
}
interface MatchedRule {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly evaluatedOutputs: readonly EvaluatedOutput[];
}
export interface DecisionEvaluation {
  readonly decisionId: string;
  readonly type: 'DECISION_TABLE' | 'LITERAL_EXPRESSION' | 'UNKNOWN';
  readonly inputs: readonly EvaluatedInput[];
  readonly matchedRules: readonly MatchedRule[];
  readonly output: JsonText;
}
export interface DecisionOutcome {
  readonly output: JsonText;
  readonly evaluated: readonly DecisionEvaluation[];
  readonly failure: { readonly decisionId: string; readonly message: string } | null;
}
export interface VariableReader {
  get(name: string): JsonText | undefined;
  names(): Iterable<string>;
}
export interface DecisionEngine {
  parse(xml: string): Result<ParsedDrg, { readonly message: string }>;
  evaluate(drg: ParsedDrg, decisionId: string, variables: VariableReader, clock: ZonedClock): DecisionOutcome;
}

export interface DecisionEngineOptions {
  readonly dialect?: Dialect;
  /** What one evaluation with all its decisions may use up; FEEL's default when absent. */
  readonly budget?: Partial<FeelBudget>;
}

/** Decisions over JSON text, as a process engine needs them: variables in, results out. */
export function createDecisionEngine(options: DecisionEngineOptions = {}): DecisionEngine {
  return {
    parse: (xml) => {
      const model = parseDecisionModel(xml, options);
      return model.ok ? ok(new Drg(model.value)) : fail({ message: problemsText(model.failure) });
    },
    evaluate: (drg, decisionId, variables, clock) => {
      if (!(drg instanceof Drg)) throw new TypeError('the decision model was not parsed by this engine');
      const scope = jsonScope((name) => variables.get(name), () => variables.names());
      const run = { clock, ...(options.budget && { budget: options.budget }) };
      const { output, evaluated, failure } = drg.model.evaluate(decisionId, scope, run);
      return { output: feelToJson(output), evaluated: evaluated.map(evaluationOf), failure };
    },
  };
}

class Drg implements ParsedDrg {
  readonly decisions: ParsedDrg['decisions'];

  constructor(readonly model: DecisionModel) {
    this.decisions = model.decisions.filter(({ imported }) => !imported).map(({ id, name, versionTag }) => ({ id, name, versionTag }));
  }

  get id(): string {
    return this.model.id;
  }

  get name(): string {
    return this.model.name;
  }
}

const SHOWN: Partial<Record<LogicType, DecisionEvaluation['type']>> = { DECISION_TABLE: 'DECISION_TABLE', LITERAL_EXPRESSION: 'LITERAL_EXPRESSION' };

function evaluationOf({ decisionId, type, inputs, rules, output }: DecisionRecord): DecisionEvaluation {
  return { decisionId, type: SHOWN[type] ?? 'UNKNOWN', inputs: inputs.map(inputOf), matchedRules: rules.map(ruleOf), output: json(output) };
}

function inputOf({ id, name, value }: InputRecord): EvaluatedInput {
  return { inputId: id, inputName: name, inputValue: json(value) };
}

function ruleOf({ id, index, outputs }: RuleRecord): MatchedRule {
  const evaluatedOutputs = outputs.map((output) => ({ outputId: output.id, outputName: output.name, outputValue: json(output.value), ruleId: id, ruleIndex: index }));
  return { ruleId: id, ruleIndex: index, evaluatedOutputs };
}

function json(value: FeelValue): JsonText {
  return feelToJson(value);
}
