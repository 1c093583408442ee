import { Button, TextArea } from '@carbon/react';
import { type ChangeView, IMPLEMENTATION_TASK_STATES, type ImplementationTaskState, type ImplementationTaskView } from '#core/contracts';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.js';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { RadioChoice } from '../../../ui/radio-choice.js';
import { useReportTask } from '../changes.js';

/** How a step of the implementation went. */
export function ReportTaskDialog({ change, task, onClose }: { change: ChangeView; task: ImplementationTaskView; onClose: () => void }) {
  const { t } = useTranslation(['changes', 'common']);
  const id = useId();
  const report = useReportTask(change.number, task.id);
  const [state, setState] = useState<ImplementationTaskState>(task.state === 'open' ? 'done' : task.state);
  const [note, setNote] = useState(task.note ?? '');
  const noteMissing = state === 'failed' && note.trim() === '';
  const [tried, setTried] = useState(false);
  const choices = IMPLEMENTATION_TASK_STATES.filter((one) => one !== 'open' || task.state !== 'open').map((one) => ({ value: one, label: t(`implementation.state.${one}`) }));

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (!noteMissing) report.mutate({ state, note: note.trim() || null }, { onSuccess: onClose });
  }

  const actions = (
    <>
      <Button kind="secondary" onClick={onClose}>{t('common:action.cancel')}</Button>
      <Button type="submit" form={id} disabled={report.isPending}>{t('implementation.report')}</Button>
    </>
  );
  return (
    <Dialog title={task.title} onClose={onClose} actions={actions}>
      <form id={id} onSubmit={submit} noValidate className="tg-stack">
        {report.error && <ErrorNotice error={report.error} title={t('common:error.failed', { what: task.title })} />}
        <RadioChoice legend={t('implementation.how')} name={`${id}-state`} choices={choices} value={state} onChange={setState} />
        <TextArea id={`${id}-note`} labelText={t('implementation.note')} helperText={t('implementation.noteHelp')} rows={3} value={note} invalid={tried && noteMissing} invalidText={t('implementation.noteMissing')} onChange={(event) => setNote(event.target.value)} />
      </form>
    </Dialog>
  );
}
