import { ApiError } from '../api/api-error.js';

interface Fault {
  invalid: boolean;
  invalidText: string | undefined;
}

/** For the fields of a form: what the server found wrong with each of them. */
export function faultsOf(error: unknown): (field: string) => Fault {
  const faults = error instanceof ApiError ? (error.problem.errors ?? []) : [];
  return (field) => {
    const fault = faults.find((one) => one.field === field);
    return { invalid: fault !== undefined, invalidText: fault?.message };
  };
}
