import { ok, fail, type Result } from '#core/kernel';
import { badRequest, invalidArgument, type Problem } from '../http/problem.js';
import type { Check, Fault } from './check.js';

const sentence = (fault: Fault): string => (fault.at === '' ? `The request body ${fault.message}` : `Request property [${fault.at}] ${fault.message}`);

/** Turns faults into one problem that names every field: "Bad Request" if anything was unreadable. */
export function problemOf(faults: readonly Fault[]): Problem {
  const detail = faults.slice(0, 20).map(sentence).join('. ');
  return faults.some((fault) => fault.unreadable) ? badRequest(detail) : invalidArgument(detail);
}

/** Reads a value with a check; the failure is a 400 problem. */
export function readWith<T>(check: Check<T>, value: unknown, at = ''): Result<T, Problem> {
  const faults: Fault[] = [];
  const read = check(value, at, faults);
  return faults.length > 0 || read === undefined ? fail(problemOf(faults)) : ok(read);
}
