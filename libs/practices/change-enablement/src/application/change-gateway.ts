import { Injectable } from '@nestjs/common';
import { ArrayContains, In, IsNull, Not, type FindOptionsWhere } from 'typeorm';
import type { ProblemCode } from '#core/contracts';
import { inWords, ok, refuse } from '#core/kernel';
import type { Refusal, Result } from '#core/kernel';
import type { Actor } from '#platform/identity';
import { commentIn, ItemDirectory, RecordGateways, ServiceDirectory, TableGateway } from '#platform/orchestration';
import type { DecisionContext, DecisionTaken, DecisionVoided, Permission, StandingDecision, Verdict, Voices } from '#platform/orchestration';
import { UnitOfWork } from '#platform/persistence';
import type { Transaction } from '#platform/persistence';
import { ChangeApproval } from '../domain/change-approval.entity.js';
import { contentHash } from '../domain/change-content.js';
import { approvalIn, APPROVAL_TASKS, isApproval, mayDecideOn, stillStands } from '../domain/change-decisions.js';
import { Change } from '../domain/change.entity.js';
import { forgetWho, whoDidWhat } from '../domain/who-did-what.js';
import { ENDED_STATES, mayMoveTo } from '../domain/change.lifecycle.js';
import { Approvals } from './approvals.js';
import { ChangeFormData } from './change-form-data.js';
import { ChangeRecords } from './change-records.js';
import { ImplementationTasks } from './implementation-tasks.js';

/** Changes as the task list, operations and the outbox see them. */
@Injectable()
export class ChangeGateway extends TableGateway<Change> {
  readonly prefix = 'CHG';
  protected readonly open = { submittedAt: Not(IsNull()), state: Not(In(ENDED_STATES)) };
  readonly voices: Voices = {
    tasks: APPROVAL_TASKS,
    givenBy: (personId, numbers) => this.work.run((tx) => this.approvals.givenBy(personId, numbers, tx)),
  };

  constructor(
    work: UnitOfWork,
    records: ChangeRecords,
    private readonly approvals: Approvals,
    private readonly tasks: ImplementationTasks,
    private readonly formData: ChangeFormData,
    private readonly services: ServiceDirectory,
    private readonly items: ItemDirectory,
    gateways: RecordGateways,
  ) {
    super(work, records, gateways);
  }

  async stakesOf(recordNumber: string): Promise<string[]> {
    const change = await this.work.run((tx) => tx.findOneBy(Change, { number: recordNumber }));
    if (!change) return [];
    const services = [...(await this.services.byNumbers(change.services)).values()];
    const touched = services.map(({ name, urgency }) => `It touches ${name} (urgency ${urgency}).`);
    const start = change.plannedStart ? [`It is planned to start on ${inWords(change.plannedStart)}.`] : [];
    return [...touched, ...(await this.reached(change)), ...start, ...(await this.neighbours(change))];
  }

  formDataOf(recordNumber: string): Promise<Record<string, unknown>> {
    return this.work.run(async (tx) => {
      const change = await tx.findOneBy(Change, { number: recordNumber });
      return change ? this.formData.of(change, tx) : {};
    });
  }

  async decided(decision: DecisionTaken, tx: Transaction): Promise<void> {
    const change = await this.records.forJob(decision.recordNumber, tx);
    const approval = approvalIn(decision);
    if (approval) await this.approvals.add(change, approval, decision, tx);
    const changes = whoDidWhat(change, decision);
    if (change.revisionOpen || changes.length > 0) await tx.save(Object.assign(change, { revisionOpen: false }));
    await this.records.note(change, { actor: decision.actor, action: actionOf(decision), reason: commentIn(decision.variables), changes }, tx);
  }

  async decisionVoided({ decisionId, recordNumber, elementId, reason }: DecisionVoided, tx: Transaction): Promise<void> {
    const change = await this.records.forJob(recordNumber, tx);
    await tx.update(ChangeApproval, { decisionId, voidReason: IsNull() }, { voidReason: reason });
    const reopened = elementId === 'ReviseChange' && !ENDED_STATES.includes(change.state);
    if (forgetWho(change, elementId) || reopened) await tx.save(Object.assign(change, { revisionOpen: change.revisionOpen || reopened }));
    await this.records.note(change, { actor: null, action: 'change.decision-void', reason }, tx);
  }

  /** A submission the engine refuses leaves a draft again; a message it refuses leaves the change as the process has it. */
  async effectRefused(recordNumber: string, effect: string, reason: string, tx: Transaction): Promise<void> {
    const change = await this.records.forJob(recordNumber, tx);
    if (effect === 'start-process' && change.state === 'new') change.submittedAt = null;
    Object.assign(change, { withdrawnAt: null, withdrawalReason: null });
    await this.records.save(change, { actor: null, action: 'change.refused-by-engine', reason }, tx);
  }

