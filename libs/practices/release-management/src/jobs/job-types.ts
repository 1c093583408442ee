import { declareJobTypes } from '#platform/job-worker';

/** The job types of the model in `bpmn/release`; each is served by the file of the same name. */
export const RELEASE_JOB_TYPES = declareJobTypes([
  'release.take-up',
  'release.check-readiness',
  'release.open-go-no-go',
  'release.record-go-no-go',
  'release.cancel',
  'release.begin-deployment',
  'release.record-step',
  'release.begin-verification',
  'release.record-verification',
  'release.begin-early-life',
  'release.close',
  'release.open-rollback-decision',
  'release.escalate-rollback',
  'release.begin-rollback',
  'release.record-rollback',
]);
