import { DONE, type CommandHandler } from './handler.js';

/** A buffered message has outlived its time. */
export const expireMessage: CommandHandler<'expireMessage'> = (step, { messageKey }) => {
  const message = step.state.message(messageKey);
  if (!message) return DONE;
  if (message.deadline > step.now) step.dueAt(message.deadline);
  else step.emit({ kind: 'MESSAGE_EXPIRED', row: message });
  return DONE;
};
