import type { Refusal } from '#core/kernel';

/** Why an evaluation has no value. */
export type FeelFailureCode =
  /** `assert` did not hold. */
  | 'ASSERTION_FAILED'
  /** A call or an operation the engine refuses (`modulo(1, 0)`, `?` outside a unary test). */
  | 'EVALUATION_FAILED'
  | 'STEPS_EXCEEDED'
  | 'TIME_EXCEEDED'
  | 'DEPTH_EXCEEDED'
  | 'SIZE_EXCEEDED';

export type FeelFailure = Refusal<FeelFailureCode>;

/** What an evaluation noticed and answered with null. The names are those of Camunda. */
export type FeelWarningType =
  | 'NO_VARIABLE_FOUND'
  | 'NO_CONTEXT_ENTRY_FOUND'
  | 'NO_PROPERTY_FOUND'
  | 'NO_FUNCTION_FOUND'
  | 'FUNCTION_INVOCATION_FAILURE'
  | 'INVALID_TYPE'
  | 'NOT_COMPARABLE'
  | 'ASSERT_FAILURE';

export interface FeelWarning {
  readonly type: FeelWarningType;
  readonly message: string;
}

/** Ends an evaluation from inside; caught at its edge and returned as a value. Never leaves this library. */
export class EvaluationStop extends Error {
  constructor(readonly failure: FeelFailure) {
    super(failure.message);
  }
}
