import { type TaskListItem, URGENT_PRIORITY } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Badge } from '../../../ui/badge.js';
import { DueDate, Since } from '../../../ui/moment.js';
import { usePerson } from '../../session/session.js';

interface TaskRowProps {
  task: TaskListItem;
  open: boolean;
  to: string;
  /** undefined: nothing is being chosen. */
  chosen: boolean | undefined;
  onChoose: (on: boolean) => void;
}

/** One task: what, for which record, how long it has waited, by when, who has it, and in whose name one sees it. */
export function TaskRow({ task, open, to, chosen, onChoose }: TaskRowProps) {
  const { t } = useTranslation('tasks');
  const me = usePerson().username;
  const who = task.assignee === null ? t('unassigned') : task.assignee.username === me ? t('mine') : t('assignee', { name: task.assignee.displayName });
  return (
    <li className="tg-task-line">
      {chosen !== undefined && <input type="checkbox" checked={chosen} aria-label={t('bulk.choose', { task: task.name, record: task.recordNumber ?? '' })} onChange={(event) => onChoose(event.target.checked)} />}
      <Link to={to} className="tg-task-row" data-row-link="" aria-current={open ? 'true' : undefined}>
        <span className="tg-task-row__name">
          {task.name} {task.priority >= URGENT_PRIORITY && <Badge tone="red">{t('urgent')}</Badge>}
        </span>
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
        {task.inNameOf && <span>{t('inNameOf', { name: task.inNameOf.displayName })}</span>}
      </Link>
    </li>
  );
}
