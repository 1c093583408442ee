import type { Result } from '#core/kernel';
import { ok } from '#core/kernel';
import type { Step } from '../process/step.js';
import type { JobRow, Key } from '../state/rows.js';
import type { Rejection } from './commands.js';
import { reject } from './handler.js';

const REFUSED: { readonly [P in JobRow['phase']]?: string } = { FAILED: 'FAILED', BACKING_OFF: 'FAILED', ERROR_THROWN: 'ERROR_THROWN' };

/** The job if a worker may still act on it: also after its time-out, not when it failed for good or pauses, or threw an error. */
export function workableJob(step: Step, key: Key, verb: string): Result<JobRow, Rejection> {
  const job = step.state.job(key);
  if (!job) return reject('NOT_FOUND', `Expected to ${verb} job with key '${key}', but no such job was found`);
  const state = REFUSED[job.phase];
  return state === undefined ? ok(job) : reject('INVALID_STATE', `Expected to ${verb} job with key '${key}', but it is in state '${state}'`);
}
