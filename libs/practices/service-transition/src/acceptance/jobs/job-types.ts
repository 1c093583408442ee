import { declareJobTypes } from '#platform/job-worker';

/** The job types of `bpmn/transition/service-acceptance.bpmn`; each is served by the file of the same name. */
export const ACCEPTANCE_JOB_TYPES = declareJobTypes(['acceptance.open', 'acceptance.open-signing', 'acceptance.record-signature', 'acceptance.withdraw']);
