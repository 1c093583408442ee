import type { DelivererTable } from './delivery.js';

/** A mail server answers at once or not at all; a mail whose answer was lost may arrive twice. */
export const sendMail: DelivererTable['send-mail'] = async ({ to, subject, text }, _attempt, { mailer }) => {
  const sent = await mailer?.send({ to, subject, text });
  if (sent?.ok) return { kind: 'delivered' };
  if (sent?.failure.code === 'unreachable') return { kind: 'retry', reason: sent.failure.message };
  return { kind: 'refused', reason: sent?.failure.message ?? 'There is nobody here to send mail.' };
};
