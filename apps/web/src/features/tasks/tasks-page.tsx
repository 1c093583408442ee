import type { TaskListItem } from '#core/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { EmptyState } from '../../ui/empty-state.js';
import { SAVED } from '../../ui/leave-guard.js';
import { Page } from '../../ui/page.js';
import { TaskDetailPanel } from './detail/task-detail-panel.js';
import { TaskList } from './list/task-list.js';
import { taskFilterOf, taskListQuery } from './tasks.js';
import './tasks.scss';
import './texts.js';

/** `/tasks/:key?view&q&due&group&urgent&sort`: the list on the left, the task on the right; on a narrow screen one or the other. */
export function Component() {
  const { t } = useTranslation('tasks');
  const { key } = useParams();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const filter = taskFilterOf(params);
  const query = useInfiniteQuery(taskListQuery(filter));
  const tasks = query.data?.pages.flatMap((page) => page.items) ?? [];
  const search = params.size > 0 ? `?${params}` : '';
  const openNext = () => {
    const next = taskAfter(tasks, key);
    void navigate(`/tasks${next ? `/${next}` : ''}${search}`, { state: SAVED });
  };
  return (
    <Page title={t('title')} wide>
      <div className={key ? 'tg-tasks tg-tasks--open' : 'tg-tasks'}>
        <TaskList query={query} tasks={tasks} view={filter.view} openKey={key ?? null} search={search} />
        <div className="tg-tasks__detail">
          {key ? <TaskDetailPanel key={key} taskKey={key} listAddress={`/tasks${search}`} onCompleted={openNext} /> : <EmptyState title={t('pick.title')}>{t('pick.text')}</EmptyState>}
        </div>
      </div>
    </Page>
  );
}

/** The task to open after this one is done: the one below, else the one above. */
function taskAfter(tasks: readonly TaskListItem[], key: string | undefined): string | undefined {
  const here = tasks.findIndex((task) => task.userTaskKey === key);
  return (tasks[here + 1] ?? tasks[here - 1])?.userTaskKey;
}
