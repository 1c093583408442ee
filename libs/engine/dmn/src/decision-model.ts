import type { ParsedDrg } from '#engine/engine';
import type { CompiledFeel } from '#engine/feel';

/** DMN 1.5 §8.2.8. */
export const HIT_POLICIES = ['UNIQUE', 'FIRST', 'ANY', 'PRIORITY', 'RULE ORDER', 'OUTPUT ORDER', 'COLLECT'] as const;
export type HitPolicy = (typeof HIT_POLICIES)[number];

/** What COLLECT does with the results; DMN 1.5 §8.2.8, table 35. */
export const AGGREGATIONS = ['SUM', 'MIN', 'MAX', 'COUNT'] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

export interface InputClause {
  readonly id: string;
  readonly name: string;
  readonly expression: CompiledFeel;
}

export interface OutputClause {
  readonly id: string;
  readonly name: string;
  /** Taken when no rule matches. */
  readonly standard: CompiledFeel | null;
  /** Allowed values from the most to the least important, for the policies that order by them. */
  readonly order: CompiledFeel | null;
}

export interface Rule {
  readonly id: string;
  /** One per input; null matches everything. */
  readonly tests: readonly (CompiledFeel | null)[];
  readonly outputs: readonly CompiledFeel[];
}

export interface DecisionTable {
  readonly kind: 'DECISION_TABLE';
  readonly hitPolicy: HitPolicy;
  readonly aggregation: Aggregation | null;
  readonly inputs: readonly InputClause[];
  readonly outputs: readonly OutputClause[];
  readonly rules: readonly Rule[];
}

export interface LiteralExpression {
  readonly kind: 'LITERAL_EXPRESSION';
  readonly expression: CompiledFeel;
}

export interface Decision {
  readonly id: string;
  readonly name: string;
  readonly versionTag: string | null;
  /** Name under which other decisions read the result. */
  readonly variable: string;
  /** Ids of the decisions it needs. */
  readonly requires: readonly string[];
  readonly logic: DecisionTable | LiteralExpression;
}

/** A requirements graph, ready to be evaluated. */
export interface DecisionModel extends ParsedDrg {
  readonly decisions: readonly Decision[];
}

/** What is wrong with a model or an evaluation: thrown inside this library, a value outside. */
export class DecisionFault extends Error {}
