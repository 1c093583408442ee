import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Mailer } from '#platform/orchestration';
import { Inbox } from './application/inbox.js';
import { MailRoom } from './application/mail-room.js';
import { Notifier } from './application/notifier.js';
import { SmtpMailer } from './application/smtp-mailer.js';
import { Watchers } from './application/watchers.js';
import { Notice } from './domain/notice.entity.js';
import { Watcher } from './domain/watcher.entity.js';
import { InboxController } from './http/inbox.controller.js';
import { WatchController } from './http/watch.controller.js';
import { NOTIFICATION_SETTINGS, type NotificationSettings } from './settings.js';

/** Watchers, the inbox, and mail: for server and worker, since both write timelines. */
@Global()
@Module({})
export class NotificationsModule {
  static forRoot(settings: NotificationSettings): DynamicModule {
    return {
      module: NotificationsModule,
      imports: [TypeOrmModule.forFeature([Notice, Watcher])],
      providers: [Notifier, Watchers, Inbox, MailRoom, { provide: NOTIFICATION_SETTINGS, useValue: settings }, { provide: Mailer, useClass: SmtpMailer }],
      exports: [Notifier, Watchers, Inbox, Mailer],
    };
  }
}

/** For the server: `/inbox` and `/records/:number/watch`. */
@Module({ controllers: [InboxController, WatchController] })
export class NotificationsHttpModule {}
