import type { ModelProblem, ModelView, ProblemCode } from '#core/contracts';
import { fail, type Refusal, type Result } from '#core/kernel';

/** Why a model was not saved or deployed: with the problems at its elements, or with the model as it stands now. */
export interface ModelRefusal extends Refusal<ProblemCode> {
  readonly problems?: readonly ModelProblem[];
  readonly current?: ModelView;
}

export type ModelOutcome<T> = Result<T, ModelRefusal>;

/** Refuses a deployment (422) with what is wrong where. */
export function refuseModel(problems: readonly ModelProblem[]): ModelOutcome<never> {
  const errors = problems.filter(isError).length;
  return fail({ code: 'model-refused', message: errors === 1 ? 'The model has an error.' : `The model has ${errors} errors.`, problems });
}

export function isError(problem: ModelProblem): boolean {
  return problem.severity === 'error';
}
