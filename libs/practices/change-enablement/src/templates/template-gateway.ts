import { Injectable } from '@nestjs/common';
import { ArrayContains, In, IsNull, Not, type FindOptionsWhere } from 'typeorm';
import { ok } from '#core/kernel';
import { People, type Actor } from '#platform/identity';
import { commentIn, RecordGateways, TableGateway, type DecisionContext, type DecisionTaken, type DecisionVoided, type Permission, type StandingDecision, type Verdict } from '#platform/orchestration';
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
export class TemplateGateway extends TableGateway<ChangeTemplate> {
  readonly prefix = 'TPL';
  protected readonly open = { proposedAt: Not(IsNull()), state: Not('retired' as const) };

  constructor(
    work: UnitOfWork,
    records: TemplateRecords,
    private readonly uses: TemplateUses,
    private readonly people: People,
    gateways: RecordGateways,
  ) {
    super(work, records, gateways);
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
    const action = `${KIND}.${found?.decision ?? 'task-completed'}`;
    await this.records.note(template, { actor: taken.actor, action, reason: commentIn(taken.variables) }, tx);
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

  protected async permits(template: ChangeTemplate, context: DecisionContext): Promise<Permission> {
    const permitted = mayDecideOnTemplate(template, context);
    return permitted.ok ? ok({ contentHash: templateHash(template) }) : permitted;
  }

  protected async stands(template: ChangeTemplate, decision: StandingDecision): Promise<Verdict> {
    return templateDecisionStands(template, decision);
  }

  protected expectedSince({ proposedAt }: ChangeTemplate): Date | null {
    return proposedAt;
  }

  protected override naming(number: string): FindOptionsWhere<ChangeTemplate>[] {
    return [{ services: ArrayContains([number]) }, { items: ArrayContains([number]) }];
  }

  protected mine({ personId }: Actor): FindOptionsWhere<ChangeTemplate>[] {
    return [{ proposerId: personId, state: In(['draft', 'proposed', 'demoted']) }];
  }
}

/** Why it came back, when the last decision was a rejection. */
async function lastRejection({ number: template }: ChangeTemplate, tx: Transaction): Promise<string | null> {
  const last = await tx.findOne(TemplateApproval, { where: { template, voidReason: IsNull() }, order: { createdAt: 'DESC' } });
  return last?.decision === 'rejected' ? last.comment : null;
}
