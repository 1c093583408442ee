import { DONE, reject, type CommandHandler } from './handler.js';

/** Ends a process instance and everything in it. A called one ends with its root only. */
export const cancelProcessInstance: CommandHandler<'cancelProcessInstance'> = (step, { processInstanceKey }) => {
  const instance = step.state.processInstance(processInstanceKey);
  if (!instance) {
    return reject('NOT_FOUND', `Expected to cancel a process instance with key '${processInstanceKey}', but no such process was found`);
  }
  if (instance.parentProcessInstanceKey !== null) {
    return reject(
      'INVALID_STATE',
      `Expected to cancel a process instance with key '${processInstanceKey}', but it is created by a parent process instance. Cancel the root process instance '${instance.rootProcessInstanceKey}' instead.`,
    );
  }
  step.followUp({ do: 'terminate', key: processInstanceKey });
  return DONE;
};
