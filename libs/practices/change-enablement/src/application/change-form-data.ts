import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { ImplementationTaskView, RiskReason } from '#core/contracts';
import { People } from '#platform/identity';
import { highestUrgency, ItemDirectory, ServiceDirectory } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { ChangeApproval } from '../domain/change-approval.entity.js';
import { contentOf } from '../domain/change-content.js';
import type { Change } from '../domain/change.entity.js';
import { Approvals } from './approvals.js';
import { ImplementationTasks } from './implementation-tasks.js';

const SOURCES = { facts: 'By the facts', questionnaire: 'By the questionnaire' } as const satisfies Record<RiskReason['source'], string>;

/** What the forms of a change's tasks show; the keys are those of the forms' read-only fields. */
@Injectable()
export class ChangeFormData {
  constructor(
    private readonly people: People,
    private readonly services: ServiceDirectory,
    private readonly items: ItemDirectory,
    private readonly approvals: Approvals,
    private readonly tasks: ImplementationTasks,
  ) {}

  async of(change: Change, tx: Transaction): Promise<Record<string, unknown>> {
    const services = await this.services.byNumbers(change.services, tx);
    const items = await this.items.byNumbers(change.items, tx);
    const { number, risk, riskReason, riskReasons, implementationNote, backoutNote, outcomeNote, reviewReason, approvalPolicy } = change;
    return {
      ...contentOf(change),
      ...(await this.names(change, tx)),
      number,
      services: named(change.services, services),
      items: change.items.length > 0 ? named(change.items, items) : 'none named',
      urgency: highestUrgency([...services.values()]),
      risk,
      riskReason,
      riskReasons: riskReasons.map((found) => `${SOURCES[found.source]}: ${found.risk}. ${found.reason}.`).join('\n\n'),
      approvalReason: approvalPolicy && `${approvalPolicy.reason}.`,
      approvalsGiven: await this.given(change, tx),
      implementationTasks: (await this.tasks.views(change, tx)).map(taskLine).join('\n\n') || 'The implementation plan has no tasks of its own.',
      implementationNote,
      backoutNote,
      outcomeNote,
      reviewReason,
      problems: change.problems.length > 0 ? change.problems.join('\n') : null,
      rejectionComment: await lastRejection(change, tx),
    };
  }

  private async names({ requesterId, implementerId }: Change, tx: Transaction): Promise<Record<'requester' | 'implementer', string | null>> {
    const refs = await this.people.refs([requesterId, ...(implementerId ? [implementerId] : [])], tx);
    return { requester: refs.get(requesterId)?.displayName ?? null, implementer: refs.get(implementerId ?? '')?.displayName ?? 'whoever of the implementers takes it' };
  }

  private async given(change: Change, tx: Transaction): Promise<string> {
    const standing = await this.approvals.standing(change, tx);
    const people = await this.people.refs(standing.flatMap(({ approverId, inNameOfId }) => [approverId, ...(inNameOfId ? [inNameOfId] : [])]), tx);
    const nameOf = (id: string) => people.get(id)?.displayName ?? 'Somebody';
    return standing.map(({ approverId, inNameOfId, decision }) => `${nameOf(approverId)}${inNameOfId ? ` for ${nameOf(inNameOfId)}` : ''} has ${decision} it.`).join('\n\n');
  }
}

function named(numbers: readonly string[], known: ReadonlyMap<string, { name: string }>): string {
  return numbers.map((number) => `${number} ${known.get(number)?.name ?? ''}`.trim()).join(', ');
}

function taskLine({ position, title, owner, state, note }: ImplementationTaskView): string {
  return `${position}. ${title}${owner ? ` (${owner.displayName})` : ''}: ${state}${note ? `. ${note}` : ''}`;
}

/** Why it came back, when the last decision was a rejection. */
async function lastRejection({ id: changeId }: Change, tx: Transaction): Promise<string | null> {
  const last = await tx.findOne(ChangeApproval, { where: { changeId, voidReason: IsNull() }, order: { createdAt: 'DESC' } });
  return last?.decision === 'rejected' ? last.comment : null;
}
