/** Codes of refusals at `/api/v1` (problem+json member `code`); the status each maps to. */
export const PROBLEM_STATUS = {
  'validation-failed': 400,
  'malformed-request': 400,
  'model-refused': 422,
  'not-signed-in': 401,
  'sign-in-failed': 401,
  'csrf-token-missing': 403,
  'not-permitted': 403,
  'separation-of-duties': 403,
  'setup-closed': 403,
  'not-found': 404,
  'illegal-transition': 409,
  'already-decided': 409,
  'not-assigned-to-you': 409,
  'conflict': 409,
  'idempotency-key-reused': 409,
  'version-mismatch': 412,
  'payload-too-large': 413,
  'unsupported-media-type': 415,
  'precondition-required': 428,
  'too-many-requests': 429,
  'engine-refused': 409,
  'engine-unreachable': 503,
  'database-unreachable': 503,
  'internal-error': 500,
} as const satisfies Record<string, number>;
export type ProblemCode = keyof typeof PROBLEM_STATUS;

/** RFC 9457. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ProblemCode;
  requestId: string;
  /** One entry per wrong field. */
  errors?: { field: string; message: string }[];
  /** On `version-mismatch`: the record as it stands now. */
  current?: unknown;
}
