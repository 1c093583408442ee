import type { TaskListItem } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DueDate, Since } from '../../../ui/moment.js';
import { usePerson } from '../../session/session.js';

/** One task: what, for which record, how long it has waited, by when, who has it. */
export function TaskRow({ task, open, to }: { task: TaskListItem; open: boolean; to: string }) {
  const { t } = useTranslation('tasks');
  const me = usePerson().username;
  const who = task.assignee === null ? t('unassigned') : task.assignee.username === me ? t('mine') : t('assignee', { name: task.assignee.displayName });
  return (
    <li>
      <Link to={to} className="tg-task-row" data-row-link="" aria-current={open ? 'true' : undefined}>
        <span className="tg-task-row__name">{task.name}</span>
        <span>
          {task.recordNumber} {task.recordTitle ?? task.processName}
        </span>
        <span className="tg-quiet">
          {who} · <Since at={task.completedAt ?? task.createdAt} />
          {task.dueDate && task.completedAt === null && (
            <>
              {' · '}
              <DueDate at={task.dueDate} />
            </>
          )}
        </span>
      </Link>
    </li>
  );
}
