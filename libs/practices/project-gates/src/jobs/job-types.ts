import { declareJobTypes } from '#platform/job-worker';

/** The job types of the models in `bpmn/project`; each is served by the file of the same name. */
export const PROJECT_JOB_TYPES = declareJobTypes([
  'project.open-initiation',
  'project.record-initiation',
  'project.begin-stage',
  'project.close',
  'project.stop',
  'gate.assemble-dossier',
  'gate.open-vote',
  'gate.decide',
  'gate.remind-of-condition',
  'gate.lapse-condition',
  'gate.confirm-conditions',
]);
