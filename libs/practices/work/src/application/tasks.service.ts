import { Injectable } from '@nestjs/common';
import type { BulkAction, ProblemCode, TaskDetail } from '#core/contracts';
import { fail, ok, refuse } from '#core/kernel';
import type { Refusal, Result } from '#core/kernel';
import { People } from '#platform/identity';
import type { Actor } from '#platform/identity';
import { ProcessEngine, RecordGateways, TaskDecisions } from '#platform/orchestration';
import type { EngineUserTask, TaskDecision } from '#platform/orchestration';
import { UnitOfWork } from '#platform/persistence';
import { isCandidate, standingOn } from '../domain/task-candidates.js';
import { DecisionRules } from './decision-rules.js';
import { Deputies } from './deputies.js';
import { InstanceRecords } from './instance-records.js';
import { OneVoice } from './one-voice.js';
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
    private readonly deputies: Deputies,
    private readonly forms: TaskForms,
    private readonly gateways: RecordGateways,
    private readonly instances: InstanceRecords,
    private readonly models: ProcessModels,
    private readonly people: People,
    private readonly rules: DecisionRules,
    private readonly views: TaskViews,
    private readonly voices: OneVoice,
    private readonly work: UnitOfWork,
  ) {}

  async read(userTaskKey: string, actor: Actor): Promise<Outcome<TaskDetail>> {
    const task = await this.task(userTaskKey);
    return task.ok ? this.detail(task.value, actor) : task;
  }

  async claim(userTaskKey: string, actor: Actor): Promise<Outcome<TaskDetail>> {
    const task = await this.task(userTaskKey);
    if (!task.ok) return task;
    const permitted = await this.mayClaim(task.value, actor);
    if (!permitted.ok) return permitted;
    const claimed = await this.claims.claim(task.value, actor);
    if (!claimed.ok) return claimed;
    const still = await this.mayClaim(task.value, actor); // another claim of theirs at the same moment is known by now
    if (still.ok) return this.detail({ ...task.value, assignee: actor.username }, actor);
    await this.claims.release(task.value);
    return still;
  }

  async release(userTaskKey: string, actor: Actor): Promise<Outcome<TaskDetail>> {
    const task = await this.task(userTaskKey);
    if (!task.ok) return task;
    const permitted = mayRelease(task.value, actor);
    if (!permitted.ok) return permitted;
    const released = await this.claims.release(task.value);
    return released.ok ? this.detail({ ...task.value, assignee: null }, actor) : released;
  }

  /** `despiteClaim`: as if nobody had claimed it. */
  async complete(userTaskKey: string, variables: Record<string, unknown>, actor: Actor, { despiteClaim } = { despiteClaim: false }): Promise<Result<TaskDetail, FormRefusal>> {
    const found = await this.task(userTaskKey);
    if (!found.ok) return found;
    const task = despiteClaim ? { ...found.value, assignee: null } : found.value;
    const recordNumber = await this.recordOf(task);
    const completed = await this.completion.complete({ task, recordNumber, actor, variables });
    return completed.ok ? this.detail(task, actor) : completed;
  }

  /** Whether the action would be taken now, without taking it; the values of a form are not looked at. */
  async mightDo(action: BulkAction, userTaskKey: string, actor: Actor): Promise<Outcome<void>> {
    const task = await this.task(userTaskKey);
    if (!task.ok) return task;
    if (action === 'claim') return this.mayClaim(task.value, actor);
    if (action === 'release') return mayRelease(task.value, actor);
    const recordNumber = await this.recordOf(task.value);
    const form = await this.forms.of(task.value, recordNumber);
    if (!form.ok) return form;
    const refusal = await this.refusal(task.value, recordNumber, await this.decisions.forTask(userTaskKey), actor, form.value?.variables ?? {});
    return refusal ? fail(refusal) : ok();
  }

  private async mayClaim(task: EngineUserTask, actor: Actor): Promise<Outcome<void>> {
    const standing = standingOn(task, actor, await this.deputies.absentBehind(actor));
    if (!standing.ok) return standing;
    if (task.assignee !== null && task.assignee !== actor.username) return refuse('conflict', `This task is with ${task.assignee}: decide it in their name.`);
    return this.voices.mayTake(task, await this.recordOf(task), standing.value, actor);
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
    const absent = await this.deputies.absentBehind(actor);
    const [item] = await this.views.listItems([task], actor, absent);
    const recordNumber = item?.recordNumber ?? null;
    const decision = await this.decisions.forTask(task.userTaskKey);
    const decider = decision?.personId === actor.personId;
    const concerned = decider || [actor, ...absent].some((person) => isCandidate(task, person));
    const form = concerned ? await this.forms.of(task, recordNumber) : ok(null);
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
  private async refusal(task: EngineUserTask, recordNumber: string | null, decision: TaskDecision | null, actor: Actor, taskVariables: Record<string, unknown>): Promise<Refusal<ProblemCode> | null> {
    if (decision && decision.state !== 'void') return { code: 'already-decided', message: 'This task has been decided.' };
    const standing = standingOn(task, actor, await this.deputies.absentBehind(actor));
    if (!standing.ok) return standing.failure;
    const { userTaskKey, elementId } = task;
    const question = { userTaskKey, recordNumber, elementId, variables: {}, taskVariables };
    const verdict = await this.work.run((tx) => this.rules.mayDecide(question, actor, standing.value, tx));
    return verdict.ok ? null : verdict.failure;
  }

  private async pending({ personId, inNameOfId, decidedAt, state, voidReason }: TaskDecision): Promise<TaskDetail['pendingDecision']> {
    const people = await this.people.refs([personId, ...(inNameOfId === null ? [] : [inNameOfId])]);
    const by = people.get(personId) ?? { username: personId, displayName: personId };
    const inNameOf = inNameOfId === null ? null : (people.get(inNameOfId) ?? null);
    return { by, inNameOf, at: decidedAt.toISOString(), state, voidReason };
  }
}

function mayRelease({ assignee }: EngineUserTask, { username }: Actor): Outcome<void> {
  return assignee === username ? ok() : refuse('not-assigned-to-you', 'This task is not with you.');
}
