import type { FeelScope, FeelValue } from '#engine/feel';
import type { DecisionRun } from '../evaluation/decision-run.js';

/** How a decision is made; what Camunda's own kinds of result are named after. */
export type LogicType =
  | 'DECISION_TABLE' | 'LITERAL_EXPRESSION' | 'CONTEXT' | 'INVOCATION' | 'LIST' | 'RELATION'
  | 'FUNCTION' | 'CONDITIONAL' | 'FILTER' | 'ITERATOR' | 'NONE';

export interface InputRecord {
  readonly id: string;
  readonly name: string;
  readonly value: FeelValue;
}
export interface RuleRecord {
  readonly id: string;
  /** Counted from 1. */
  readonly index: number;
  readonly outputs: readonly { readonly id: string; readonly name: string; readonly value: FeelValue }[];
  /** What the model notes beside the rule, one text for each column of notes. */
  readonly annotations: readonly string[];
}

/** What a decision table notes of its evaluation; also what it had when it failed. */
export interface TableTrace {
  inputs: readonly InputRecord[];
  rules: readonly RuleRecord[];
}

/** A boxed expression (DMN 1.5 §10.2.1) made ready to be evaluated any number of times. */
export interface Boxed {
  readonly type: LogicType;
  evaluate(scope: FeelScope, run: DecisionRun, trace?: TableTrace): FeelValue;
}
