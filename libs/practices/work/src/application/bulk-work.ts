import { Injectable } from '@nestjs/common';
import type { BulkAction, BulkReport, BulkResult, ProblemCode } from '#core/contracts';
import type { Refusal, Result } from '#core/kernel';
import type { Actor } from '#platform/identity';
import type { FieldError } from '../domain/form-check.js';
import { TasksService } from './tasks.service.js';

export interface BulkRequest {
  action: BulkAction;
  tasks: readonly string[];
  /** Values of the form; the same for each task. */
  variables: Record<string, unknown>;
  tryOnly: boolean;
}

type Outcome = Result<unknown, Refusal<ProblemCode> & { readonly errors?: readonly FieldError[] }>;

/** One answer to many tasks. Each is a transaction of its own: what one is refused leaves the others as they are. */
@Injectable()
export class BulkWork {
  constructor(private readonly tasks: TasksService) {}

  async run({ action, tasks, variables, tryOnly }: BulkRequest, actor: Actor): Promise<BulkReport> {
    const results: BulkResult[] = [];
    for (const userTaskKey of tasks) {
      const outcome = tryOnly ? await this.tasks.mightDo(action, userTaskKey, actor) : await this.act(action, userTaskKey, variables, actor);
      results.push(resultOf(userTaskKey, outcome));
    }
    return { tryOnly, results };
  }

  private act(action: BulkAction, userTaskKey: string, variables: Record<string, unknown>, actor: Actor): Promise<Outcome> {
    const acts = {
      claim: () => this.tasks.claim(userTaskKey, actor),
      release: () => this.tasks.release(userTaskKey, actor),
      complete: () => this.tasks.complete(userTaskKey, variables, actor),
    } as const satisfies Record<BulkAction, () => Promise<Outcome>>;
    return acts[action]();
  }
}

function resultOf(userTaskKey: string, outcome: Outcome): BulkResult {
  if (outcome.ok) return { userTaskKey, done: true, refusal: null };
  const { code, message, errors = [] } = outcome.failure;
  return { userTaskKey, done: false, refusal: { code, message, errors: [...errors] } };
}
