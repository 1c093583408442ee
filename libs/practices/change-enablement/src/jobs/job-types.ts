import { declareJobTypes } from '#platform/job-worker';

/** The job types of the models in `bpmn/change`; each is served by the file of the same name. */
export const CHANGE_JOB_TYPES = declareJobTypes([
  'change.take-up',
  'change.validate',
  'change.record-risk',
  'change.remind-approvers',
  'change.record-authorization',
  'change.schedule',
  'change.cancel',
  'change.withdraw',
  'change.begin-implementation',
  'change.remind-implementer',
  'change.verify',
  'change.record-implementation',
  'change.plan-review',
  'change.remind-reviewer',
  'change.close',
]);
