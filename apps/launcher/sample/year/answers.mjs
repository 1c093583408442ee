// What people answer to the tasks of the processes: mostly that all is well, now and then that it is not.

const APPROVE = { decision: 'approve', comment: 'The plan is sound and the evening suits everybody.' };
const REJECT = { decision: 'reject', comment: 'The way back has not been tried. Please test it first.' };
const decide = (random) => (random.chance(0.93) ? APPROVE : REJECT);

/** By the id of the task in its model. */
export const ANSWERS = {
  DecideOnTemplate: () => APPROVE,
  ReviewTemplate: () => ({ decision: 'renew', comment: 'Still done in the same steps.' }),
  ReviseTemplate: () => ({ decision: 'resubmit', comment: 'The way back was tried.' }),
  AuthorizeEmergency: decide,
  AuthorizeChange: decide,
  CabDecision: decide,
  ReviseChange: (random) => ({ decision: random.chance(0.85) ? 'resubmit' : 'cancel', comment: 'The way back was tried on the test system.' }),
  ImplementChange: (random) => ({ implementationResult: random.chance(0.95) ? 'done' : 'failed', implementationNote: 'Done by the runbook; times are in the log.' }),
  BackOutChange: () => ({ backoutResult: 'restored', backoutNote: 'The snapshot was restored; everything answers as before.' }),
  ReviewChange: (random) => ({ outcome: random.weighed({ successful: 16, 'successful-with-issues': 3, 'backed-out': 1 }), reviewNote: 'Reviewed with the implementer and the service desk.' }),
  LinkObjective: (random, { objectives }) => (random.chance(0.7) ? { decision: 'link', objective: random.among(objectives).number } : { decision: 'reject', comment: 'It was one bad month.' }),
  AssessImprovement: (random) => ({ indicator: 'Share of support hours without interruption', baseline: 99.2, target: 99.6, unit: '%', benefit: random.among(['low', 'medium', 'high']), effort: random.among(['small', 'medium']) }),
  ApproveImprovement: (random) => (random.chance(0.85) ? APPROVE : { decision: 'reject', comment: 'The effort is not worth it this year.' }),
  PlanImprovement: (random) => ({ plan: 'Put a second node beside the first and rehearse the switch.', actionKind: 'none', measureAfterDays: random.among([30, 60]) }),
  TakeAction: () => ({ actionNote: 'Done with the team; the runbook has the switch.' }),
  MeasureBenefit: (random) => ({ measured: random.chance(0.75) ? 99.7 : 99.3, lessons: 'The rehearsal found more than the analysis.' }),
};
