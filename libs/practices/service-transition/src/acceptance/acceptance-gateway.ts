import { Injectable } from '@nestjs/common';
import { In, IsNull, Not, type FindOptionsWhere } from 'typeorm';
import { ok, refuse } from '#core/kernel';
import type { Actor } from '#platform/identity';
import { commentIn, RecordGateways, ServiceDirectory, TableGateway, type DecisionContext, type DecisionTaken, type DecisionVoided, type Permission, type StandingDecision, type Verdict } from '#platform/orchestration';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { Criteria } from '../criteria/criteria.js';
import { EVIDENCE_TASKS, EvidenceTasks } from '../criteria/evidence-tasks.js';
import { inWords } from '../criteria/readiness.js';
import { Signatures } from '../criteria/signatures.js';
import { contentHash, maySignAcceptance, signatureStillStands } from './acceptance-decisions.js';
import { AcceptanceRecords } from './acceptance-records.js';
import { AcceptanceStanding } from './acceptance-standing.js';
import { Acceptance } from './acceptance.entity.js';
import { ENDED_ACCEPTANCES } from './acceptance.lifecycle.js';

/** Acceptances as the task list, operations and the outbox see them. */
@Injectable()
export class AcceptanceGateway extends TableGateway<Acceptance> {
  readonly prefix = 'SAC';
  protected readonly open = { state: Not(In([...ENDED_ACCEPTANCES])), submittedAt: Not(IsNull()) };

  constructor(
    work: UnitOfWork,
    records: AcceptanceRecords,
    private readonly standing: AcceptanceStanding,
    private readonly criteria: Criteria,
    private readonly evidence: EvidenceTasks,
    private readonly signatures: Signatures,
    private readonly services: ServiceDirectory,
    gateways: RecordGateways,
  ) {
    super(work, records, gateways);
  }

  stakesOf(recordNumber: string): Promise<string[]> {
    return this.work.run(async (tx) => {
      const acceptance = await tx.findOneBy(Acceptance, { number: recordNumber });
      if (!acceptance) return [];
      const { service, release } = acceptance;
      const name = (await this.services.byNumbers([service], tx)).get(service)?.name ?? service;
      const waits = release === null ? `Until it is signed, ${name} does not go into early-life support.` : `Until it is signed, ${name} is not ready for ${release}.`;
      return [waits, ...(await this.standing.of(acceptance, tx)).blockers];
    });
  }

  formDataOf(recordNumber: string, elementId: string, taskVariables: Record<string, unknown>): Promise<Record<string, unknown>> {
    return this.work.run(async (tx) => {
      const acceptance = await tx.findOneBy(Acceptance, { number: recordNumber });
      if (!acceptance) return {};
      const { number, title, service } = acceptance;
      const { criteria, blockers } = await this.standing.of(acceptance, tx);
      const question = EVIDENCE_TASKS.includes(elementId) ? ((await this.evidence.criterionOf(taskVariables, tx))?.text ?? null) : null;
      const name = (await this.services.byNumbers([service], tx)).get(service)?.name ?? service;
      return { number, title, service: name, question, criteria: criteria.map(inWords).join('\n'), blockers: blockers.join('\n') || null };
    });
  }

  async decided(taken: DecisionTaken, tx: Transaction): Promise<void> {
    const acceptance = await this.records.forJob(taken.recordNumber, tx);
    const { elementId, variables, actor } = taken;
    const { decision } = variables;
    if (elementId === 'CollectEvidence') {
      return this.records.note(acceptance, { actor, action: 'acceptance.evidence-given', reason: await this.evidence.taken(taken, tx) }, tx);
    }
    if (decision === 'accept' || decision === 'reject') await this.signatures.keep(acceptance.number, decision, await this.standing.signersOf(acceptance, tx), taken, tx);
    const action = decision === 'accept' ? 'acceptance.signed' : decision === 'reject' ? 'acceptance.rejected' : 'acceptance.task-completed';
    await this.records.note(acceptance, { actor, action, reason: commentIn(variables) }, tx);
  }

  async decisionVoided({ decisionId, recordNumber, reason }: DecisionVoided, tx: Transaction): Promise<void> {
    await this.signatures.makeVoid(decisionId, reason, tx);
    await this.criteria.dropEvidence(decisionId, reason, tx);
    await this.records.note(await this.records.forJob(recordNumber, tx), { actor: null, action: 'acceptance.decision-void', reason }, tx);
  }

  /** A submission that the engine refuses leaves a draft again. */
  async effectRefused(recordNumber: string, effect: string, reason: string, tx: Transaction): Promise<void> {
    const acceptance = await this.records.forJob(recordNumber, tx);
    if (effect === 'start-process' && acceptance.state === 'draft') acceptance.submittedAt = null;
    acceptance.withdrawnAt = null;
    await this.records.save(acceptance, { actor: null, action: 'acceptance.refused-by-engine', reason }, tx);
  }

  async cancelled(recordNumber: string, reason: string, actor: Actor, tx: Transaction): Promise<void> {
    const acceptance = await this.records.forJob(recordNumber, tx);
    if (ENDED_ACCEPTANCES.includes(acceptance.state)) return;
    await this.records.move(acceptance, 'withdrawn', { actor, action: 'acceptance.withdrawn-by-operator', reason }, tx);
  }

  protected async permits(acceptance: Acceptance, context: DecisionContext, tx: Transaction): Promise<Permission> {
    if (acceptance.withdrawnAt) return refuse('conflict', `${acceptance.number} has been withdrawn.`);
    const standing = await this.standing.of(acceptance, tx);
    const permitted = await this.verdict(acceptance, context, tx);
    return permitted.ok ? ok({ contentHash: contentHash(acceptance, standing) }) : permitted;
  }

  protected async stands(acceptance: Acceptance, decision: StandingDecision, tx: Transaction): Promise<Verdict> {
    if (acceptance.withdrawnAt) return refuse('conflict', `${acceptance.number} has been withdrawn.`);
    if (decision.elementId !== 'SignAcceptance') return ok();
    return signatureStillStands(acceptance, await this.standing.of(acceptance, tx), await this.standing.signersOf(acceptance, tx), decision);
  }

  protected expectedSince({ submittedAt }: Acceptance): Date | null {
    return submittedAt;
  }

  protected override naming(number: string): FindOptionsWhere<Acceptance>[] {
    return [{ service: number }];
  }

  protected mine({ personId }: Actor): FindOptionsWhere<Acceptance>[] {
    const state = Not(In([...ENDED_ACCEPTANCES]));
    return [{ managerId: personId, state }, { deskId: personId, state }];
  }

  private async verdict(acceptance: Acceptance, context: DecisionContext, tx: Transaction): Promise<Verdict> {
    const { elementId } = context;
    if (elementId === 'CollectEvidence') return this.evidence.mayBring(context, tx);
    if (elementId !== 'SignAcceptance') return ok();
    return maySignAcceptance(acceptance, await this.standing.of(acceptance, tx), await this.standing.signersOf(acceptance, tx), context);
  }
}
