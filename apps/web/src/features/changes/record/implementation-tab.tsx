import { Button } from '@carbon/react';
import type { ChangeView, ImplementationTaskView } from '#core/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { Moment } from '../../../ui/moment.js';
import { useMoveTask, useRemoveTask } from '../changes.js';
import { PlanTaskDialog } from './plan-task-dialog.js';
import { ReportTaskDialog } from './report-task-dialog.js';
import { useChange } from './use-change.js';

type Open = { kind: 'plan'; task: ImplementationTaskView | null } | { kind: 'report'; task: ImplementationTaskView } | null;

/** The steps of the implementation, in their order. */
export function Component() {
  const { t } = useTranslation('changes');
  const change = useChange();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const mayPlan = change.allowedActions.includes('plan-tasks');
  return (
    <>
      {mayPlan && (
        <p className="tg-row">
          <Button size="sm" kind="tertiary" onClick={() => setOpen({ kind: 'plan', task: null })}>{t('implementation.add')}</Button>
        </p>
      )}
      {change.tasks.length === 0 ? (
        <EmptyState title={t('implementation.none')}>{t('implementation.noneText')}</EmptyState>
      ) : (
        <ol className="tg-steps" aria-label={t('tab.implementation')}>
          {change.tasks.map((task) => (
            <li key={task.id} className="tg-card">
              <Task change={change} task={task} onOpen={setOpen} />
            </li>
          ))}
        </ol>
      )}
      {open?.kind === 'plan' && <PlanTaskDialog change={change} task={open.task} onClose={close} />}
      {open?.kind === 'report' && <ReportTaskDialog change={change} task={open.task} onClose={close} />}
    </>
  );
}

const TONES = { open: 'neutral', done: 'green', failed: 'red' } as const;

function Task({ change, task, onOpen }: { change: ChangeView; task: ImplementationTaskView; onOpen: (open: Open) => void }) {
  const { t } = useTranslation('changes');
  const mayReport = change.allowedActions.includes('report-tasks');
  const mayPlan = change.allowedActions.includes('plan-tasks') && task.state === 'open';
  return (
    <>
      <p className="tg-row">
        <span className="tg-strong">{task.position}. {task.title}</span>
        <Badge tone={TONES[task.state]}>{t(`implementation.state.${task.state}`)}</Badge>
      </p>
      <p className="tg-quiet">
        {task.owner?.displayName ?? t('implementation.noOwner')}
        {task.plannedStart && <>, <Moment at={task.plannedStart} /></>}
        {task.plannedEnd && <> – <Moment at={task.plannedEnd} /></>}
      </p>
      {task.note && <blockquote className="tg-quote tg-prose">{task.note}</blockquote>}
      {task.reportedBy && <p className="tg-quiet">{t('implementation.reportedBy', { name: task.reportedBy.displayName })} <Moment at={task.reportedAt} /></p>}
      {(mayReport || mayPlan) && (
        <div className="tg-row">
          {mayReport && <Button size="sm" onClick={() => onOpen({ kind: 'report', task })}>{t('implementation.report')}</Button>}
          {mayPlan && <PlanningActions change={change} task={task} onEdit={() => onOpen({ kind: 'plan', task })} />}
        </div>
      )}
    </>
  );
}

function PlanningActions({ change, task, onEdit }: { change: ChangeView; task: ImplementationTaskView; onEdit: () => void }) {
  const { t } = useTranslation(['changes', 'common']);
  const move = useMoveTask(change.number);
  const remove = useRemoveTask(change.number);
  const error = move.error ?? remove.error;
  const { id, position, title } = task;
  const pending = move.isPending || remove.isPending;
  return (
    <>
      <Button size="sm" kind="ghost" onClick={onEdit}>{t('implementation.edit')}</Button>
      {position > 1 && <Button size="sm" kind="ghost" disabled={pending} onClick={() => move.mutate({ id, position: position - 1 })}>{t('implementation.earlier')}</Button>}
      {position < change.tasks.length && <Button size="sm" kind="ghost" disabled={pending} onClick={() => move.mutate({ id, position: position + 1 })}>{t('implementation.later')}</Button>}
      <Button size="sm" kind="danger--ghost" disabled={pending} onClick={() => remove.mutate(id)}>{t('implementation.remove')}</Button>
      {error && <ErrorNotice error={error} title={t('common:error.failed', { what: title })} />}
    </>
  );
}
