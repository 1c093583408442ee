import { Injectable } from '@nestjs/common';
import type { ApprovalView, ChangeListItem, ChangeView, PersonRef } from '#core/contracts';
import { People } from '#platform/identity';
import type { Actor } from '#platform/identity';
import { highestUrgency, ServiceDirectory } from '#platform/orchestration';
import { UnitOfWork } from '#platform/persistence';
import type { Transaction } from '#platform/persistence';
import type { ChangeApproval } from '../domain/change-approval.entity.js';
import { contentOf, iso } from '../domain/change-content.js';
import { allowedActions, lockedReason, mayAct } from '../domain/change-permissions.js';
import { Change } from '../domain/change.entity.js';
import { Approvals } from './approvals.js';
import { ImplementationTasks } from './implementation-tasks.js';

/** Changes as a person sees them. */
@Injectable()
export class ChangeViews {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: People,
    private readonly services: ServiceDirectory,
    private readonly approvals: Approvals,
    private readonly tasks: ImplementationTasks,
  ) {}

  async byNumber(number: string, actor: Actor): Promise<ChangeView | null> {
    const change = await this.work.run((tx) => tx.findOneBy(Change, { number }));
    return change && this.of(change, actor);
  }

  of(change: Change, actor: Actor): Promise<ChangeView> {
    return this.work.run(async (tx) => {
      const approvals = await this.approvals.of(change, tx);
      const { requesterId, implementerId, implementedById } = change;
      const people = await this.people.refs([requesterId, ...idIn(implementerId), ...idIn(implementedById), ...approvals.flatMap(({ approverId, inNameOfId }) => [approverId, ...idIn(inNameOfId)])], tx);
      const refTo = (id: string | null) => (id === null ? null : refIn(people, id));
      return {
        ...contentOf(change),
        ...(await this.facts(change, tx)),
        ...pathOf(change),
        tasks: await this.tasks.views(change, tx),
        requester: refIn(people, requesterId),
        implementer: refTo(implementerId)?.username ?? null,
        plannedImplementer: refTo(implementerId),
        implementedBy: refTo(implementedById),
        approvals: approvals.map((approval) => approvalView(approval, people)),
        editable: mayAct('edit', change, actor).ok,
        lockedReason: lockedReason(change, actor),
        allowedActions: allowedActions(change, actor),
      };
    });
  }

  async listItems(changes: readonly Change[], tx: Transaction): Promise<ChangeListItem[]> {
    const people = await this.people.refs(changes.map(({ requesterId }) => requesterId), tx);
    return changes.map((change) => listItem(change, refIn(people, change.requesterId)));
  }

  private async facts(change: Change, tx: Transaction) {
    const { number, state, version, risk, riskReason, outcome, outcomeNote, processInstanceKey } = change;
    const services = await this.services.byNumbers(change.services, tx);
    const urgency = highestUrgency([...services.values()]);
    const [createdAt, updatedAt] = [change.createdAt.toISOString(), change.updatedAt.toISOString()];
    return { number, state, version, urgency, risk, riskReason, outcome, outcomeNote, processInstanceKey, createdAt, updatedAt };
  }
}

/** What its process found and asks for. */
function pathOf({ riskReasons, approvalPolicy, approvedStart, approvedEnd, reviewNeeded, reviewReason }: Change) {
  return { riskReasons, approvalPolicy, approvedStart: iso(approvedStart), approvedEnd: iso(approvedEnd), reviewNeeded, reviewReason };
}

function listItem(change: Change, requester: PersonRef): ChangeListItem {
  const { number, title, type, state, risk, services } = change;
  const [plannedStart, plannedEnd] = [iso(change.plannedStart), iso(change.plannedEnd)];
  return { number, title, type, state, risk, requester, services, plannedStart, plannedEnd, updatedAt: change.updatedAt.toISOString() };
}

function approvalView({ stage, decision, approverId, inNameOfId, createdAt, comment, contentHash, voidReason, round }: ChangeApproval, people: ReadonlyMap<string, PersonRef>): ApprovalView {
  const [by, inNameOf] = [refIn(people, approverId), inNameOfId === null ? null : refIn(people, inNameOfId)];
  return { stage, decision, by, inNameOf, at: createdAt.toISOString(), comment, contentHash, void: voidReason !== null, round };
}

const idIn = (id: string | null): string[] => (id === null ? [] : [id]);

function refIn(people: ReadonlyMap<string, PersonRef>, id: string): PersonRef {
  return people.get(id) ?? { username: id, displayName: id };
}
