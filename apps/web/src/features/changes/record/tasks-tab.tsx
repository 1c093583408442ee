import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '../../../ui/empty-state.js';
import { Loaded } from '../../../ui/loaded.js';
import { DueDate } from '../../../ui/moment.js';
import { processQuery, recordTasksQuery } from '../changes.js';
import { WaitsFor } from './waits-for.js';
import { useRecordNumber } from './use-change.js';

/** The tasks open on this change: those of the reader with a link, the others with whom they wait for. */
export function Component() {
  const { t } = useTranslation('changes');
  const number = useRecordNumber();
  const mine = useQuery(recordTasksQuery(number));
  const process = useQuery({ ...processQuery(number), retry: false });
  const known = new Set(mine.data?.items.map((task) => task.userTaskKey));
  const others = process.data?.openTasks.filter((task) => !known.has(task.userTaskKey)) ?? [];
  return (
    <Loaded query={mine} what={t('what.tasks')}>
      {(page) =>
        page.items.length + others.length === 0 ? (
          <EmptyState title={t('tasks.none')}>{t('tasks.noneText')}</EmptyState>
        ) : (
          <ul className="tg-cards" aria-label={t('tab.tasks')}>
            {page.items.map((task) => (
              <li key={task.userTaskKey} className="tg-card">
                <Link to={`/tasks/${task.userTaskKey}`}>{task.name}</Link>
                <WaitsFor assignee={task.assignee?.displayName ?? null} groups={task.candidateGroups} />
                {task.dueDate && <p><DueDate at={task.dueDate} /></p>}
              </li>
            ))}
            {others.map((task) => (
              <li key={task.userTaskKey} className="tg-card">
                <span className="tg-strong">{task.name}</span>
                <WaitsFor assignee={task.assignee} groups={task.candidateGroups} />
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
