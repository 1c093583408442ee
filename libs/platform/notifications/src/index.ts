export { Inbox } from './application/inbox.js';
export { Notifier, type News } from './application/notifier.js';
export { Watchers } from './application/watchers.js';
export { notificationsMigrations } from './notifications.migrations.js';
export { NotificationsHttpModule, NotificationsModule } from './notifications.module.js';
export type { NotificationSettings } from './settings.js';
