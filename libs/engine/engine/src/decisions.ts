import type { Result, ZonedClock } from '#core/kernel';
import type { EvaluatedInput, JsonText, MatchedRule } from './state/rows.js';

/** A parsed decision requirements graph; what is inside is the decision engine's affair. */
export interface ParsedDrg {
  readonly id: string;
  readonly name: string;
  readonly decisions: readonly { readonly id: string; readonly name: string; readonly versionTag: string | null }[];
}

export interface DecisionParseFailure {
  readonly message: string;
}

/** One decision of an evaluation, required ones first. */
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
  /** The decision that failed, with the reason; its output is null. */
  readonly failure: { readonly decisionId: string; readonly message: string } | null;
}

/** Reads variables by name as JSON text; undefined when there is none. */
export interface VariableReader {
  get(name: string): JsonText | undefined;
  names(): Iterable<string>;
}

/** What the engine needs of DMN 1.5: injected, so that the core knows no decision language. */
export interface DecisionEngine {
  /** Refuses XML that is no valid decision model, with one message for all errors. */
  parse(xml: string): Result<ParsedDrg, DecisionParseFailure>;
  /** Evaluates a decision of the graph with everything it requires. Never throws. The clock is for `now()` and `today()`. */
  evaluate(drg: ParsedDrg, decisionId: string, variables: VariableReader, clock: ZonedClock): DecisionOutcome;
}
