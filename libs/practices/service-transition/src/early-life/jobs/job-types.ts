import { declareJobTypes } from '#platform/job-worker';

/** The job types of `bpmn/transition/early-life-support.bpmn`, and the one by which a release opens its support; each is served by the file of the same name. */
export const EARLY_LIFE_JOB_TYPES = declareJobTypes([
  'transition.open-early-life-support',
  'early-life.read',
  'early-life.check-entry',
  'early-life.plan-day',
  'early-life.close-day',
  'early-life.open-decision',
  'early-life.record-decision',
  'early-life.cancel',
]);
