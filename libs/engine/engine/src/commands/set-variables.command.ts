import { propagate, setAllLocal } from '../rules/variables.js';
import { DONE, reject, type CommandHandler } from './handler.js';

/** Sets variables at an element or process instance: exactly there, or in the nearest scopes that know the names. */
export const setVariables: CommandHandler<'setVariables'> = (step, { elementInstanceKey, variables, local }) => {
  const instance = step.state.instance(elementInstanceKey);
  if (!instance) return reject('NOT_FOUND', `Expected to update variables for element with key '${elementInstanceKey}', but no such element was found`);
  if (local) setAllLocal(step, elementInstanceKey, variables);
  else propagate(step, elementInstanceKey, variables);
  return DONE;
};
