import { fail, type Result } from '#core/kernel';
import type { IncidentErrorType } from '../state/rows.js';

/** Why a step of the life cycle cannot be done. Becomes an incident. */
export interface Failure {
  readonly type: IncidentErrorType;
  readonly message: string;
}

export type Attempt<T = void> = Result<T, Failure>;

export function failure(type: IncidentErrorType, message: string): Result<never, Failure> {
  return fail({ type, message });
}
