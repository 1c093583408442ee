import type { Memory } from '../state/memory.js';
import type { JobRow } from '../state/rows.js';
import type { Appliers } from './apply.js';

const update = (memory: Memory, { row }: { readonly row: JobRow }): void => {
  memory.tables.jobs.update(row);
  if (row.phase === 'ACTIVATABLE') memory.queues.add(row);
  else memory.queues.drop(row.type, row.jobKey);
};

export const APPLY_JOB = {
  JOB_CREATED: (memory, { row }) => {
    memory.tables.jobs.insert(row);
    memory.queues.add(row);
  },
  JOB_ACTIVATED: update,
  JOB_COMPLETED: update,
  JOB_FAILED: update,
  JOB_ERROR_THROWN: update,
  JOB_TIMED_OUT: update,
  JOB_BACK_OFF_ENDED: update,
  JOB_UPDATED: update,
  JOB_RETRIED: update,
  JOB_WITHHELD: update,
  JOB_CANCELED: update,
} as const satisfies Appliers<
  | 'JOB_CREATED' | 'JOB_ACTIVATED' | 'JOB_COMPLETED' | 'JOB_FAILED' | 'JOB_ERROR_THROWN' | 'JOB_TIMED_OUT' | 'JOB_BACK_OFF_ENDED' | 'JOB_UPDATED' | 'JOB_RETRIED' | 'JOB_CANCELED' | 'JOB_WITHHELD'
>;
