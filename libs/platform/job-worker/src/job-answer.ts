import type { ActivatedJob, EngineRefusal, ProcessEngine } from '#platform/orchestration';
import type { Result } from '#core/kernel';
import type { JobOutcome } from './job.js';

const FIRST_BACK_OFF_MS = 2_000;
const LONGEST_BACK_OFF_MS = 60_000;

/** Tells the engine how a job ended. */
export function answer(engine: ProcessEngine, job: ActivatedJob, outcome: JobOutcome<object>): Promise<Result<void, EngineRefusal>> {
  switch (outcome.kind) {
    case 'completed':
      return engine.completeJob(job.jobKey, { ...outcome.variables });
    case 'denied':
      return engine.denyTaskTransition(job.jobKey, outcome.reason);
    case 'bpmn-error':
      return engine.throwJobError(job.jobKey, { errorCode: outcome.code, errorMessage: outcome.message, variables: {} });
    case 'failed':
      return engine.failJob(job.jobKey, failure(job, outcome));
  }
}

function failure(job: ActivatedJob, { message, retries, backOffMs }: Extract<JobOutcome<object>, { kind: 'failed' }>) {
  const left = retries ?? Math.max(0, job.retries - 1);
  return { retries: left, retryBackOff: backOffMs ?? backOff(job.retries), errorMessage: message };
}

/** Fewer retries left, longer wait: 2 s, 8 s, 32 s for a task with three. */
function backOff(retries: number): number {
  return Math.min(LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 4 ** Math.max(0, 3 - retries));
}
