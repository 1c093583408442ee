import { Injectable } from '@nestjs/common';
import { RepeatedWork } from '#platform/orchestration';
import { TaskReminders } from './task-reminders.js';

/** Looks for tasks to remind of while the server runs. Several servers may: each occasion is told of once. */
@Injectable()
export class ReminderClock extends RepeatedWork {
  protected readonly everyMs = 30_000;

  constructor(private readonly reminders: TaskReminders) {
    super();
  }

  protected async once(): Promise<void> {
    await this.reminders.run();
  }
}
