import { Button } from '@carbon/react';
import type { NoticeView } from '#core/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { Since } from '../../ui/moment.js';
import { Page } from '../../ui/page.js';
import { recordPath } from '../../ui/record-link.js';
import { Skeleton } from '../../ui/skeleton.js';
import { inUserZone } from '../../ui/time.js';
import { actionText } from '../changes/record/action-text.js';
import { inboxQuery, useMarkRead } from './inbox.js';
import './inbox.scss';
import './texts.js';

/** `/inbox?unread`: what happened that concerns you. */
export function Component() {
  const { t } = useTranslation(['inbox', 'common']);
  const [params, setParams] = useSearchParams();
  const unread = params.has('unread');
  const query = useInfiniteQuery(inboxQuery(unread));
  const mark = useMarkRead();
  const notices = query.data?.pages.flatMap((page) => page.items) ?? [];
  const waiting = query.data?.pages[0]?.unread ?? 0;
  const readAll = waiting > 0 && <Button kind="tertiary" size="md" disabled={mark.isPending} onClick={() => mark.mutate('all')}>{t('readAll')}</Button>;
  return (
    <Page title={t('title')} actions={readAll}>
      <div className="tg-filters" role="group" aria-label={t('filter.label')}>
        <Button size="sm" kind={unread ? 'ghost' : 'secondary'} aria-pressed={!unread} onClick={() => setParams({})}>{t('filter.all')}</Button>
        <Button size="sm" kind={unread ? 'secondary' : 'ghost'} aria-pressed={unread} onClick={() => setParams({ unread: '1' })}>{t('filter.unread')} ({waiting})</Button>
      </div>
      {query.isPending && <Skeleton />}
      {query.error && <ErrorNotice error={query.error} title={t('common:error.title', { what: t('what') })} onRetry={() => void query.refetch()} />}
      {query.data && notices.length === 0 && <EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
      <ul className="tg-inbox" aria-label={t('title')}>
        {notices.map((notice) => (
          <li key={notice.id} className={notice.read ? 'tg-notice-line' : 'tg-notice-line tg-notice-line--new'}>
            <Notice notice={notice} onOpen={() => notice.read || mark.mutate([notice.id])} />
          </li>
        ))}
      </ul>
      {query.hasNextPage && <Button kind="tertiary" size="sm" onClick={() => void query.fetchNextPage()} disabled={query.isFetchingNextPage}>{t('more')}</Button>}
    </Page>
  );
}

function Notice({ notice, onOpen }: { notice: NoticeView; onOpen: () => void }) {
  const { t } = useTranslation(['inbox', 'common']);
  const { recordNumber, recordTitle, by, action, text, at, because, read, userTaskKey } = notice;
  const path = userTaskKey ? `/tasks/${userTaskKey}` : recordPath(recordNumber);
  const title = `${recordNumber} ${recordTitle ?? ''}`.trim();
  const where = action.startsWith('comment.') && recordNumber.startsWith('CHG-') ? `${path}/discussion` : path;
  return (
    <>
      <p>
        {!read && <span className="tg-notice-line__dot"><span className="tg-visually-hidden">{t('unread')}</span></span>}
        {where ? <Link to={where} onClick={onOpen}>{title}</Link> : title}
      </p>
      {action === 'task.due-soon' || action === 'task.overdue' ? (
        <p className="tg-strong">{t(`reminders.${action}`)}</p>
      ) : (
        <p><span className="tg-strong">{by?.displayName ?? t('common:system')}</span> {actionText(action)}</p>
      )}
      {text && <p className="tg-quote">{inUserZone(text)}</p>}
      <p className="tg-quiet">{t(`because.${because}`)} · <Since at={at} /></p>
    </>
  );
}
