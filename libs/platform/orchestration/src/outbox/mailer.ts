import type { Refusal, Result } from '#core/kernel';

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Brings mail to its server. Provided by a global module; without one no mail is enqueued. */
export abstract class Mailer {
  abstract send(mail: Mail): Promise<Result<void, Refusal<'refused' | 'unreachable'>>>;
}
