import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import type { ProblemCode, ProcessRecordItem } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { People, type Actor } from '#platform/identity';
import { RecordGateways, type DecisionContext, type DecisionTaken, type DecisionVoided, type OpenRecord, type RecordGateway, type StandingDecision } from '#platform/orchestration';
import { RecordTitles, UnitOfWork, type Transaction } from '#platform/persistence';
import { RiskAcceptance } from '../domain/risk-acceptance.entity.js';
import { contentHash } from '../domain/risk-content.js';
import { mayDecideOn, stillStands } from '../domain/risk-decisions.js';
import { Risk } from '../domain/risk.entity.js';
import { ratingInWords, riskFormData } from './risk-form-data.js';
import { RiskRecords } from './risk-records.js';

/** The lines of the timeline by task; another task of a changed model is only said to be done. */
const ACTIONS: Readonly<Record<string, string>> = {
  NameOwner: 'risk.owner-named',
  DecideResponse: 'risk.response-decided',
  ReviewRisk: 'risk.reviewed',
};
const ANSWERS: Readonly<Record<string, string>> = {
  'AcceptRisk/accept': 'risk.accepted',
  'AcceptRisk/decline': 'risk.declined',
  'ApproveResponse/approve': 'risk.acceptance-approved',
  'ApproveResponse/reject': 'risk.acceptance-rejected',
};

/** Risks as the task list, operations and the outbox see them. */
@Injectable()
export class RiskGateway implements RecordGateway, OnModuleInit {
  readonly prefix = 'RSK';
  readonly kind = 'risk';

  constructor(
    private readonly work: UnitOfWork,
    private readonly records: RiskRecords,
    private readonly people: People,
    private readonly titles: RecordTitles,
    private readonly gateways: RecordGateways,
  ) {}

  onModuleInit(): void {
    this.gateways.register(this);
  }

  async titlesOf(numbers: readonly string[]): Promise<Map<string, string>> {
    if (numbers.length === 0) return new Map();
    const risks = await this.work.run((tx) => tx.find(Risk, { select: { number: true, title: true }, where: { number: In([...numbers]) } }));
    return new Map(risks.map(({ number, title }) => [number, title]));
  }

  async stakesOf(recordNumber: string): Promise<string[]> {
    const risk = await this.work.run((tx) => tx.findOneBy(Risk, { number: recordNumber }));
    if (!risk) return [];
    const shut = risk.record && !risk.ownerAcceptedAt ? [`Gates, go/no-go and acceptance of ${risk.record} stay shut until somebody has accepted it.`] : [];
    return [`${ratingInWords(risk)}`, ...shut];
  }

  formDataOf(recordNumber: string, elementId: string): Promise<Record<string, unknown>> {
    return this.work.run(async (tx) => {
      const risk = await tx.findOneBy(Risk, { number: recordNumber });
      return risk ? riskFormData(risk, elementId, { people: this.people, titles: this.titles }, tx) : {};
    });
  }

  async mayDecide(context: DecisionContext, tx: Transaction): Promise<Result<{ contentHash: string }, Refusal<ProblemCode>>> {
    const risk = await this.records.lock(context.recordNumber, tx);
    if (!risk) return refuse('not-found', `There is no risk ${context.recordNumber}.`);
    const permitted = mayDecideOn(risk, context);
    return permitted.ok ? ok({ contentHash: contentHash(risk) }) : permitted;
  }

  async stillPermits(decision: StandingDecision, tx: Transaction): Promise<Result<void, Refusal<ProblemCode>>> {
    const risk = await this.records.lock(decision.recordNumber, tx);
    return risk ? stillStands(risk, decision) : refuse('not-found', `There is no risk ${decision.recordNumber}.`);
  }

  async decided(taken: DecisionTaken, tx: Transaction): Promise<void> {
    const risk = await this.records.forJob(taken.recordNumber, tx);
    const { elementId, variables, actor } = taken;
    if (elementId === 'ApproveResponse') await this.keepAcceptance(risk, taken, tx);
    const reason = [variables['comment'], variables['reviewNote'], variables['responsePlan']].find((text) => typeof text === 'string' && text !== '') as string | undefined;
    const action = ACTIONS[elementId] ?? ANSWERS[`${elementId}/${String(variables['decision'])}`] ?? 'risk.task-completed';
    await this.records.note(risk, { actor, action, reason }, tx);
  }

  async decisionVoided({ decisionId, recordNumber, reason }: DecisionVoided, tx: Transaction): Promise<void> {
    const risk = await this.records.forJob(recordNumber, tx);
    await tx.update(RiskAcceptance, { decisionId, voidReason: IsNull() }, { voidReason: reason });
    await this.records.note(risk, { actor: null, action: 'risk.decision-void', reason }, tx);
  }

  async processStarted(recordNumber: string, processInstanceKey: string, tx: Transaction): Promise<void> {
    const risk = await this.records.lock(recordNumber, tx);
    if (!risk || risk.processInstanceKey === processInstanceKey) return;
    risk.processInstanceKey = processInstanceKey;
    await tx.save(risk);
  }

  /** Without its process nobody would watch the risk: it is closed with the reason. A message the engine refuses leaves it as the process has it. */
  async effectRefused(recordNumber: string, effect: string, reason: string, tx: Transaction): Promise<void> {
    const risk = await this.records.forJob(recordNumber, tx);
    const note = { actor: null, action: 'risk.refused-by-engine', reason };
    risk.closingRequestedAt = null;
    if (effect !== 'start-process') return this.records.save(risk, note, tx);
    risk.closingNote = reason;
    await this.records.move(risk, 'closed', note, tx);
  }

  async cancelled(recordNumber: string, reason: string, actor: Actor, tx: Transaction): Promise<void> {
    const risk = await this.records.forJob(recordNumber, tx);
    if (risk.state === 'closed') return;
    risk.closingNote = reason;
    await this.records.move(risk, 'closed', { actor, action: 'risk.closed-by-operator', reason }, tx);
  }

  async openRecords(): Promise<OpenRecord[]> {
    const risks = await this.work.run((tx) => tx.findBy(Risk, { state: Not('closed') }));
    return risks.map(({ number, title, processInstanceKey, updatedAt, createdAt }) => ({ number, title, processInstanceKey, updatedAt, processExpectedSince: createdAt }));
  }

  async myRecords({ personId }: Actor, limit: number): Promise<ProcessRecordItem[]> {
    const state = Not('closed' as const);
    const where = [{ ownerId: personId, state }, { raisedById: personId, ownerAcceptedAt: IsNull(), state }];
    const risks = await this.work.run((tx) => tx.find(Risk, { where, order: { updatedAt: 'DESC' }, take: limit }));
    return risks.map(({ number, title, state: now, updatedAt }) => ({ kind: this.kind, number, title, state: now, updatedAt: updatedAt.toISOString() }));
  }

  private async keepAcceptance({ id: riskId, ownerId }: Risk, { variables, decisionId, contentHash: hash, actor }: DecisionTaken, tx: Transaction): Promise<void> {
    const decision = variables['decision'] === 'approve' ? 'approved' : 'rejected';
    await tx.insert(RiskAcceptance, { riskId, ownerId: ownerId!, approverId: actor.personId, decisionId, decision, contentHash: hash, voidReason: null });
  }
}
