import { declareJobTypes } from '#platform/job-worker';

/** The job types of `bpmn/change/standard-change-template.bpmn`; each is served by the file of the same name. */
export const TEMPLATE_JOB_TYPES = declareJobTypes([
  'template.validate',
  'template.record-decision',
  'template.demote',
  'template.renew',
  'template.remind-review',
  'template.retire',
]);
