import { Button } from '@carbon/react';
import { type Page, TASK_VIEWS, type TaskListItem, type TaskView } from '#core/contracts';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { EmptyState } from '../../../ui/empty-state.js';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { SearchField } from '../../../ui/search-field.js';
import { Skeleton } from '../../../ui/skeleton.js';
import { CsvLink } from '../../../ui/table/csv-link.js';
import { SavedViews } from '../../collaboration/saved-views.js';
import { BulkBar } from '../bulk/bulk-bar.js';
import { csvQuery, taskFilterOf } from '../tasks.js';
import { TaskFilters } from './task-filters.js';
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
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const set = useCallback((name: string, value: string) => setParams((old) => withValue(old, name, value), { replace: true }), [setParams]);
  const onSearch = useCallback((text: string) => set('q', text), [set]);
  const narrowed = ['q', 'due', 'group', 'urgent'].some((name) => params.has(name));
  const clear = () => setParams((old) => ['q', 'due', 'group', 'urgent'].reduce((next, name) => withValue(next, name, ''), old));
  const choose = (key: string, on: boolean) => setChosen((old) => new Set(on ? [...(old ?? []), key] : [...(old ?? [])].filter((other) => other !== key)));
  return (
    <section className="tg-tasks__list" aria-label={t('list')}>
      <nav className="tg-views" aria-label={t('viewsLabel')}>
        {TASK_VIEWS.map((name) => (
          <Link key={name} to={`/tasks?${withValue(params, 'view', name)}`} className="tg-views__view" aria-current={name === view ? 'page' : undefined}>
            {t(`views.${name}`)}
          </Link>
        ))}
      </nav>
      <SearchField label={t('search')} value={params.get('q') ?? ''} onChange={onSearch} />
      <div className="tg-row">
        <TaskFilters get={(name) => params.get(name) ?? ''} set={set} />
        <SavedViews list="tasks" />
        {view !== 'done' && <Button size="sm" kind="ghost" aria-pressed={chosen !== null} onClick={() => setChosen(chosen ? null : new Set())}>{t('bulk.start')}</Button>}
        <CsvLink path="/tasks" query={csvQuery(taskFilterOf(params))} />
      </div>
      {chosen && <BulkBar tasks={tasks} chosen={chosen} onChosen={setChosen} onEnd={() => setChosen(null)} />}
      {query.isPending && <Skeleton lines={8} />}
      {query.error && !query.data && <ErrorNotice error={query.error} title={t('common:error.title', { what: t('what.list') })} onRetry={() => void query.refetch()} />}
      {query.data && tasks.length === 0 && (
        <EmptyState title={t(narrowed ? 'empty.searched' : `empty.${view}`)} action={narrowed ? <Button kind="tertiary" size="sm" onClick={clear}>{t('empty.clear')}</Button> : undefined}>
          {narrowed ? undefined : t('empty.text')}
        </EmptyState>
      )}
      <ul>
        {tasks.map((task) => (
          <TaskRow key={task.userTaskKey} task={task} open={task.userTaskKey === openKey} to={`/tasks/${task.userTaskKey}${search}`} chosen={chosen?.has(task.userTaskKey)} onChoose={(on) => choose(task.userTaskKey, on)} />
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

function withValue(params: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = new URLSearchParams(params);
  if (value) next.set(name, value);
  else next.delete(name);
  return next;
}
