import { Counter, Gauge, Histogram } from 'prom-client';
import type { JobOutcome } from './job.js';

const active = new Gauge({ name: 'tollgate_jobs_active', help: 'Jobs being worked on', labelNames: ['type'] });
const ended = new Counter({ name: 'tollgate_jobs_total', help: 'Jobs worked on, by how they ended', labelNames: ['type', 'outcome'] });
const seconds = new Histogram({ name: 'tollgate_job_seconds', help: 'From activation to the answer', labelNames: ['type'] });
const pollFailures = new Counter({ name: 'tollgate_job_poll_failures_total', help: 'Polls the engine did not answer', labelNames: ['type'] });

export const jobMetrics = {
  /** Returns the function to call when the job has ended. */
  started(type: string): (outcome: JobOutcome<object>['kind']) => void {
    active.inc({ type });
    const stop = seconds.startTimer({ type });
    return (outcome) => {
      active.dec({ type });
      ended.inc({ type, outcome });
      stop();
    };
  },
  pollFailed: (type: string) => pollFailures.inc({ type }),
};
