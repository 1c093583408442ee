import { broadcast } from '../rules/signals.js';
import { done, reject, type CommandHandler } from './handler.js';

/** Sends a signal to all who wait for it now. Nothing is kept for later. */
export const broadcastSignal: CommandHandler<'broadcastSignal'> = (step, { name, variables }) => {
  if (name === '') return reject('INVALID_ARGUMENT', 'Expected the signal name to be present, but it was blank');
  const signalKey = step.newKey();
  broadcast(step, name, variables);
  return done({ signalKey });
};
