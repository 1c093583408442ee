// What people answer to the tasks of the processes: mostly that all is well, now and then that it is not.

const APPROVE = { decision: 'approve', comment: 'The plan is sound and the evening suits everybody.' };
const REJECT = { decision: 'reject', comment: 'The way back has not been tried. Please test it first.' };
const decide = (random) => (random.chance(0.93) ? APPROVE : REJECT);

/** By the id of the task in its model. */
export const ANSWERS = {
  AuthorizeChange: decide,
  CabDecision: decide,
  ReviseChange: (random) => ({ decision: random.chance(0.85) ? 'resubmit' : 'cancel', comment: 'The way back was tried on the test system.' }),
  ImplementChange: (random) => ({ implementationResult: random.chance(0.95) ? 'done' : 'failed', implementationNote: 'Done by the runbook; times are in the log.' }),
  BackOutChange: () => ({ backoutResult: 'restored', backoutNote: 'The snapshot was restored; everything answers as before.' }),
  ReviewChange: (random) => ({ outcome: random.weighed({ successful: 8, 'successful-with-issues': 2 }), reviewNote: 'Reviewed with the implementer and the service desk.' }),
};
