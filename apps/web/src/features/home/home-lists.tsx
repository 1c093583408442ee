import type { HomeView, TaskListItem } from '#core/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { RecordStateBadge } from '../../ui/badge.js';
import { EmptyState } from '../../ui/empty-state.js';
import { DueDate, Since } from '../../ui/moment.js';
import { useGroupName } from '../../ui/group-name.js';
import { RecordLink, recordPath } from '../../ui/record-link.js';
import { formatDuration } from '../../ui/time.js';

function Panel({ id, title, more, children }: { id: string; title: string; more?: ReactNode; children: ReactNode }) {
  return (
    <section className="tg-panel" aria-labelledby={id}>
      <div className="tg-panel__head">
        <h2 id={id}>{title}</h2>
        {more}
      </div>
      {children}
    </section>
  );
}

export function MyTasks({ tasks }: { tasks: readonly TaskListItem[] }) {
  const { t } = useTranslation('home');
  return (
    <Panel id="home-tasks" title={t('tasks.title')} more={<Link to="/tasks">{t('tasks.all')}</Link>}>
      {tasks.length === 0 && <EmptyState title={t('tasks.none')}>{t('tasks.noneText')}</EmptyState>}
      <ul className="tg-lines">
        {tasks.map((task) => (
          <li key={task.userTaskKey}>
            <Link to={`/tasks/${task.userTaskKey}`} data-row-link="">
              {task.name}
            </Link>
            <p>
              {task.recordNumber && <RecordLink number={task.recordNumber} />} {task.recordTitle}
            </p>
            <p className="tg-quiet">
              <Since at={task.createdAt} />
              {task.dueDate && (
                <>
                  {' · '}
                  <DueDate at={task.dueDate} />
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function DueThisWeek({ tasks }: { tasks: readonly TaskListItem[] }) {
  const { t } = useTranslation('home');
  return (
    <Panel id="home-due" title={t('due.title')}>
      {tasks.length === 0 && <EmptyState title={t('due.none')} />}
      <ul className="tg-lines">
        {tasks.map((task) => (
          <li key={task.userTaskKey}>
            <Link to={`/tasks/${task.userTaskKey}`} data-row-link="">
              {t('due.sentence', { task: task.name, title: task.recordTitle ?? task.processName })}
            </Link>
            {task.dueDate && (
              <p className="tg-quiet">
                <DueDate at={task.dueDate} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function MyRecords({ records, username }: { records: HomeView['myRecords']; username: string }) {
  const { t } = useTranslation('home');
  return (
    <Panel id="home-records" title={t('records.title')} more={<Link to={`/changes?requester=${encodeURIComponent(username)}`}>{t('records.changes')}</Link>}>
      {records.length === 0 && <EmptyState title={t('records.none')} action={<Link to="/changes/new">{t('records.create')}</Link>} />}
      <ul className="tg-lines">
        {records.map((record) => (
          <li key={record.number}>
            <p className="tg-row">
              <Link to={recordPath(record.number) ?? '/'} data-row-link="">
                {record.number} {record.title}
              </Link>
              <RecordStateBadge {...record} />
            </p>
            <p className="tg-quiet">
              <Since at={record.updatedAt} />
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function Stuck({ items }: { items: HomeView['stuck'] }) {
  const { t } = useTranslation('home');
  const nameOf = useGroupName();
  return (
    <Panel id="home-stuck" title={t('stuck.title')}>
      {items.length === 0 && <EmptyState title={t('stuck.none')}>{t('stuck.noneText')}</EmptyState>}
      <ul className="tg-lines">
        {items.map((item) => (
          <li key={item.recordNumber + item.elementName}>
            <RecordLink number={item.recordNumber} />{' '}
            {t('stuck.sentence', { title: item.title, duration: formatDuration(Date.now() - Date.parse(item.since)), element: item.elementName, waitsFor: item.waitsFor.split(', ').map(nameOf).join(', ') })}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
