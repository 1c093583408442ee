import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Notice } from '../../../ui/notice.js';
import { recordTasksQuery } from '../changes.js';

/** The tasks of this change that the reader can do, one click away on every tab. */
export function WaitsForYou({ number }: { number: string }) {
  const { t } = useTranslation('changes');
  const tasks = useQuery(recordTasksQuery(number)).data?.items ?? [];
  if (tasks.length === 0) return null;
  return (
    <Notice kind="info" title={t('waitsForYou')}>
      <ul>
        {tasks.map((task) => (
          <li key={task.userTaskKey}>
            <Link to={`/tasks/${task.userTaskKey}`}>{task.name}</Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
