import { Injectable } from '@nestjs/common';
import { IsNull, Not, type FindOptionsWhere } from 'typeorm';
import { ok } from '#core/kernel';
import { People, type Actor } from '#platform/identity';
import { RecordGateways, TableGateway, type DecisionContext, type DecisionTaken, type DecisionVoided, type Permission, type StandingDecision, type Verdict } from '#platform/orchestration';
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
export class RiskGateway extends TableGateway<Risk> {
  readonly prefix = 'RSK';
  protected readonly open = { state: Not('closed' as const) };

  constructor(
    work: UnitOfWork,
    records: RiskRecords,
    private readonly people: People,
    private readonly titles: RecordTitles,
    gateways: RecordGateways,
  ) {
    super(work, records, gateways);
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

  protected async permits(risk: Risk, context: DecisionContext): Promise<Permission> {
    const permitted = mayDecideOn(risk, context);
    return permitted.ok ? ok({ contentHash: contentHash(risk) }) : permitted;
  }

  protected async stands(risk: Risk, decision: StandingDecision): Promise<Verdict> {
    return stillStands(risk, decision);
  }

  protected expectedSince({ createdAt }: Risk): Date {
    return createdAt;
  }

  protected mine({ personId }: Actor): FindOptionsWhere<Risk>[] {
    return [{ ownerId: personId, ...this.open }, { raisedById: personId, ownerAcceptedAt: IsNull(), ...this.open }];
  }

  private async keepAcceptance({ id: riskId, ownerId }: Risk, { variables, decisionId, contentHash: hash, actor }: DecisionTaken, tx: Transaction): Promise<void> {
    const decision = variables['decision'] === 'approve' ? 'approved' : 'rejected';
    await tx.insert(RiskAcceptance, { riskId, ownerId: ownerId!, approverId: actor.personId, decisionId, decision, contentHash: hash, voidReason: null });
  }
}
