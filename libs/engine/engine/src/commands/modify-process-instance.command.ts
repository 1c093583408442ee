import { carryOut } from '../modification/modify.js';
import { planOf } from '../modification/plan.js';
import { DONE, reject, type CommandHandler } from './handler.js';

/** Repairs a process instance: begins elements, ends element instances, moves from one to the other; everything or nothing. */
export const modifyProcessInstance: CommandHandler<'modifyProcessInstance'> = (step, command) => {
  const process = step.state.processInstance(command.processInstanceKey);
  if (!process) return reject('NOT_FOUND', `Expected to modify process instance but no process instance found with key '${command.processInstanceKey}'`);
  const plan = planOf(step, process, command);
  if (!plan.ok) return plan;
  const done = carryOut(step, process, plan.value);
  return done.ok ? DONE : done;
};
