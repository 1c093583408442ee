import { Injectable } from '@nestjs/common';
import { ArrayContains, In, IsNull, Not, type FindOptionsWhere } from 'typeorm';
import { ok, refuse } from '#core/kernel';
import type { Actor } from '#platform/identity';
import {
  ObjectiveDirectory, RecordGateways, TableGateway, type DecisionContext, type DecisionTaken, type DecisionVoided, type Permission, type StandingDecision, type Verdict,
} from '#platform/orchestration';
import { RecordTitles, UnitOfWork, type Transaction } from '#platform/persistence';
import { ImprovementApproval, type Approval } from '../domain/improvement-approval.entity.js';
import { contentHash } from '../domain/improvement-content.js';
import { mayDecideOn, stillStands } from '../domain/improvement-decisions.js';
import { Improvement } from '../domain/improvement.entity.js';
import { ENDED_STATES } from '../domain/improvement.lifecycle.js';
import { improvementFormData, priorityInWords } from './improvement-form-data.js';
import { ImprovementRecords } from './improvement-records.js';

/** The lines of the timeline by task and answer; another task of a changed model is only said to be done. */
const ACTIONS: Readonly<Record<string, string>> = {
  'LinkObjective/link': 'improvement.linked',
  'LinkObjective/reject': 'improvement.rejection-decided',
  AssessImprovement: 'improvement.assessed',
  'ApproveImprovement/approve': 'improvement.approved',
  'ApproveImprovement/return': 'improvement.sent-back',
  'ApproveImprovement/reject': 'improvement.rejection-decided',
  PlanImprovement: 'improvement.planned',
  TakeAction: 'improvement.action-taken',
  MeasureBenefit: 'improvement.measured',
};
const TOLD = ['comment', 'plan', 'actionNote', 'lessons'];

/** Improvements as the task list, operations and the outbox see them. */
@Injectable()
export class ImprovementGateway extends TableGateway<Improvement> {
  readonly prefix = 'IMP';
  protected readonly open = { state: Not(In(ENDED_STATES)) };

  constructor(
    work: UnitOfWork,
    records: ImprovementRecords,
    private readonly objectives: ObjectiveDirectory,
    private readonly titles: RecordTitles,
    gateways: RecordGateways,
  ) {
    super(work, records, gateways);
  }

  async stakesOf(recordNumber: string): Promise<string[]> {
    const improvement = await this.work.run((tx) => tx.findOneBy(Improvement, { number: recordNumber }));
    if (!improvement) return [];
    const { round, objective, action } = improvement;
    const priority = priorityInWords(improvement);
    return [
      ...(priority ? [`Priority ${priority}.`] : []),
      ...(objective ? [`It serves ${objective}.`] : []),
      ...(action ? [`It has raised ${action}.`] : []),
      ...(round > 1 ? [`It has not helped ${round - 1 === 1 ? 'once' : `${round - 1} times`} before.`] : []),
    ];
  }

  formDataOf(recordNumber: string, elementId: string): Promise<Record<string, unknown>> {
    return this.work.run(async (tx) => {
      const improvement = await tx.findOneBy(Improvement, { number: recordNumber });
      return improvement ? improvementFormData(improvement, elementId, { titles: this.titles, objectives: this.objectives }, tx) : {};
    });
  }

  async decided(taken: DecisionTaken, tx: Transaction): Promise<void> {
    const improvement = await this.records.forJob(taken.recordNumber, tx);
    const { elementId, variables, actor } = taken;
    if (elementId === 'ApproveImprovement') await this.keepApproval(improvement, taken, tx);
    const reason = TOLD.map((key) => variables[key]).find((text) => typeof text === 'string' && text !== '') as string | undefined;
    if (variables['decision'] === 'reject') {
      improvement.closingNote = reason ?? null;
      await tx.save(improvement);
    }
    const action = ACTIONS[elementId] ?? ACTIONS[`${elementId}/${String(variables['decision'])}`] ?? 'improvement.task-completed';
    await this.records.note(improvement, { actor, action, reason }, tx);
  }

  async decisionVoided({ decisionId, recordNumber, reason }: DecisionVoided, tx: Transaction): Promise<void> {
    const improvement = await this.records.forJob(recordNumber, tx);
    await tx.update(ImprovementApproval, { decisionId, voidReason: IsNull() }, { voidReason: reason });
    if (!improvement.withdrawnAt && !ENDED_STATES.includes(improvement.state)) improvement.closingNote = null;
    await this.records.save(improvement, { actor: null, action: 'improvement.decision-void', reason }, tx);
  }

  /** Without its process nobody would take it up: it is rejected with the reason. A message the engine refuses leaves it as the process has it. */
  async effectRefused(recordNumber: string, effect: string, reason: string, tx: Transaction): Promise<void> {
    const improvement = await this.records.forJob(recordNumber, tx);
    const note = { actor: null, action: 'improvement.refused-by-engine', reason };
    improvement.withdrawnAt = null;
    if (effect !== 'start-process') return this.records.save(improvement, note, tx);
    improvement.closingNote = reason;
    await this.records.move(improvement, 'rejected', note, tx);
  }

  async cancelled(recordNumber: string, reason: string, actor: Actor, tx: Transaction): Promise<void> {
    const improvement = await this.records.forJob(recordNumber, tx);
    if (ENDED_STATES.includes(improvement.state)) return;
    improvement.closingNote = reason;
    await this.records.move(improvement, 'rejected', { actor, action: 'improvement.rejected-by-operator', reason }, tx);
  }

  protected async permits(improvement: Improvement, context: DecisionContext, tx: Transaction): Promise<Permission> {
    const permitted = mayDecideOn(improvement, context);
    if (!permitted.ok) return permitted;
    const served = context.elementId === 'LinkObjective' ? await this.servesOne(context.variables, tx) : ok();
    return served.ok ? ok({ contentHash: contentHash(improvement) }) : served;
  }

  protected async stands(improvement: Improvement, decision: StandingDecision): Promise<Verdict> {
    return stillStands(improvement, decision);
  }

  protected expectedSince({ createdAt }: Improvement): Date {
    return createdAt;
  }

  protected override naming(number: string): FindOptionsWhere<Improvement>[] {
    return [{ services: ArrayContains([number]) }];
  }

  protected mine({ personId }: Actor): FindOptionsWhere<Improvement>[] {
    return [{ ownerId: personId, ...this.open }, { proposedById: personId, ...this.open }];
  }

  private async servesOne({ decision, objective }: Record<string, unknown>, tx: Transaction): Promise<Verdict> {
    if (decision !== 'link') return ok();
    const known = typeof objective === 'string' && (await this.objectives.byNumbers([objective], tx)).has(objective);
    return known ? ok() : refuse('validation-failed', 'Choose the objective that it serves.', 'objective');
  }

  private async keepApproval({ id: improvementId, ownerId, proposedById }: Improvement, { variables, decisionId, contentHash: hash, actor }: DecisionTaken, tx: Transaction): Promise<void> {
    const decision = variables['decision'] as Approval;
    await tx.insert(ImprovementApproval, { improvementId, ownerId, proposedById, approverId: actor.personId, decisionId, decision, contentHash: hash, voidReason: null });
  }
}
