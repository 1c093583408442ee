import { declareJobTypes } from '#platform/job-worker';

/** The job types of the model in `bpmn/risk`; each is served by the file of the same name. */
export const RISK_JOB_TYPES = declareJobTypes([
  'risk.read',
  'risk.record-rating',
  'risk.record-ownership',
  'risk.propose-owner',
  'risk.record-response',
  'risk.record-approval',
  'risk.begin-monitoring',
  'risk.record-review',
  'risk.remind',
  'risk.close',
]);
