import { DONE, reject, type CommandHandler } from './handler.js';

/** Deletes everything of a process instance that is over. What it called stays, as instances of their own. */
export const deleteProcessInstance: CommandHandler<'deleteProcessInstance'> = (step, { processInstanceKey: key }) => {
  if (step.state.processInstance(key)) {
    return reject('INVALID_STATE', `Expected to delete a process instance with key '${key}', but it is still active: only a completed or terminated one can be deleted`);
  }
  if (!step.state.hasHistory('processInstance', key)) return reject('NOT_FOUND', `Expected to delete a process instance with key '${key}', but no such process instance was found`);
  step.emit({ kind: 'HISTORY_DELETED', of: 'processInstance', key });
  return DONE;
};

/** Deletes an evaluation with all decisions that were evaluated for it. */
export const deleteDecisionInstance: CommandHandler<'deleteDecisionInstance'> = (step, { decisionEvaluationKey: key }) => {
  if (!step.state.hasHistory('decisionEvaluation', key)) return reject('NOT_FOUND', `Expected to delete a decision instance with key '${key}', but no such decision instance was found`);
  step.emit({ kind: 'HISTORY_DELETED', of: 'decisionEvaluation', key });
  return DONE;
};
