import { correlate } from '../rules/messages.js';
import { done, reject, type CommandHandler } from './handler.js';

/** Gives a message to those who wait for it now and tells which instance took it; refuses when there is none. */
export const correlateMessage: CommandHandler<'correlateMessage'> = (step, { name, correlationKey, variables }) => {
  if (name === '') return reject('INVALID_ARGUMENT', 'Expected the message name to be present, but it was blank');
  const messageKey = step.newKey();
  const receivers = correlate(step, { messageKey, name, correlationKey, variables });
  const receiver = receivers.find((one) => one.started) ?? receivers[0];
  if (receiver) return done({ messageKey, processInstanceKey: receiver.processInstanceKey });
  return reject('NOT_FOUND', `Expected to find subscription for message with name '${name}' and correlation key '${correlationKey}', but none was found.`);
};
