import { Injectable } from '@nestjs/common';
import type { PersonRef, TemplateApprovalView, TemplateListItem, TemplateView } from '#core/contracts';
import { People, type Actor } from '#platform/identity';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { TemplateApproval } from './template-approval.entity.js';
import { templateContentOf } from './template-content.js';
import { ChangeTemplate } from './template.entity.js';
import { allowedTemplateActions, mayOnTemplate } from './template-permissions.js';
import { TemplateUses } from './template-uses.js';

/** Templates as a person sees them. */
@Injectable()
export class TemplateViews {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: People,
    private readonly uses: TemplateUses,
  ) {}

  async byNumber(number: string, actor: Actor): Promise<TemplateView | null> {
    const template = await this.work.run((tx) => tx.findOneBy(ChangeTemplate, { number }));
    return template && this.of(template, actor);
  }

  of(template: ChangeTemplate, actor: Actor): Promise<TemplateView> {
    return this.work.run(async (tx) => {
      const [item] = await this.listItems([template], tx);
      const approvals = await tx.find(TemplateApproval, { where: { template: template.number }, order: { createdAt: 'ASC' } });
      const people = await this.people.refs(approvals.map(({ approverId }) => approverId), tx);
      const editing = mayOnTemplate('edit', template, actor);
      const { version, problems, suspendedReason, processInstanceKey, createdAt } = template;
      return {
        ...templateContentOf(template),
        ...item!,
        ...{ version, problems, suspendedReason, processInstanceKey, createdAt: createdAt.toISOString() },
        approvals: approvals.map((approval) => approvalView(approval, refIn(people, approval.approverId))),
        editable: editing.ok,
        lockedReason: editing.ok ? null : editing.failure.message,
        allowedActions: allowedTemplateActions(template, actor),
      };
    });
  }

  async listItems(templates: readonly ChangeTemplate[], tx: Transaction): Promise<TemplateListItem[]> {
    const people = await this.people.refs(templates.map(({ proposerId }) => proposerId), tx);
    const success = await this.uses.successByNumber(templates, tx);
    return templates.map(({ number, title, state, proposerId, services, maxMinutes, updatedAt }) => ({
      number, title, state, services, maxMinutes, proposer: refIn(people, proposerId), success: success.get(number)!, updatedAt: updatedAt.toISOString(),
    }));
  }
}

function approvalView({ decision, createdAt, comment, voidReason }: TemplateApproval, by: PersonRef): TemplateApprovalView {
  return { decision, by, at: createdAt.toISOString(), comment, void: voidReason !== null };
}

function refIn(people: ReadonlyMap<string, PersonRef>, id: string): PersonRef {
  return people.get(id) ?? { username: id, displayName: id };
}
