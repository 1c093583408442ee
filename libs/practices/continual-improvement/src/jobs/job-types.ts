import { declareJobTypes } from '#platform/job-worker';

/** The job types of the model in `bpmn/improvement`; each is served by the file of the same name. */
export const IMPROVEMENT_JOB_TYPES = declareJobTypes([
  'improvement.read',
  'improvement.record-vision',
  'improvement.record-assessment',
  'improvement.record-approval',
  'improvement.raise-action',
  'improvement.record-action',
  'improvement.record-measurement',
  'improvement.remind',
  'improvement.reopen',
  'improvement.close',
  'improvement.reject',
  'improvement.withdraw',
]);
