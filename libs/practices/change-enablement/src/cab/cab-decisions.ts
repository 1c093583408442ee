import { Injectable } from '@nestjs/common';
import type { ProblemCode } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import type { Actor } from '#platform/identity';
import { TaskBoard, TaskDesk } from '#platform/orchestration';
import { BOARD_TASKS, CabAgenda } from './cab-agenda.js';
import { CabMeetings } from './cab-meetings.js';

export interface CabDecision {
  decision: 'approve' | 'reject';
  comment: string | null;
}

/**
 * Decisions that members take in a meeting: each answers the board's task on the change as they would in their task list, so that
 * it is their own decision, under the same rules. Whoever of the board has claimed the task does not keep the meeting from it.
 */
@Injectable()
export class CabDecisions {
  constructor(
    private readonly meetings: CabMeetings,
    private readonly agenda: CabAgenda,
    private readonly board: TaskBoard,
    private readonly desk: TaskDesk,
  ) {}

  async decide(meeting: string, change: string, { decision, comment }: CabDecision, actor: Actor): Promise<Result<void, Refusal<ProblemCode>>> {
    const permitted = await this.mayDecide(meeting, change, actor);
    if (!permitted.ok) return permitted;
    const tasks = await this.board.list(actor, { view: 'open', record: change, limit: 50 });
    const task = tasks.items.find(({ elementId }) => BOARD_TASKS.includes(elementId));
    if (!task) return refuse('conflict', `${change} does not wait for a decision of the board by you.`);
    return this.desk.complete(task.userTaskKey, { decision, ...(comment ? { comment } : {}) }, actor, { despiteClaim: true });
  }

  private mayDecide(number: string, change: string, actor: Actor): Promise<Result<void, Refusal<ProblemCode>>> {
    return this.meetings.act(number, { action: 'decide', actor }, async (meeting, tx) =>
      (await this.agenda.isOn(meeting, change, tx)) ? ok() : refuse('not-found', `${change} is not on the agenda of ${number}.`));
  }
}
