import { startByEvent } from '../rules/start.js';
import { trigger } from '../rules/triggers.js';
import { done, reject, type CommandHandler } from './handler.js';

/** Triggers every instance that waits for the signal, and every process that starts with it. */
export const broadcastSignal: CommandHandler<'broadcastSignal'> = (step, { name, variables }) => {
  if (name === '') return reject('INVALID_ARGUMENT', 'Expected the signal name to be present, but it was blank');
  const signalKey = step.newKey();
  for (const start of step.state.startSubscriptions('SIGNAL', name)) startByEvent(step, start, variables, null);
  for (const { elementInstanceKey, elementId } of step.state.signalSubscriptions(name)) {
    const instance = step.state.live(elementInstanceKey);
    if (instance) trigger(step, instance, step.elementById(instance.processDefinitionKey, elementId), variables);
  }
  return done({ signalKey });
};
