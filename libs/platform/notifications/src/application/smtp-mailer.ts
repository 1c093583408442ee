import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { Mailer, type Mail } from '#platform/orchestration';
import { NOTIFICATION_SETTINGS, type NotificationSettings } from '../settings.js';

const PATIENCE_MS = 10_000;

/** Brings mail to the configured server. */
@Injectable()
export class SmtpMailer extends Mailer implements OnApplicationShutdown {
  private readonly transport: Transporter | null;

  constructor(@Inject(NOTIFICATION_SETTINGS) private readonly settings: NotificationSettings) {
    super();
    const patience = { connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS };
    this.transport = settings.smtpUrl === undefined ? null : createTransport({ url: settings.smtpUrl, ...patience });
  }

  /** `refused` when the server will never take it (5xx), `unreachable` when it may later. */
  async send(mail: Mail): Promise<Result<void, Refusal<'refused' | 'unreachable'>>> {
    if (!this.transport) return refuse('refused', 'No mail server is configured.');
    try {
      await this.transport.sendMail({ from: this.settings.mailFrom, ...mail, headers: { 'Auto-Submitted': 'auto-generated' } });
      return ok();
    } catch (error) {
      const { message, responseCode } = error as Error & { responseCode?: number };
      return refuse(responseCode !== undefined && responseCode >= 500 ? 'refused' : 'unreachable', message);
    }
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }
}
