import { Injectable } from '@nestjs/common';
import type { ProblemCode, TaskDetail } from '#core/contracts';
import { ok, refuse } from '#core/kernel';
import type { Refusal, Result } from '#core/kernel';
import { People } from '#platform/identity';
import type { Actor } from '#platform/identity';
import { ProcessEngine, RecordGateways, TaskDecisions } from '#platform/orchestration';
import type { EngineUserTask, TaskDecision } from '#platform/orchestration';
import { UnitOfWork } from '#platform/persistence';
import { isCandidate, mayWorkOn } from '../domain/task-candidates.js';
import { InstanceRecords } from './instance-records.js';
import { ProcessModels } from './process-models.js';
import { TaskClaims } from './task-claims.js';
import { TaskCompletion } from './task-completion.js';
import { TaskForms } from './task-forms.js';
import type { FormRefusal } from './task-forms.js';
import { TaskViews } from './task-views.js';

type Outcome<T> = Result<T, Refusal<ProblemCode>>;

/** Decimal numbers that 64 bits hold. */
const KEY = /^(?:\d{1,18}|[1-8]\d{18})$/;

/** One task: reading it with its form, claiming it, answering it. */
@Injectable()
export class TasksService {
  constructor(
    private readonly engine: ProcessEngine,
    private readonly claims: TaskClaims,
    private readonly completion: TaskCompletion,
    private readonly decisions: TaskDecisions,
    private readonly forms: TaskForms,
    private readonly gateways: RecordGateways,
    private readonly instances: InstanceRecords,
    private readonly models: ProcessModels,
    private readonly people: People,
    private readonly views: TaskViews,
    private readonly work: UnitOfWork,
  ) {}

  async read(userTaskKey: string, actor: Actor): Promise<Outcome<TaskDetail>> {
    const task = await this.task(userTaskKey);
    return task.ok ? this.detail(task.value, actor) : task;
  }

  async claim(userTaskKey: string, actor: Actor): Promise<Outcome<TaskDetail>> {
    const task = await this.task(userTaskKey);
    if (!task.ok) return task;
    const permitted = mayWorkOn(task.value, actor);
    if (!permitted.ok) return permitted;
    const claimed = await this.claims.claim(task.value, actor);
    return claimed.ok ? this.detail({ ...task.value, assignee: actor.username }, actor) : claimed;
  }

  async release(userTaskKey: string, actor: Actor): Promise<Outcome<TaskDetail>> {
    const task = await this.task(userTaskKey);
    if (!task.ok) return task;
    if (task.value.assignee !== actor.username) return refuse('not-assigned-to-you', 'This task is not with you.');
    const released = await this.claims.release(task.value);
    return released.ok ? this.detail({ ...task.value, assignee: null }, actor) : released;
  }

  async complete(userTaskKey: string, variables: Record<string, unknown>, actor: Actor): Promise<Result<TaskDetail, FormRefusal>> {
    const task = await this.task(userTaskKey);
    if (!task.ok) return task;
    const recordNumber = await this.recordOf(task.value);
    const completed = await this.completion.complete({ task: task.value, recordNumber, actor, variables });
    return completed.ok ? this.detail(task.value, actor) : completed;
  }

  private async task(userTaskKey: string): Promise<Outcome<EngineUserTask>> {
    if (!KEY.test(userTaskKey)) return refuse('not-found', 'There is no such task.');
    const found = await this.engine.userTask(userTaskKey);
    if (!found.ok) return found.failure.code === 'not-found' ? refuse('not-found', 'There is no such task.') : found;
    const [task] = await this.claims.applyTo([found.value]);
    return ok(task ?? found.value);
  }

  private async recordOf({ processInstanceKey }: EngineUserTask): Promise<string | null> {
    return (await this.instances.numbersOf([processInstanceKey])).get(processInstanceKey) ?? null;
  }

  private async detail(task: EngineUserTask, actor: Actor): Promise<Outcome<TaskDetail>> {
    const [item] = await this.views.listItems([task]);
    const recordNumber = item?.recordNumber ?? null;
    const decision = await this.decisions.forTask(task.userTaskKey);
    const decider = decision?.personId === actor.personId;
    const form = isCandidate(task, actor) || decider ? await this.forms.of(task, recordNumber) : ok(null);
    if (!form.ok) return form;
    const gateway = recordNumber === null ? undefined : this.gateways.forNumber(recordNumber);
    return ok({
      ...item!,
      documentation: await this.models.documentationOf(task.processDefinitionKey, task.elementId),
      processInstanceKey: task.processInstanceKey,
      form: form.value && { schema: form.value.schema, data: form.value.data },
      refusal: await this.refusal(task, recordNumber, decision, actor, form.value?.variables ?? {}),
      pendingDecision: decision && (await this.pending(decision)),
      stakes: recordNumber === null || !gateway ? [] : await gateway.stakesOf(recordNumber),
    });
  }

  /** Why this person may not decide now; null when they may. */
  private async refusal(task: EngineUserTask, recordNumber: string | null, decision: TaskDecision | null, actor: Actor, taskVariables: Record<string, unknown>): Promise<TaskDetail['refusal']> {
    if (decision && decision.state !== 'void') return { code: 'already-decided', message: 'This task has been decided.' };
    const permitted = mayWorkOn(task, actor);
    if (!permitted.ok) return permitted.failure;
    const gateway = recordNumber === null ? undefined : this.gateways.forNumber(recordNumber);
    if (!gateway || recordNumber === null) return null;
    const context = { userTaskKey: task.userTaskKey, recordNumber, elementId: task.elementId, actor, variables: {}, taskVariables };
    const verdict = await this.work.run((tx) => gateway.mayDecide(context, tx));
    return verdict.ok ? null : verdict.failure;
  }

  private async pending({ personId, decidedAt, state, voidReason }: TaskDecision): Promise<TaskDetail['pendingDecision']> {
    const by = (await this.people.refs([personId])).get(personId) ?? { username: personId, displayName: personId };
    return { by, at: decidedAt.toISOString(), state, voidReason };
  }
}
