import { IsNull } from 'typeorm';
import type { People } from '#platform/identity';
import type { ServiceDirectory } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { ChangeApproval } from '../domain/change-approval.entity.js';
import { contentOf } from '../domain/change-content.js';
import type { Change } from '../domain/change.entity.js';
import { highestUrgency } from './process-variables.js';

/** What the forms of a change's tasks show; the keys are those of the forms' read-only fields. */
export async function changeFormData(
  change: Change,
  { people, services: directory }: { people: People; services: ServiceDirectory },
  tx: Transaction,
): Promise<Record<string, unknown>> {
  const services = await directory.byNumbers(change.services, tx);
  const refs = await people.refs([change.requesterId, ...(change.implementerId ? [change.implementerId] : [])], tx);
  const requester = refs.get(change.requesterId);
  const implementer = refs.get(change.implementerId ?? '');
  const { number, risk, riskReason, implementationNote, backoutNote, outcomeNote } = change;
  return {
    ...contentOf(change),
    number,
    requester: requester?.displayName ?? null,
    implementer: implementer?.displayName ?? null,
    services: change.services.map((service) => `${service} ${services.get(service)?.name ?? ''}`.trim()).join(', '),
    urgency: highestUrgency([...services.values()]),
    risk,
    riskReason,
    implementationNote,
    backoutNote,
    outcomeNote,
    problems: change.problems.length > 0 ? change.problems.join('\n') : null,
    rejectionComment: await lastRejection(change, tx),
  };
}

/** Why it came back, when the last decision was a rejection. */
async function lastRejection({ id: changeId }: Change, tx: Transaction): Promise<string | null> {
  const last = await tx.findOne(ChangeApproval, { where: { changeId, voidReason: IsNull() }, order: { createdAt: 'DESC' } });
  return last?.decision === 'rejected' ? last.comment : null;
}
