import { declareJobTypes } from '#platform/job-worker';

export const WORK_JOB_TYPES = declareJobTypes(['work.check-decision', 'work.working-time']);
