export const NOTIFICATION_SETTINGS = Symbol('NOTIFICATION_SETTINGS');

export interface NotificationSettings {
  /** `smtp://user:password@host:587`; undefined: no mail leaves. */
  smtpUrl: string | undefined;
  /** Sender of the mails. */
  mailFrom: string;
}
