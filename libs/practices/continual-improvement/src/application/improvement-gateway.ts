import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import type { ProblemCode, ProcessRecordItem } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import type { Actor } from '#platform/identity';
import {
  ObjectiveDirectory, RecordGateways, type DecisionContext, type DecisionTaken, type DecisionVoided, type OpenRecord, type RecordGateway, type StandingDecision,
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
export class ImprovementGateway implements RecordGateway, OnModuleInit {
  readonly prefix = 'IMP';
  readonly kind = 'improvement';

  constructor(
    private readonly work: UnitOfWork,
    private readonly records: ImprovementRecords,
    private readonly objectives: ObjectiveDirectory,
    private readonly titles: RecordTitles,
    private readonly gateways: RecordGateways,
  ) {}

  onModuleInit(): void {
    this.gateways.register(this);
  }

  async titlesOf(numbers: readonly string[]): Promise<Map<string, string>> {
    if (numbers.length === 0) return new Map();
    const improvements = await this.work.run((tx) => tx.find(Improvement, { select: { number: true, title: true }, where: { number: In([...numbers]) } }));
    return new Map(improvements.map(({ number, title }) => [number, title]));
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

  async mayDecide(context: DecisionContext, tx: Transaction): Promise<Result<{ contentHash: string }, Refusal<ProblemCode>>> {
    const improvement = await this.records.lock(context.recordNumber, tx);
    if (!improvement) return refuse('not-found', `There is no improvement ${context.recordNumber}.`);
    const permitted = mayDecideOn(improvement, context);
    if (!permitted.ok) return permitted;
    const served = context.elementId === 'LinkObjective' ? await this.servesOne(context.variables, tx) : ok();
    return served.ok ? ok({ contentHash: contentHash(improvement) }) : served;
  }

  async stillPermits(decision: StandingDecision, tx: Transaction): Promise<Result<void, Refusal<ProblemCode>>> {
    const improvement = await this.records.lock(decision.recordNumber, tx);
    return improvement ? stillStands(improvement, decision) : refuse('not-found', `There is no improvement ${decision.recordNumber}.`);
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

  async processStarted(recordNumber: string, processInstanceKey: string, tx: Transaction): Promise<void> {
    const improvement = await this.records.lock(recordNumber, tx);
    if (!improvement || improvement.processInstanceKey === processInstanceKey) return;
    improvement.processInstanceKey = processInstanceKey;
    await tx.save(improvement);
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

  async openRecords(): Promise<OpenRecord[]> {
    const improvements = await this.work.run((tx) => tx.findBy(Improvement, { state: Not(In(ENDED_STATES)) }));
    return improvements.map(({ number, title, processInstanceKey, updatedAt, createdAt }) => ({ number, title, processInstanceKey, updatedAt, processExpectedSince: createdAt }));
  }

  async myRecords({ personId }: Actor, limit: number): Promise<ProcessRecordItem[]> {
    const state = Not(In(ENDED_STATES));
    const where = [{ ownerId: personId, state }, { proposedById: personId, state }];
    const improvements = await this.work.run((tx) => tx.find(Improvement, { where, order: { updatedAt: 'DESC' }, take: limit }));
    return improvements.map(({ number, title, state: now, updatedAt }) => ({ kind: this.kind, number, title, state: now, updatedAt: updatedAt.toISOString() }));
  }

  private async servesOne({ decision, objective }: Record<string, unknown>, tx: Transaction): Promise<Result<void, Refusal<ProblemCode>>> {
    if (decision !== 'link') return ok();
    const known = typeof objective === 'string' && (await this.objectives.byNumbers([objective], tx)).has(objective);
    return known ? ok() : refuse('validation-failed', 'Choose the objective that it serves.', 'objective');
  }

  private async keepApproval({ id: improvementId, ownerId, proposedById }: Improvement, { variables, decisionId, contentHash: hash, actor }: DecisionTaken, tx: Transaction): Promise<void> {
    const decision = variables['decision'] as Approval;
    await tx.insert(ImprovementApproval, { improvementId, ownerId, proposedById, approverId: actor.personId, decisionId, decision, contentHash: hash, voidReason: null });
  }
}
