import { publish } from '../rules/messages.js';
import { done, reject, type CommandHandler } from './handler.js';

/** Gives a message to all who wait for it and keeps it for those who come until its time to live is over. */
export const publishMessage: CommandHandler<'publishMessage'> = (step, message) => {
  const { name, messageId } = message;
  if (name === '') return reject('INVALID_ARGUMENT', 'Expected the message name to be present, but it was blank');
  const messageKey = publish(step, message);
  if (messageKey === undefined) {
    return reject('ALREADY_EXISTS', `Expected to publish a new message with id '${messageId}', but a message with that id was already published`);
  }
  return done({ messageKey });
};
