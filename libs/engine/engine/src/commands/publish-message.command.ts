import { correlate } from '../rules/messages.js';
import { done, reject, type CommandHandler } from './handler.js';

/** Gives a message to all who wait for it and keeps it for those who come until its time to live is over. */
export const publishMessage: CommandHandler<'publishMessage'> = (step, { name, correlationKey, timeToLive, messageId, variables }) => {
  if (name === '') return reject('INVALID_ARGUMENT', 'Expected the message name to be present, but it was blank');
  const buffered = step.state.messages(name, correlationKey);
  if (messageId !== '' && buffered.some((message) => message.messageId === messageId && message.deadline > step.now)) {
    return reject('ALREADY_EXISTS', `Expected to publish a new message with id '${messageId}', but a message with that id was already published`);
  }
  const messageKey = step.newKey();
  const receivers = correlate(step, { messageKey, name, correlationKey, variables });
  if (timeToLive > 0) {
    const deadline = step.now + timeToLive;
    const correlatedTo = receivers.map((receiver) => receiver.processDefinitionId);
    step.emit({ kind: 'MESSAGE_PUBLISHED', row: { messageKey, name, correlationKey, messageId, variables, publishedAt: step.now, deadline, correlatedTo } });
    step.dueAt(deadline);
  }
  return done({ messageKey });
};
