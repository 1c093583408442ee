import { Injectable } from '@nestjs/common';
import type { LinkKind, ProblemCode, RecordLinkView } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { AuditTrail } from '#platform/audit';
import type { Actor } from '#platform/identity';
import { isUniqueViolation, RecordTitles, UnitOfWork, type Transaction } from '#platform/persistence';
import { kindOf } from '../domain/record-kind.js';
import { RecordLink } from '../domain/record-link.entity.js';

type Outcome<T> = Result<T, Refusal<ProblemCode>>;

/** How records refer to each other. A link stands in the timeline of both. */
@Injectable()
export class RecordLinks {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly titles: RecordTitles,
  ) {}

  async of(number: string): Promise<RecordLinkView[]> {
    const links = await this.work.run((tx) => tx.find(RecordLink, { where: [{ fromNumber: number }, { toNumber: number }] }));
    const titles = await this.titles.titlesOf(links.map((link) => otherEnd(link, number)));
    return links.map((link) => viewOf(link, number, titles)).sort((one, other) => one.number.localeCompare(other.number, 'en', { numeric: true }));
  }

  async add(fromNumber: string, kind: LinkKind, toNumber: string, actor: Actor): Promise<Outcome<RecordLinkView>> {
    const titles = await this.titles.titlesOf([fromNumber, toNumber]);
    if (!titles.has(fromNumber)) return refuse('not-found', `There is no record ${fromNumber}.`);
    if (!titles.has(toNumber)) return refuse('validation-failed', `There is no record ${toNumber}.`, 'number');
    if (fromNumber === toNumber) return refuse('validation-failed', 'A record cannot refer to itself.', 'number');
    try {
      return await this.work.run(async (tx) => {
        const link = await tx.save(RecordLink, { kind, fromNumber, toNumber });
        await this.note(link, 'link.added', actor, tx);
        return ok(viewOf(link, fromNumber, titles));
      });
    } catch (error) {
      if (!isUniqueViolation(error, 'record_link_once')) throw error;
      return refuse('conflict', `${fromNumber} already refers to ${toNumber} in this way.`, 'number');
    }
  }

  /** A link that a process makes between records that are there, in the transaction that makes them. */
  async connect(fromNumber: string, kind: LinkKind, toNumber: string, tx: Transaction): Promise<void> {
    await this.note(await tx.save(RecordLink, { kind, fromNumber, toNumber }), 'link.added', null, tx);
  }

  remove(number: string, id: string, actor: Actor): Promise<Outcome<void>> {
    return this.work.run(async (tx) => {
      const link = await tx.findOne(RecordLink, { where: [{ id, fromNumber: number }, { id, toNumber: number }], lock: { mode: 'pessimistic_write' } });
      if (!link) return refuse('not-found', 'There is no such link.');
      await this.note(link, 'link.removed', actor, tx);
      await tx.delete(RecordLink, { id });
      return ok();
    });
  }

  private async note({ kind, fromNumber, toNumber }: RecordLink, action: 'link.added' | 'link.removed', actor: Actor | null, tx: Transaction): Promise<void> {
    const [before, after] = action === 'link.added' ? [null, kind] : [kind, null];
    for (const [recordNumber, other] of [[fromNumber, toNumber], [toNumber, fromNumber]].sort() as [string, string][]) {
      await this.audit.record({ recordKind: kindOf(recordNumber), recordNumber, actor, action, changes: [{ field: other, before, after }] }, tx);
    }
  }
}

function otherEnd({ fromNumber, toNumber }: RecordLink, number: string): string {
  return fromNumber === number ? toNumber : fromNumber;
}

function viewOf(link: RecordLink, number: string, titles: ReadonlyMap<string, string>): RecordLinkView {
  const other = otherEnd(link, number);
  return { id: link.id, kind: link.kind, outgoing: link.fromNumber === number, number: other, title: titles.get(other) ?? '' };
}
