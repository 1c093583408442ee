import { Button } from '@carbon/react';
import type { CommentView } from '#core/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { Moment } from '../../ui/moment.js';
import { Skeleton } from '../../ui/skeleton.js';
import { usePerson } from '../session/session.js';
import { commentsQuery, useAddComment, useEditComment, useTakeBackComment } from './collaboration.js';
import { MentionField } from './mention-field.js';
import './collaboration.scss';
import './texts.js';

/** What people say about a record, and a place to say something. */
export function Comments({ number }: { number: string }) {
  const { t } = useTranslation(['collaboration', 'common']);
  const query = useInfiniteQuery(commentsQuery(number));
  const add = useAddComment(number);
  const comments = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="tg-section tg-stack" aria-labelledby="comments-title">
      <h2 id="comments-title">{t('comments.title')}</h2>
      {query.isPending && <Skeleton lines={3} />}
      {query.error && <ErrorNotice error={query.error} title={t('common:error.title', { what: t('comments.what') })} onRetry={() => void query.refetch()} />}
      {query.data && comments.length === 0 && <EmptyState title={t('comments.none')}>{t('comments.noneText')}</EmptyState>}
      <ol className="tg-comments">
        {comments.map((comment) => (
          <li key={comment.id} className="tg-comment">
            <Comment number={number} comment={comment} />
          </li>
        ))}
      </ol>
      {query.hasNextPage && <Button kind="tertiary" size="sm" onClick={() => void query.fetchNextPage()} disabled={query.isFetchingNextPage}>{t('comments.more')}</Button>}
      {add.error && <ErrorNotice error={add.error} title={t('comments.failed')} />}
      <Composer label={t('comments.write')} submit={t('comments.send')} pending={add.isPending} onSubmit={(text, done) => add.mutate(text, { onSuccess: done })} />
    </section>
  );
}

function Comment({ number, comment }: { number: string; comment: CommentView }) {
  const { t } = useTranslation('collaboration');
  const [editing, setEditing] = useState(false);
  const edit = useEditComment(number);
  const finish = () => setEditing(false);
  return (
    <>
      <p className="tg-comment__head">
        <span className="tg-strong">{comment.by.displayName}</span>
        <span className="tg-quiet"><Moment at={comment.at} />{comment.editedAt && comment.text !== null && ` · ${t('comments.edited')}`}</span>
        {comment.text !== null && !editing && <OwnActions number={number} comment={comment} onEdit={() => setEditing(true)} />}
      </p>
      {comment.text === null && <p className="tg-quiet">{t('comments.takenBack')}</p>}
      {comment.text !== null && !editing && <p className="tg-comment__text"><WithMentions comment={comment} text={comment.text} /></p>}
      {edit.error && <ErrorNotice error={edit.error} title={t('comments.failed')} />}
      {editing && (
        <Composer label={t('comments.edit')} submit={t('comments.save')} initial={comment.text ?? ''} pending={edit.isPending} onCancel={finish} onSubmit={(text) => edit.mutate({ id: comment.id, text }, { onSuccess: finish })} />
      )}
    </>
  );
}

/** The names of people who were reached stand out. */
function WithMentions({ comment, text }: { comment: CommentView; text: string }) {
  const names = new Map(comment.mentions.map((person) => [`@${person.username}`, person.displayName]));
  return text.split(/(@[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?)/).map((part, index) => {
    const name = names.get(part.toLowerCase());
    return name ? <span key={index} className="tg-mention" title={part}>@{name}</span> : part;
  });
}

function OwnActions({ number, comment, onEdit }: { number: string; comment: CommentView; onEdit: () => void }) {
  const { t } = useTranslation(['collaboration', 'common']);
  const [asking, setAsking] = useState(false);
  const takeBack = useTakeBackComment(number);
  if (usePerson().username !== comment.by.username) return null;
  const close = () => setAsking(false);
  const actions = (
    <>
      <Button kind="secondary" onClick={close}>{t('common:action.cancel')}</Button>
      <Button kind="danger" disabled={takeBack.isPending} onClick={() => takeBack.mutate(comment.id, { onSuccess: close })}>{t('comments.takeBack')}</Button>
    </>
  );
  return (
    <span className="tg-row">
      <Button kind="ghost" size="sm" onClick={onEdit}>{t('comments.edit')}</Button>
      <Button kind="ghost" size="sm" onClick={() => setAsking(true)}>{t('comments.takeBack')}</Button>
      {asking && (
        <Dialog title={t('comments.takeBackTitle')} onClose={close} actions={actions}>
          {takeBack.error && <ErrorNotice error={takeBack.error} title={t('common:error.action')} />}
          <p>{t('comments.takeBackText')}</p>
        </Dialog>
      )}
    </span>
  );
}

interface ComposerProps {
  label: string;
  submit: string;
  initial?: string;
  pending: boolean;
  onSubmit: (text: string, done: () => void) => void;
  onCancel?: () => void;
}

function Composer({ label, submit, initial = '', pending, onSubmit, onCancel }: ComposerProps) {
  const { t } = useTranslation(['collaboration', 'common']);
  const [text, setText] = useState(initial);
  const field = useRef<HTMLTextAreaElement>(null);
  const send = () => {
    if (text.trim() === '') field.current?.focus();
    else if (!pending) onSubmit(text.trim(), () => setText(''));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  };
  return (
    <div className="tg-stack tg-stack--tight">
      <MentionField id={`compose-${label}`} field={field} label={label} help={t('comments.help')} value={text} onChange={setText} onKeyDown={onKeyDown} />
      <span className="tg-row">
        <Button size="sm" disabled={pending} onClick={send}>{submit}</Button>
        {onCancel && <Button size="sm" kind="ghost" onClick={onCancel}>{t('common:action.cancel')}</Button>}
      </span>
    </div>
  );
}
