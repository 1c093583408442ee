import { Injectable } from '@nestjs/common';
import { ArrayContains, In, Not, type FindOptionsWhere } from 'typeorm';
import { ok, refuse } from '#core/kernel';
import type { Actor } from '#platform/identity';
import { commentIn, RecordGateways, TableGateway, type DecisionContext, type DecisionTaken, type DecisionVoided, type Permission, type StandingDecision, type Verdict } from '#platform/orchestration';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { Criteria } from '../criteria/criteria.js';
import { EVIDENCE_TASKS, EvidenceTasks } from '../criteria/evidence-tasks.js';
import { Signatures } from '../criteria/signatures.js';
import { contentHash, decisionStands, isDecision, mayDecideSupport } from './early-life-decisions.js';
import { EarlyLifeFormData } from './early-life-form-data.js';
import { notEnded } from './early-life-permissions.js';
import { EarlyLifeRecords } from './early-life-records.js';
import { EarlyLifeStanding, type SupportStanding } from './early-life-standing.js';
import { EarlyLifeSupport } from './early-life.entity.js';
import { ENDED_SUPPORTS } from './early-life.lifecycle.js';
import { LevelTasks } from './level-tasks.js';
import { Levels } from './levels.js';

const ACTIONS = { accept: 'early-life.acceptance-signed', extend: 'early-life.extension-signed', 'roll-back': 'early-life.roll-back-signed' } as const;

/** Early-life supports as the task list, operations and the outbox see them. A release calls their process, or they start one of their own. */
@Injectable()
export class EarlyLifeGateway extends TableGateway<EarlyLifeSupport> {
  readonly prefix = 'ELS';
  protected readonly open = { state: Not(In([...ENDED_SUPPORTS])) };

  constructor(
    work: UnitOfWork,
    records: EarlyLifeRecords,
    private readonly standing: EarlyLifeStanding,
    private readonly criteria: Criteria,
    private readonly levels: Levels,
    private readonly evidence: EvidenceTasks,
    private readonly levelTasks: LevelTasks,
    private readonly signatures: Signatures,
    private readonly formData: EarlyLifeFormData,
    gateways: RecordGateways,
  ) {
    super(work, records, gateways);
  }

  stakesOf(recordNumber: string): Promise<string[]> {
    return this.work.run(async (tx) => {
      const support = await tx.findOneBy(EarlyLifeSupport, { number: recordNumber });
      return support ? this.formData.stakesOf(support, tx) : [];
    });
  }

  formDataOf(recordNumber: string, elementId: string, taskVariables: Record<string, unknown>): Promise<Record<string, unknown>> {
    return this.work.run(async (tx) => {
      const support = await tx.findOneBy(EarlyLifeSupport, { number: recordNumber });
      return support ? this.formData.of(support, elementId, taskVariables, tx) : {};
    });
  }

  async calledInstanceOf(recordNumber: string): Promise<string | null> {
    const support = await this.work.run((tx) => tx.findOneBy(EarlyLifeSupport, { number: recordNumber }));
    return support?.processInstanceKey ?? null;
  }

  async decided(taken: DecisionTaken, tx: Transaction): Promise<void> {
    const support = await this.records.forJob(taken.recordNumber, tx);
    const { elementId, variables, actor } = taken;
    if (EVIDENCE_TASKS.includes(elementId)) return this.records.note(support, { actor, action: 'early-life.evidence-given', reason: await this.evidence.taken(taken, tx) }, tx);
    if (elementId === 'MeasureLevel') return this.records.note(support, { actor, action: 'early-life.measured', changes: await this.levelTasks.taken(taken, tx) }, tx);
    const { decision } = variables;
    const signed = elementId === 'DecideSupport' && isDecision(decision) ? decision : null;
    if (signed) await this.signatures.keep(support.number, signed, await this.standing.signersOf(support, tx), taken, tx);
    await this.records.note(support, { actor, action: signed ? ACTIONS[signed] : 'early-life.task-completed', reason: commentIn(variables) }, tx);
  }

  async decisionVoided({ decisionId, recordNumber, reason }: DecisionVoided, tx: Transaction): Promise<void> {
    await this.signatures.makeVoid(decisionId, reason, tx);
    await this.criteria.dropEvidence(decisionId, reason, tx);
    await this.levels.dropFigure(decisionId, reason, tx);
    await this.records.note(await this.records.forJob(recordNumber, tx), { actor: null, action: 'early-life.decision-void', reason }, tx);
  }

  /** Without its process nobody would look after it: it is cancelled with the reason. A message the engine refuses leaves it as the process has it. */
  async effectRefused(recordNumber: string, effect: string, reason: string, tx: Transaction): Promise<void> {
    const support = await this.records.forJob(recordNumber, tx);
    const note = { actor: null, action: 'early-life.refused-by-engine', reason };
    support.cancelledAt = null;
    if (effect === 'start-process' && support.state === 'entry') return this.records.move(support, 'cancelled', note, tx);
    await this.records.save(support, note, tx);
  }

  async cancelled(recordNumber: string, reason: string, actor: Actor, tx: Transaction): Promise<void> {
    const support = await this.records.forJob(recordNumber, tx);
    if (!ENDED_SUPPORTS.includes(support.state)) await this.records.move(support, 'cancelled', { actor, action: 'early-life.cancelled-by-operator', reason }, tx);
  }

  protected async permits(support: EarlyLifeSupport, context: DecisionContext, tx: Transaction): Promise<Permission> {
    const open = notEnded(support);
    if (!open.ok) return open;
    const standing = await this.standing.of(support, tx);
    const verdict = await this.verdict(support, standing, context, tx);
    return verdict.ok ? ok({ contentHash: contentHash(support, standing) }) : verdict;
  }

  protected async stands(support: EarlyLifeSupport, decision: StandingDecision, tx: Transaction): Promise<Verdict> {
    if (ENDED_SUPPORTS.includes(support.state) || support.cancelledAt) return refuse('conflict', `${support.number} has ended, or has been cancelled.`);
    if (decision.elementId !== 'DecideSupport') return ok();
    return decisionStands(support, await this.standing.of(support, tx), await this.standing.signersOf(support, tx), decision);
  }

  /** One that a release calls is expected to run from when the release has called it. */
  protected expectedSince({ release, createdAt, processInstanceKey }: EarlyLifeSupport): Date | null {
    return release === null || processInstanceKey !== null ? createdAt : null;
  }

  protected override naming(number: string): FindOptionsWhere<EarlyLifeSupport>[] {
    return [{ services: ArrayContains([number]) }];
  }

  protected mine({ personId }: Actor): FindOptionsWhere<EarlyLifeSupport>[] {
    return [{ managerId: personId, ...this.open }, { deskId: personId, ...this.open }];
  }

  private async verdict(support: EarlyLifeSupport, standing: SupportStanding, context: DecisionContext, tx: Transaction): Promise<Verdict> {
    const { elementId, actor } = context;
    if (EVIDENCE_TASKS.includes(elementId)) return this.evidence.mayBring(context, tx);
    if (elementId === 'MeasureLevel') return this.levelTasks.mayMeasure(support, actor);
    if (elementId === 'DecideSupport') return mayDecideSupport(support, standing, await this.standing.signersOf(support, tx), context);
    const [blocker] = elementId === 'ClearEntry' ? standing.entryBlockers : [];
    return blocker === undefined ? ok() : refuse('conflict', blocker);
  }
}
