/** Success with a value, or an expected refusal. Bugs are thrown; refusals are returned. */
export type Result<T, F = Refusal> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: F };

/** An expected "no": a code a program can act on and a sentence a person can act on. */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  readonly message: string;
  /** Field or element the refusal is about, when there is one. */
  readonly at?: string;
}

export function ok(): Result<void, never>;
export function ok<T>(value: T): Result<T, never>;
export function ok<T>(value?: T): Result<T | undefined, never> {
  return { ok: true, value };
}

export function fail<F>(failure: F): Result<never, F> {
  return { ok: false, failure };
}

export function refuse<Code extends string>(code: Code, message: string, at?: string): Result<never, Refusal<Code>> {
  return fail(at === undefined ? { code, message } : { code, message, at });
}
