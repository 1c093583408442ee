import { Injectable } from '@nestjs/common';
import type { ProblemCode } from '#core/contracts';
import { ok, type Refusal, type Result } from '#core/kernel';
import type { Actor } from '#platform/identity';
import { TaskDesk } from '#platform/orchestration';
import { TasksService } from './tasks.service.js';

/** The task list, for practices that let people answer elsewhere. */
@Injectable()
export class OwnTaskDesk extends TaskDesk {
  constructor(private readonly tasks: TasksService) {
    super();
  }

  async complete(userTaskKey: string, variables: Record<string, unknown>, actor: Actor, options?: { despiteClaim: boolean }): Promise<Result<void, Refusal<ProblemCode>>> {
    const completed = await this.tasks.complete(userTaskKey, variables, actor, options);
    return completed.ok ? ok() : completed;
  }
}
