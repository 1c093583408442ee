import { Injectable } from '@nestjs/common';
import type { CommentView, Page, PersonRef, ProblemCode } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { AuditTrail } from '#platform/audit';
import { People, type Actor } from '#platform/identity';
import { Notifier, Watchers } from '#platform/notifications';
import { decodeKey, RecordTitles, toPage, UnitOfWork, type Transaction } from '#platform/persistence';
import { Comment } from '../domain/comment.entity.js';
import { mentionedIn } from '../domain/mentions.js';
import { kindOf } from '../domain/record-kind.js';

type Outcome<T> = Result<T, Refusal<ProblemCode>>;

/** What people say about records. Who comments watches the record from then on; who is mentioned is told. */
@Injectable()
export class Comments {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly notifier: Notifier,
    private readonly people: People,
    private readonly titles: RecordTitles,
    private readonly watchers: Watchers,
  ) {}

  /** Oldest first. */
  async of(recordNumber: string, { limit, cursor }: { limit: number; cursor?: string }): Promise<Outcome<Page<CommentView>>> {
    const after = cursor === undefined ? ok('0') : decodeKey(cursor);
    if (!after.ok) return after;
    return this.work.run(async (tx) => {
      const query = tx.createQueryBuilder(Comment, 'comment').where('comment.record_number = :recordNumber', { recordNumber });
      const total = await query.getCount();
      const rows = await query.andWhere('comment.ordinal > :after', { after: after.value }).orderBy('comment.ordinal').take(limit + 1).getMany();
      const views = await this.views(rows, tx);
      const both = rows.map((row, index) => ({ row, view: views[index]! }));
      return ok(toPage(both, limit, total, ({ view }) => view, ({ row }) => [row.ordinal]));
    });
  }

  async add(recordNumber: string, text: string, actor: Actor): Promise<Outcome<CommentView>> {
    if (!(await this.titles.exists(recordNumber))) return refuse('not-found', `There is no record ${recordNumber}.`);
    return this.work.run(async (tx) => {
      const mentions = await this.mentioned(text, tx);
      const comment = await tx.save(Comment, { recordNumber, authorId: actor.personId, text, mentions, at: new Date(), editedAt: null });
      const changes = [{ field: 'comment', before: null, after: text }];
      await this.audit.record({ recordKind: kindOf(recordNumber), recordNumber, actor, action: 'comment.added', changes }, tx);
      await this.tell(comment, mentions, actor, tx);
      return ok((await this.views([comment], tx))[0]!);
    });
  }

  /** Only its author changes a comment; those newly mentioned are told. */
  edit(recordNumber: string, id: string, text: string, actor: Actor): Promise<Outcome<CommentView>> {
    return this.own(recordNumber, id, actor, async (comment, tx) => {
      const mentions = await this.mentioned(text, tx);
      const before = comment.text;
      const added = mentions.filter((person) => !comment.mentions.includes(person));
      const saved = await tx.save(Object.assign(comment, { text, mentions, editedAt: new Date() }));
      await this.note(recordNumber, 'comment.edited', before, text, actor, tx);
      await this.notifier.tell(added, newsOf(saved, 'mentioned', actor), tx);
      return ok((await this.views([saved], tx))[0]!);
    });
  }

  takeBack(recordNumber: string, id: string, actor: Actor): Promise<Outcome<void>> {
    return this.own(recordNumber, id, actor, async (comment, tx) => {
      const before = comment.text;
      await tx.save(Object.assign(comment, { text: null, mentions: [], editedAt: new Date() }));
      await this.note(recordNumber, 'comment.taken-back', before, null, actor, tx);
      return ok();
    });
  }

  private async tell(comment: Comment, mentions: readonly string[], actor: Actor, tx: Transaction): Promise<void> {
    await this.notifier.tell(mentions, newsOf(comment, 'mentioned', actor), tx);
    const watching = await this.watchers.of(comment.recordNumber, tx);
    await this.notifier.tell(watching.filter((person) => !mentions.includes(person)), newsOf(comment, 'watching', actor), tx);
    await this.watchers.watch(comment.recordNumber, actor.personId, tx);
  }

  private async mentioned(text: string, tx: Transaction): Promise<string[]> {
    const people = await this.people.byUsernames(mentionedIn(text), tx);
    return people.filter(({ active }) => active).map(({ id }) => id);
  }

  private note(recordNumber: string, action: string, before: string | null, after: string | null, actor: Actor, tx: Transaction): Promise<void> {
    return this.audit.record({ recordKind: kindOf(recordNumber), recordNumber, actor, action, changes: [{ field: 'comment', before, after }] }, tx);
  }

  private own<T>(recordNumber: string, id: string, actor: Actor, write: (comment: Comment, tx: Transaction) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    return this.work.run(async (tx) => {
      const comment = await tx.findOne(Comment, { where: { id, recordNumber }, lock: { mode: 'pessimistic_write' } });
      if (!comment || comment.text === null) return refuse('not-found', 'There is no such comment.');
      return comment.authorId === actor.personId ? write(comment, tx) : refuse('not-permitted', 'Only who wrote a comment changes it or takes it back.');
    });
  }

  private async views(comments: readonly Comment[], tx: Transaction): Promise<CommentView[]> {
    const people = await this.people.refs(comments.flatMap(({ authorId, mentions }) => [authorId, ...mentions]), tx);
    return comments.map((comment) => viewOf(comment, people));
  }
}

function viewOf({ id, authorId, at, editedAt, text, mentions }: Comment, people: ReadonlyMap<string, PersonRef>): CommentView {
  return { id, by: people.get(authorId)!, at: at.toISOString(), editedAt: editedAt?.toISOString() ?? null, text, mentions: mentions.flatMap((person) => people.get(person) ?? []) };
}

function newsOf({ recordNumber, text }: Comment, because: 'mentioned' | 'watching', actor: Actor) {
  return { because, recordNumber, action: 'comment.added', actor, text };
}