  /** Before the implementation the change is cancelled; from then on something may have been done, so that it is closed with an outcome. */
  async cancelled(recordNumber: string, reason: string, actor: Actor, tx: Transaction): Promise<void> {
    const change = await this.records.forJob(recordNumber, tx);
    if (ENDED_STATES.includes(change.state)) return;
    if (mayMoveTo(change, 'cancelled')) return this.records.move(change, 'cancelled', { actor, action: 'change.cancelled-by-operator', reason }, tx);
    if (change.state === 'implement') await this.endImplementation(change, reason, actor, tx);
    change.outcomeNote = reason;
    await this.records.move(change, 'closed', { actor, action: 'change.closed-by-operator', reason }, tx);
  }

  protected async permits(change: Change, context: DecisionContext, tx: Transaction): Promise<Permission> {
    const permitted = mayDecideOn(change, context);
    if (!permitted.ok) return permitted;
    const further = (await this.whyNotTwice(change, context, tx)) ?? (await this.whyNotDone(change, context, tx));
    return further ?? ok({ contentHash: contentHash(change) });
  }

  protected async stands(change: Change, decision: StandingDecision, tx: Transaction): Promise<Verdict> {
    const stands = stillStands(change, decision);
    if (!stands.ok || !isApproval(decision.elementId, decision.variables)) return stands;
    const others = await this.approvals.voices(change, tx, decision);
    return others.has(decision.personId) ? refuse('separation-of-duties', `The voice of this person has been given on ${change.number} before.`) : ok();
  }

  protected expectedSince({ submittedAt }: Change): Date | null {
    return submittedAt;
  }

  protected override naming(number: string): FindOptionsWhere<Change>[] {
    return [{ services: ArrayContains([number]) }, { items: ArrayContains([number]) }];
  }

  protected mine({ personId }: Actor): FindOptionsWhere<Change>[] {
    return [{ requesterId: personId, state: Not(In(ENDED_STATES)) }];
  }

  /** Each person has one voice in a round: whoever gave it, or had a deputy give it, does not give it again, for themselves or for somebody else. */
  private async whyNotTwice(change: Change, { elementId, actor, variables }: DecisionContext, tx: Transaction): Promise<Result<never, Refusal<ProblemCode>> | null> {
    if (!isApproval(elementId, variables)) return null;
    if (!(await this.approvals.voices(change, tx)).has(actor.personId)) return null;
    return refuse('separation-of-duties', `${actor.displayName} has already decided on ${change.number}, or somebody in their name: somebody else has to give the other approval.`);
  }

  /** An implementation is done when each of its tasks has its result. */
  private async whyNotDone(change: Change, { elementId, variables }: DecisionContext, tx: Transaction): Promise<Result<never, Refusal<ProblemCode>> | null> {
    if (elementId !== 'ImplementChange' || variables['implementationResult'] !== 'done') return null;
    const open = (await this.tasks.of(change, tx)).filter(({ state }) => state === 'open');
    if (open.length === 0) return null;
    return refuse('validation-failed', `Report these implementation tasks first: ${open.map(({ title }) => title).join(', ')}.`, 'implementationResult');
  }

  /** Nobody verified what was done: until somebody shows otherwise it counts as unsuccessful. */
  private async endImplementation(change: Change, reason: string, actor: Actor, tx: Transaction): Promise<void> {
    const changes = [{ field: 'outcome', before: change.outcome, after: 'unsuccessful' }];
    change.outcome = 'unsuccessful';
    await this.records.move(change, 'review', { actor, action: 'change.implementation-ended-by-operator', reason, changes }, tx);
  }

  /** Services that its items reach by the relations on record and that nobody has put on the change. */
  private async reached({ items, services }: Change): Promise<string[]> {
    const computed = items.length === 0 ? [] : (await this.items.impactOf(items)).services;
    return computed
      .filter(({ number }) => !services.includes(number))
      .map(({ name, through }) => `By the relations on record it reaches ${name} too (through ${through.join(', ')}); nobody has confirmed that.`);
  }

  /** Other scheduled changes of the same services in the same window. */
  private async neighbours({ number, services, plannedStart, plannedEnd }: Change): Promise<string[]> {
    if (!plannedStart || !plannedEnd || services.length === 0) return [];
    const others = await this.work.run((tx) =>
      tx
        .createQueryBuilder(Change, 'change')
        .where(`change.number <> :number and change.services && :services and change.state in ('scheduled', 'implement')`, { number, services })
        .andWhere('change.planned_start < :plannedEnd and change.planned_end > :plannedStart', { plannedStart, plannedEnd })
        .limit(5)
        .getMany(),
    );
    return others.map((other) => `${other.number} "${other.title}" is planned in the same window on the same services.`);
  }
}

function actionOf({ elementId, variables }: DecisionTaken): string {
  if (variables['decision'] === 'approve') return 'change.approved';
  if (variables['decision'] === 'reject') return 'change.rejected';
  return TASK_ACTIONS[elementId] ?? 'change.task-completed';
}

const TASK_ACTIONS: Readonly<Record<string, string>> = {
  ReviseChange: 'change.revised',
  ImplementChange: 'change.implementation-reported',
  BackOutChange: 'change.backout-reported',
  ReviewChange: 'change.reviewed',
};
