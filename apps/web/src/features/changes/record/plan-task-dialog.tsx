import { Button, Select, SelectItem, TextInput } from '@carbon/react';
import type { ChangeView, ImplementationTaskView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.js';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { fromLocalInput, toLocalInput, userZone } from '../../../ui/time.js';
import { implementersQuery, usePlanTask, type TaskEntries } from '../changes.js';

/** A new step of the implementation, or one that is planned otherwise. */
export function PlanTaskDialog({ change, task, onClose }: { change: ChangeView; task: ImplementationTaskView | null; onClose: () => void }) {
  const { t } = useTranslation(['changes', 'common']);
  const id = useId();
  const plan = usePlanTask(change.number, task?.id ?? null);
  const implementers = useQuery(implementersQuery).data?.items ?? [];
  const [entries, setEntries] = useState<TaskEntries>({ title: task?.title ?? '', owner: task?.owner?.username ?? null, plannedStart: task?.plannedStart ?? null, plannedEnd: task?.plannedEnd ?? null });
  const [missing, setMissing] = useState(false);
  const set = (more: Partial<TaskEntries>) => setEntries({ ...entries, ...more });
  const title = t(task ? 'implementation.editTitle' : 'implementation.addTitle', { number: change.number });

  function submit(event: FormEvent): void {
    event.preventDefault();
    setMissing(entries.title.trim() === '');
    if (entries.title.trim() !== '') plan.mutate(entries, { onSuccess: onClose });
  }

  const actions = (
    <>
      <Button kind="secondary" onClick={onClose}>{t('common:action.cancel')}</Button>
      <Button type="submit" form={id} disabled={plan.isPending}>{t('form.save')}</Button>
    </>
  );
  return (
    <Dialog title={title} onClose={onClose} actions={actions}>
      <form id={id} onSubmit={submit} noValidate className="tg-stack">
        {plan.error && <ErrorNotice error={plan.error} title={t('common:error.failed', { what: title })} />}
        <TextInput id={`${id}-title`} labelText={t('implementation.field.title')} value={entries.title} maxLength={200} invalid={missing} invalidText={t('implementation.titleMissing')} onChange={(event) => set({ title: event.target.value })} />
        <Select id={`${id}-owner`} labelText={t('implementation.field.owner')} value={entries.owner ?? ''} onChange={(event) => set({ owner: event.target.value || null })}>
          <SelectItem value="" text={t('implementation.noOwner')} />
          {implementers.map(({ username, displayName }) => (
            <SelectItem key={username} value={username} text={displayName} />
          ))}
        </Select>
        <p className="tg-quiet">{t('common:time.zone', { zone: userZone })}</p>
        <TextInput id={`${id}-start`} type="datetime-local" labelText={t('field.plannedStart')} value={toLocalInput(entries.plannedStart)} onChange={(event) => set({ plannedStart: fromLocalInput(event.target.value) })} />
        <TextInput id={`${id}-end`} type="datetime-local" labelText={t('field.plannedEnd')} value={toLocalInput(entries.plannedEnd)} onChange={(event) => set({ plannedEnd: fromLocalInput(event.target.value) })} />
      </form>
    </Dialog>
  );
}
