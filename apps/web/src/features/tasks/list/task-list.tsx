import { Button } from '@carbon/react';
import { type Page, TASK_VIEWS, type TaskListItem, type TaskView } from '#core/contracts';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { EmptyState } from '../../../ui/empty-state.js';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { SearchField } from '../../../ui/search-field.js';
import { Skeleton } from '../../../ui/skeleton.js';
import { TaskRow } from './task-row.js';

interface TaskListProps {
  query: UseInfiniteQueryResult<InfiniteData<Page<TaskListItem>>>;
  tasks: readonly TaskListItem[];
  view: TaskView;
  openKey: string | null;
  search: string;
}

export function TaskList({ query, tasks, view, openKey, search }: TaskListProps) {
  const { t } = useTranslation(['tasks', 'common']);
  const [params, setParams] = useSearchParams();
  const q = params.get('q') ?? '';
  const onSearch = useCallback((text: string) => setParams((old) => withSearch(old, text), { replace: true }), [setParams]);
  return (
    <section className="tg-tasks__list" aria-label={t('list')}>
      <nav className="tg-views" aria-label={t('viewsLabel')}>
        {TASK_VIEWS.map((name) => (
          <Link key={name} to={`/tasks?${new URLSearchParams({ view: name, ...(q && { q }) })}`} className="tg-views__view" aria-current={name === view ? 'page' : undefined}>
            {t(`views.${name}`)}
          </Link>
        ))}
      </nav>
      <SearchField label={t('search')} value={q} onChange={onSearch} />
      {query.isPending && <Skeleton lines={8} />}
      {query.error && !query.data && <ErrorNotice error={query.error} title={t('common:error.title', { what: t('what.list') })} onRetry={() => void query.refetch()} />}
      {query.data && tasks.length === 0 && (
        <EmptyState title={t(q ? 'empty.searched' : `empty.${view}`)} action={q ? <Button kind="tertiary" size="sm" onClick={() => onSearch('')}>{t('empty.clear')}</Button> : undefined}>
          {q ? undefined : t('empty.text')}
        </EmptyState>
      )}
      <ul>
        {tasks.map((task) => (
          <TaskRow key={task.userTaskKey} task={task} open={task.userTaskKey === openKey} to={`/tasks/${task.userTaskKey}${search}`} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button kind="ghost" size="sm" onClick={() => void query.fetchNextPage()} disabled={query.isFetchingNextPage}>
          {t('more')}
        </Button>
      )}
    </section>
  );
}

function withSearch(params: URLSearchParams, text: string): URLSearchParams {
  const next = new URLSearchParams(params);
  if (text) next.set('q', text);
  else next.delete('q');
  return next;
}
