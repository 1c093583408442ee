import { ArrowLeft } from '@carbon/react/icons';
import { type TaskDetail, URGENT_PRIORITY } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Badge } from '../../../ui/badge.js';
import { Facts } from '../../../ui/facts.js';
import { Loaded } from '../../../ui/loaded.js';
import { DueDate, Moment } from '../../../ui/moment.js';
import { RecordLink, WithRecordLinks } from '../../../ui/record-link.js';
import { Skeleton } from '../../../ui/skeleton.js';
import { taskQuery } from '../tasks.js';
import { Assignment } from './assignment.js';
import { Decision } from './decision.js';
import { TaskNotices } from './task-notices.js';

const TaskContext = lazy(() => import('./task-context.js'));

interface TaskDetailPanelProps {
  taskKey: string;
  listAddress: string;
  onCompleted: () => void;
}

export function TaskDetailPanel({ taskKey, listAddress, onCompleted }: TaskDetailPanelProps) {
  const { t } = useTranslation('tasks');
  const query = useQuery(taskQuery(taskKey));
  return (
    <>
      <Link to={listAddress} className="tg-tasks__back">
        <ArrowLeft /> {t('backToList')}
      </Link>
      <Loaded query={query} what={t('what.one')} lines={10}>
        {(task) => <OneTask task={task} onCompleted={onCompleted} />}
      </Loaded>
    </>
  );
}

function OneTask({ task, onCompleted }: { task: TaskDetail; onCompleted: () => void }) {
  const { t } = useTranslation('tasks');
  return (
    <article className="tg-task" aria-labelledby="task-name">
      <header className="tg-task__header">
        <div>
          <h2 id="task-name">{task.name}</h2>
          <p>
            {task.recordNumber && <RecordLink number={task.recordNumber} />} {task.recordTitle}
          </p>
        </div>
        <Assignment task={task} />
      </header>
      <Facts
        facts={[
          { term: t('process'), value: task.processName },
          { term: t('created'), value: <Moment at={task.createdAt} /> },
          ...(task.dueDate ? [{ term: t('due'), value: <><Moment at={task.dueDate} /> · <DueDate at={task.dueDate} /></> }] : []),
          ...(task.followUpDate ? [{ term: t('followUp'), value: <Moment at={task.followUpDate} /> }] : []),
          { term: t('priority'), value: task.priority >= URGENT_PRIORITY ? <>{task.priority} <Badge tone="red">{t('urgent')}</Badge></> : task.priority },
        ]}
      />
      {task.stakes.length > 0 && (
        <section className="tg-stakes" aria-labelledby="task-stakes">
          <h3 id="task-stakes" className="tg-subheading">{t('stakes')}</h3>
          <ul>
            {task.stakes.map((sentence) => (
              <li key={sentence}><WithRecordLinks text={sentence} /></li>
            ))}
          </ul>
        </section>
      )}
      {task.documentation && <p className="tg-prose">{task.documentation}</p>}
      <TaskNotices task={task} />
      <Decision task={task} onCompleted={onCompleted} />
      {task.recordNumber && (
        <Suspense fallback={<Skeleton lines={3} />}>
          <TaskContext recordNumber={task.recordNumber} elementId={task.elementId} />
        </Suspense>
      )}
    </article>
  );
}
