import { Injectable } from '@nestjs/common';
import type { HomeView, ProcessRecordItem, TaskListItem } from '#core/contracts';
import type { Actor } from '#platform/identity';
import { RecordGateways, TaskBoard } from '#platform/orchestration';
import { StuckRecords } from './stuck-records.js';

const SHOWN = 10;
/** Among how many open tasks those due this week are looked for; the list is sorted by due date. */
const LOOKED_AT = 100;
/** An engine may write `2026-11-25T15:41:51Z[Etc/UTC]`. */
const ZONE_NAME = /\[[^\]]*\]$/;
const WEEK_MS = 7 * 24 * 3600_000;

/** What a person sees first: tasks they may do, their records, what is stuck, what is due within a week. */
@Injectable()
export class Home {
  constructor(
    private readonly tasks: TaskBoard,
    private readonly gateways: RecordGateways,
    private readonly stuck: StuckRecords,
  ) {}

  async view(actor: Actor, now: Date = new Date()): Promise<HomeView> {
    const [byDueDate, myRecords, stuck] = await Promise.all([
      this.tasks.list(actor, { view: 'open', sort: 'dueDate', limit: LOOKED_AT }),
      this.myRecords(actor),
      this.stuck.list(now),
    ]);
    const dueThisWeek = byDueDate.items.filter(({ dueDate }) => isWithinWeek(dueDate, now)).slice(0, SHOWN);
    return { myTasks: byDueDate.items.slice(0, SHOWN), myRecords, stuck, dueThisWeek };
  }

  private async myRecords(actor: Actor): Promise<ProcessRecordItem[]> {
    const lists = await Promise.all(this.gateways.all().map((gateway) => gateway.myRecords(actor, SHOWN)));
    return lists.flat().sort((one, other) => other.updatedAt.localeCompare(one.updatedAt)).slice(0, SHOWN);
  }
}

function isWithinWeek(dueDate: TaskListItem['dueDate'], now: Date): boolean {
  return dueDate !== null && Date.parse(dueDate.replace(ZONE_NAME, '')) - now.getTime() < WEEK_MS;
}
