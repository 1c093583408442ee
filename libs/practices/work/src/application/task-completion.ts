import { Injectable } from '@nestjs/common';
import type { ProblemCode } from '#core/contracts';
import { refuse } from '#core/kernel';
import type { Refusal, Result } from '#core/kernel';
import { AuditTrail } from '#platform/audit';
import type { Actor } from '#platform/identity';
import { Outbox, RecordGateways, TaskDecisions } from '#platform/orchestration';
import type { EngineUserTask, TaskDecision } from '#platform/orchestration';
import { UnitOfWork } from '#platform/persistence';
import type { Transaction } from '#platform/persistence';
import { standingOn, type Principal } from '../domain/task-candidates.js';
import { DecisionRules } from './decision-rules.js';
import { actingFor, Deputies } from './deputies.js';
import { TaskForms } from './task-forms.js';
import type { FormRefusal } from './task-forms.js';
import { nameOf } from './task-views.js';

type Values = Record<string, unknown>;

/** What a person decided, on which task. */
export interface Completion {
  task: EngineUserTask;
  recordNumber: string | null;
  actor: Actor;
  variables: Values;
}

/** An answer that its form accepts, in whose name it is given, and what the task sees of its process. */
interface Decision extends Completion {
  principal: Principal;
  taskVariables: Values;
}

/**
 * Takes a person's answer to a task: one transaction with the decision row, what the practice keeps of it and the outbox row
 * that completes the task. Of two answers at the same moment one is taken, the other refused with `already-decided`.
 */
@Injectable()
export class TaskCompletion {
  constructor(
    private readonly work: UnitOfWork,
    private readonly forms: TaskForms,
    private readonly deputies: Deputies,
    private readonly rules: DecisionRules,
    private readonly gateways: RecordGateways,
    private readonly decisions: TaskDecisions,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {}

  async complete({ task, recordNumber, actor, variables: sent }: Completion): Promise<Result<TaskDecision, FormRefusal>> {
    const earlier = await this.decisions.forTask(task.userTaskKey);
    if (earlier && earlier.state !== 'void') return alreadyDecided();
    const standing = standingOn(task, actor, await this.deputies.absentBehind(actor));
    if (!standing.ok) return standing;
    const form = await this.forms.of(task, recordNumber);
    if (!form.ok) return form;
    const variables = await this.forms.check(form.value, sent);
    if (!variables.ok) return variables;
    const taskVariables = form.value?.variables ?? {};
    return this.work.run((tx) => this.decide({ task, recordNumber, actor, principal: standing.value, variables: variables.value, taskVariables }, tx));
  }

  private async decide(completion: Decision, tx: Transaction): Promise<Result<TaskDecision, Refusal<ProblemCode>>> {
    const verdict = await this.verdict(completion, tx);
    const earlier = await this.decisions.forTask(completion.task.userTaskKey, tx);
    if (earlier && earlier.state !== 'void') return alreadyDecided();
    if (!verdict.ok) return verdict;
    const recorded = await this.decisions.record(newDecision(completion, verdict.value.contentHash), tx);
    if (!recorded.ok) return recorded;
    await this.keep(completion, recorded.value, tx);
    const { userTaskKey, id: decisionId } = { ...recorded.value };
    const { recordNumber, variables } = completion;
    await this.outbox.enqueue({ kind: 'complete-user-task', recordNumber, userTaskKey, decisionId, variables }, tx);
    return recorded;
  }

  private verdict({ task: { userTaskKey, elementId }, recordNumber, actor, principal, variables, taskVariables }: Decision, tx: Transaction) {
    return this.rules.mayDecide({ userTaskKey, recordNumber, elementId, variables, taskVariables }, actor, principal, tx);
  }

  private async keep({ task, recordNumber, actor: person, principal, variables, taskVariables }: Decision, decision: TaskDecision, tx: Transaction): Promise<void> {
    const { userTaskKey, elementId } = task;
    const actor = actingFor(person, principal);
    const { id: decisionId, contentHash, decidedAt: at } = decision;
    if (recordNumber !== null && contentHash !== null) {
      const taken = { decisionId, userTaskKey, recordNumber, elementId, actor, variables, taskVariables, contentHash, at };
      return this.gateways.forNumber(recordNumber)?.decided(taken, tx);
    }
    await this.audit.record({ recordKind: 'task', recordNumber: `TASK:${userTaskKey}`, actor, action: 'task.completed' }, tx);
  }
}

function newDecision({ task, recordNumber, actor, principal, variables }: Decision, contentHash: string | null) {
  const { userTaskKey, elementId, processInstanceKey } = task;
  const processName = task.processName ?? task.processDefinitionId;
  const people = { personId: actor.personId, inNameOfId: principal?.personId ?? null };
  return { userTaskKey, elementId, processInstanceKey, processName, taskName: nameOf(task), recordNumber, ...people, variables, contentHash };
}

function alreadyDecided(): Result<never, Refusal<ProblemCode>> {
  return refuse('already-decided', 'Somebody has already decided on this task.');
}
