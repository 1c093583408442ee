import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import type { ProblemCode, ProcessRecordItem } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { People, type Actor } from '#platform/identity';
import { RecordGateways, type DecisionContext, type DecisionTaken, type DecisionVoided, type OpenRecord, type RecordGateway, type StandingDecision } from '#platform/orchestration';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { TemplateApproval } from './template-approval.entity.js';
import { templateContentOf, templateHash } from './template-content.js';
import { mayDecideOnTemplate, templateDecisionIn, templateDecisionStands } from './template-decisions.js';
import { ChangeTemplate } from './template.entity.js';
import { TemplateRecords } from './template-records.js';
import { TemplateUses } from './template-uses.js';

const KIND = 'standard-change-template';

/** Templates as the task list, operations and the outbox see them. */
@Injectable()
export class TemplateGateway implements RecordGateway, OnModuleInit {
  readonly prefix = 'TPL';
  readonly kind = KIND;

  constructor(
    private readonly work: UnitOfWork,
    private readonly records: TemplateRecords,
    private readonly uses: TemplateUses,
    private readonly people: People,
    private readonly gateways: RecordGateways,
  ) {}

  onModuleInit(): void {
    this.gateways.register(this);
  }

  async titlesOf(numbers: readonly string[]): Promise<Map<string, string>> {
    if (numbers.length === 0) return new Map();
    const found = await this.work.run((tx) => tx.find(ChangeTemplate, { select: { number: true, title: true }, where: { number: In([...numbers]) } }));
    return new Map(found.map(({ number, title }) => [number, title]));
  }

  stakesOf(recordNumber: string): Promise<string[]> {
    return this.work.run(async (tx) => {
      const template = await tx.findOneBy(ChangeTemplate, { number: recordNumber });
      if (!template) return [];
      const { uses, failed } = await this.uses.successOf(template, tx);
      const used = uses === 0 ? [] : [`It was used ${uses} times since it was last approved; ${failed} of these changes failed.`];
      return [`Changes made from it need no approval: it is permitted on ${template.services.join(', ')}.`, ...used];
    });
  }

  formDataOf(recordNumber: string): Promise<Record<string, unknown>> {
    return this.work.run(async (tx) => {
      const template = await tx.findOneBy(ChangeTemplate, { number: recordNumber });
      if (!template) return {};
      const proposer = (await this.people.refs([template.proposerId], tx)).get(template.proposerId);
      const { services, items, questions, problems, ...content } = { ...templateContentOf(template), problems: template.problems };
      return {
        ...content,
        number: template.number,
        proposer: proposer?.displayName ?? null,
        services: services.join(', '),
        items: items.length > 0 ? items.join(', ') : 'Any that these services run on',
        questions: questions.map(({ text, answer }) => `${text} (${answer})`).join('\n') || null,
        problems: problems.length > 0 ? problems.join('\n') : null,
        suspendedReason: template.suspendedReason,
        rejectionComment: await lastRejection(template, tx),
        ...(await this.uses.successOf(template, tx)),
      };
    });
  }

  async mayDecide(context: DecisionContext, tx: Transaction): Promise<Result<{ contentHash: string }, Refusal<ProblemCode>>> {
    const template = await this.records.lock(context.recordNumber, tx);
    if (!template) return refuse('not-found', `There is no template ${context.recordNumber}.`);
    const permitted = mayDecideOnTemplate(template, context);
    return permitted.ok ? ok({ contentHash: templateHash(template) }) : permitted;
  }

  async stillPermits(decision: StandingDecision, tx: Transaction): Promise<Result<void, Refusal<ProblemCode>>> {
    const template = await this.records.lock(decision.recordNumber, tx);
    return template ? templateDecisionStands(template, decision) : refuse('not-found', `There is no template ${decision.recordNumber}.`);
  }

  async decided(taken: DecisionTaken, tx: Transaction): Promise<void> {
    const template = await this.records.forJob(taken.recordNumber, tx);
    const found = templateDecisionIn(taken);
    if (found) {
      const { number, proposerId } = template;
      const { decisionId, contentHash, actor } = taken;
      await tx.insert(TemplateApproval, { ...found, template: number, proposerId, approverId: actor.personId, decisionId, contentHash });
    }
    if (template.revisionOpen) {
      template.revisionOpen = false;
      await tx.save(template);
    }
    const comment = taken.variables['comment'];
    const action = `${KIND}.${found?.decision ?? 'task-completed'}`;
    await this.records.note(template, { actor: taken.actor, action, reason: typeof comment === 'string' ? comment : null }, tx);
  }

  async decisionVoided({ decisionId, recordNumber, elementId, reason }: DecisionVoided, tx: Transaction): Promise<void> {
    const template = await this.records.forJob(recordNumber, tx);
    await tx.update(TemplateApproval, { decisionId, voidReason: IsNull() }, { voidReason: reason });
    if (elementId === 'ReviseTemplate' && template.state === 'proposed') {
      template.revisionOpen = true;
      await tx.save(template);
    }
    await this.records.note(template, { actor: null, action: `${KIND}.decision-void`, reason }, tx);
  }

  async processStarted(recordNumber: string, processInstanceKey: string, tx: Transaction): Promise<void> {
    const template = await this.records.lock(recordNumber, tx);
    if (!template || template.processInstanceKey === processInstanceKey) return;
    template.processInstanceKey = processInstanceKey;
    await tx.save(template);
  }

  /** A proposal the engine refuses leaves a draft again; a message it refuses leaves the template out of use until somebody looks. */
  async effectRefused(recordNumber: string, effect: string, reason: string, tx: Transaction): Promise<void> {
    const template = await this.records.forJob(recordNumber, tx);
    if (effect === 'start-process' && template.state === 'draft') template.proposedAt = null;
    template.retiring = false;
    await this.records.save(template, { actor: null, action: `${KIND}.refused-by-engine`, reason }, tx);
  }

  async cancelled(recordNumber: string, reason: string, actor: Actor, tx: Transaction): Promise<void> {
    const template = await this.records.forJob(recordNumber, tx);
    if (template.state === 'retired') return;
    await this.records.move(template, 'retired', { actor, action: `${KIND}.cancelled-by-operator`, reason }, tx);
  }

  async openRecords(): Promise<OpenRecord[]> {
    const found = await this.work.run((tx) => tx.findBy(ChangeTemplate, { proposedAt: Not(IsNull()), state: Not('retired') }));
    return found.map(({ number, title, processInstanceKey, updatedAt, proposedAt }) => ({ number, title, processInstanceKey, updatedAt, processExpectedSince: proposedAt }));
  }

  myRecords({ personId }: Actor, limit: number): Promise<ProcessRecordItem[]> {
    return this.work.run(async (tx) => {
      const where = { proposerId: personId, state: In(['draft', 'proposed', 'demoted']) };
      const found = await tx.find(ChangeTemplate, { where, order: { updatedAt: 'DESC' }, take: limit });
      return found.map(({ number, title, state, updatedAt }) => ({ kind: KIND, number, title, state, updatedAt: updatedAt.toISOString() }));
    });
  }
}

/** Why it came back, when the last decision was a rejection. */
async function lastRejection({ number: template }: ChangeTemplate, tx: Transaction): Promise<string | null> {
  const last = await tx.findOne(TemplateApproval, { where: { template, voidReason: IsNull() }, order: { createdAt: 'DESC' } });
  return last?.decision === 'rejected' ? last.comment : null;
}
